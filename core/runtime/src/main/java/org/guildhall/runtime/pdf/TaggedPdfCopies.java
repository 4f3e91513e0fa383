package org.guildhall.runtime.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Prints a copy from top to bottom, each question as a heading and its answer below. It names nothing of PDFBox, so that none of that is
 * loaded before somebody wants a copy.
 */
@Component(service = PdfCopies.class)
public final class TaggedPdfCopies implements PdfCopies {
    private final Texts texts;
    private final Clock clock;

    @Activate
    public TaggedPdfCopies(@Reference Texts texts, @Reference Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public void write(PdfCopy copy, OutputStream out) throws IOException {
        Locale language = copy.language();
        try (TaggedPdf pdf = new TaggedPdf(copy.title(), copy.council(), language, clock.instant())) {
            pdf.block(Block.PARAGRAPH, copy.council());
            pdf.block(Block.TITLE, copy.title());
            for (String paragraph : copy.intro()) {
                pdf.block(Block.PARAGRAPH, paragraph);
            }
            if (!wordsOf(copy).allMatch(pdf::prints)) {
                pdf.block(Block.PARAGRAPH, texts.get(language, "pdf.unprintable"));
            }
            for (PdfSection section : copy.sections()) {
                print(section, pdf, texts.get(language, "pdf.not-given"));
            }
            for (int page = 1; page <= pdf.pages(); page++) {
                pdf.footer(page, texts.get(language, "pdf.page", page, pdf.pages()));
            }
            pdf.save(out);
        }
    }

    private static void print(PdfSection section, TaggedPdf pdf, String notGiven) throws IOException {
        // no level of headings may be left out (ISO 14289-1, 7.4.2)
        boolean titled = !section.title().isBlank();
        if (titled) {
            pdf.block(Block.SECTION, section.title());
        }
        for (PdfRow row : section.rows()) {
            pdf.block(titled ? Block.QUESTION : Block.UNTITLED_QUESTION, row.question());
            boolean given = row.lines().stream().anyMatch(line -> !line.isBlank());
            for (String line : given ? row.lines() : List.of(notGiven)) {
                pdf.block(Block.ANSWER, line);
            }
        }
    }

    private static Stream<String> wordsOf(PdfCopy copy) {
        Stream<String> rows = copy.sections().stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> Stream.concat(Stream.of(row.question()), row.lines().stream()));
        Stream<String> titles = copy.sections().stream().map(PdfSection::title);
        return Stream.of(Stream.of(copy.council(), copy.title()), copy.intro().stream(), titles, rows)
                .flatMap(words -> words);
    }
}
