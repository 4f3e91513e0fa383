package org.guildhall.runtime.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.TestInstance;
import org.guildhall.runtime.text.TextCatalogues;
import org.guildhall.runtime.text.TextCataloguesTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H8")
class TaggedPdfCopiesTest {
    private static final String COUNCIL = "Guildhall Borough Council";
    private static final String TITLE = "Concern about an adult, R-2026-0042";
    /** Four thousand characters of words that are all different. */
    private static final String LONG_ANSWER =
            IntStream.range(0, 500).mapToObj(word -> "word%03d".formatted(word)).collect(Collectors.joining(" "));

    @TempDir
    Path folder;

    @Test
    void printsAllThatWasSentInItsOrder() throws IOException {
        PdfCopy copy = copy(
                new PdfSection(
                        "About you",
                        List.of(
                                new PdfRow("What is your name?", List.of("Siân O'Brien")),
                                new PdfRow("Address", List.of("1 High Street", "Guildhall", "AB1 2CD")))),
                new PdfSection("What happened", List.of(new PdfRow("Tell us", List.of("First – then second")))));
        assertEquals(
                COUNCIL + "\n" + TITLE + "\nSent on 23 Jan 2026\nAbout you\nWhat is your name?\nSiân O'Brien\n"
                        + "Address\n1 High Street\nGuildhall\nAB1 2CD\nWhat happened\nTell us\nFirst – then second\n"
                        + TITLE + " Page 1 of 1",
                read(pdf(copy), TaggedPdfCopiesTest::text));
    }

    @Test
    void saysWhatWasNotGivenInTheReadersLanguage() throws IOException {
        PdfSection section = new PdfSection(
                "A", List.of(new PdfRow("Nothing", List.of()), new PdfRow("Blank", List.of("", " \n "))));
        assertTrue(words(pdf(copy(section))).contains("Nothing Not given Blank Not given"));
        PdfCopy welsh = new PdfCopy(TITLE, List.of(), List.of(section), Texts.WELSH, COUNCIL);
        byte[] pdf = pdf(welsh);
        assertTrue(words(pdf).contains("Nothing Heb ei roi Blank Heb ei roi"), words(pdf));
        assertTrue(words(pdf).contains("Tudalen 1 o 1"), words(pdf));
        assertEquals(
                "cy-GB", read(pdf, document -> document.getDocumentCatalog().getLanguage()));
    }

    @Test
    void keepsTheParagraphsOfAnAnswer() throws IOException {
        byte[] pdf = pdf(copy(section("One.\r\n\r\nTwo.\nThree.")));
        List<String> tags = read(
                pdf,
                document -> elements(document).stream()
                        .map(PDStructureElement::getStructureType)
                        .toList());
        assertEquals(List.of("P", "H1", "P", "H2", "H3", "P", "P", "P"), tags);
        assertTrue(words(pdf).contains("One. Two. Three."), words(pdf));
    }

    @Test
    void leavesOutNoLevelOfHeadingsWhereASectionHasNoTitle() throws IOException {
        PdfSection untitled = new PdfSection(" ", List.of(new PdfRow("Question", List.of("Answer"))));
        byte[] pdf = pdf(copy(untitled));
        assertEquals(
                List.of("P", "H1", "P", "H2", "P"),
                read(
                        pdf,
                        document -> elements(document).stream()
                                .map(PDStructureElement::getStructureType)
                                .toList()));
        assertEquals(List.of(), UniversalAccess.faults(pdf));
    }

    @Test
    void tellsScreenReadersTitleLanguageAndOrder() throws IOException {
        read(pdf(copy(section("Yes"))), document -> {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            assertEquals("en-GB", catalog.getLanguage());
            assertTrue(catalog.getMarkInfo().isMarked());
            assertTrue(catalog.getViewerPreferences().displayDocTitle());
            assertEquals(TITLE, document.getDocumentInformation().getTitle());
            String metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), metadata);
            assertTrue(metadata.contains(TITLE), metadata);
            assertEquals(
                    "A section", catalog.getDocumentOutline().getFirstChild().getTitle());
            for (PDPage page : document.getPages()) {
                assertEquals("S", page.getCOSObject().getNameAsString("Tabs"));
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded());
                    assertNotNull(font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE));
                }
            }
            return document;
        });
    }

    @Test
    void hasAllThatIsDrawnInItsStructureOrMarksItAsAnArtifact() throws IOException {
        byte[] pdf = pdf(copy(section(LONG_ANSWER), section(LONG_ANSWER, "שלום world", "End")));
        read(pdf, document -> {
            List<String> ofStructure = elements(document).stream()
                    .flatMap(element -> element.getKids().stream())
                    .map(PDMarkedContentReference.class::cast)
                    .map(kid -> document.getPages().indexOf(kid.getPage()) + "/" + kid.getMCID())
                    .toList();
            List<String> drawn = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                int number = document.getPages().indexOf(page);
                List<String> here = marked(page);
                here.forEach(mark -> drawn.add(number + "/" + mark));
                PDParentTreeValue owners = (PDParentTreeValue) document.getDocumentCatalog()
                        .getStructureTreeRoot()
                        .getParentTree()
                        .getValue(page.getStructParents());
                assertEquals(here.size(), ((COSArray) owners.getCOSObject()).size());
            }
            assertEquals(ofStructure, drawn);
            return document;
        });
    }

    @Test
    void printsAnswersThatFillFortyPages() throws IOException {
        PdfSection[] sections = IntStream.range(0, 50)
                .mapToObj(number -> section(LONG_ANSWER + " end" + number))
                .toArray(PdfSection[]::new);
        byte[] pdf = pdf(copy(sections));
        String words = words(pdf);
        int pages = read(pdf, PDDocument::getNumberOfPages);
        assertTrue(pages >= 40, pages + " pages");
        int from = 0;
        for (int number = 0; number < sections.length; number++) {
            from = words.indexOf("end" + number, from);
            assertTrue(from > 0, "end" + number);
        }
        for (int number = 1; number <= pages; number++) {
            assertTrue(words.contains("Page " + number + " of " + pages));
        }
        assertTrue(pdf.length < 500_000, pdf.length + " bytes");
    }

    @Test
    void leavesNoHeadingAloneAtTheEndOfAPage() throws IOException {
        List<PdfRow> rows = IntStream.range(0, 200)
                .mapToObj(number -> new PdfRow("Question " + number, List.of("Answer\n".repeat(1 + number % 7))))
                .toList();
        read(pdf(copy(new PdfSection("All", rows))), document -> {
            assertTrue(document.getNumberOfPages() > 10);
            List<String> last = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            PDPage page = document.getPage(0);
            for (PDStructureElement element : elements(document)) {
                PDPage here = ((PDMarkedContentReference) element.getKids().getFirst()).getPage();
                if (!here.equals(page)) {
                    last.add(tags.getLast());
                    page = here;
                }
                tags.add(element.getStructureType());
            }
            assertEquals(document.getNumberOfPages() - 1, last.size());
            assertEquals(last.stream().map(tag -> "P").toList(), last);
            return document;
        });
    }

    @Test
    void printsWhateverPeopleType() throws IOException {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        List<String> typed = List.of(
                "caf\u00e9 cafe\u0301 Łódź Жуков Ωmega",
                "ﬁne ＡＢＣ",
                "zero\u200Dwidth \u200Fmark\u200E soft\u00ADhyphen\u0000\u0007\u001B",
                "tab\there\u000Bnext\u2028line",
                "smile \uD83D\uDE00 " + family + " heart \u2764\uFE0F",
                "مرحبا",
                "שלום עולם 123",
                "lone \uD83D surrogate \uDE00",
                "x".repeat(500),
                "W\u0302".repeat(2_000),
                "\uFFFE\uFFFF\uFEFF",
                "<&>\"' %s {0}");
        for (String text : typed) {
            byte[] pdf = pdf(copy(section(text)));
            assertEquals(List.of(), UniversalAccess.faults(pdf), text);
            PdfCopy everywhere = new PdfCopy(
                    text,
                    List.of(text),
                    List.of(new PdfSection(text, List.of(new PdfRow(text, List.of(text))))),
                    Texts.ENGLISH,
                    text);
            assertEquals(0, UniversalAccess.faults(pdf(everywhere)).size(), text);
        }
        String words = words(pdf(copy(section(String.join("\n", typed)))));
        assertTrue(words.contains("café café Łódź Жуков Ωmega fine ABC"), words);
        assertTrue(words.contains("zerowidth mark softhyphen tab here next line smile ? ??? heart"), words);
        assertTrue(words.contains("lone ? surrogate ?"), words);
        assertTrue(words.replace(" ", "").contains("x".repeat(500)), words);
        assertTrue(words.contains("<&>\"' %s {0}"), words);
        assertTrue(words.contains("Some characters, such as those of other alphabets"), words);
        assertFalse(words(pdf(copy(section("Plain?")))).contains("Some characters"));
    }

    @Test
    void turnsHebrewRoundOnPaper() {
        assertEquals("plain (text)", Typeface.visual("plain (text)"));
        assertEquals("(ב) םולש", Typeface.visual("שלום (ב)"));
        assertEquals("name 1 םולש", Typeface.visual("name שלום 1"));
    }

    @Test
    void isMadeAfterTheStandardOverSeveralPages() throws IOException {
        byte[] pdf = pdf(copy(section(LONG_ANSWER), section(LONG_ANSWER), section()));
        assertTrue(read(pdf, PDDocument::getNumberOfPages) > 1);
        assertEquals(List.of(), UniversalAccess.faults(pdf));
        byte[] mute = read(pdf, document -> {
            document.getDocumentCatalog().setLanguage(null);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            document.save(changed);
            return changed.toByteArray();
        });
        assertNotEquals(List.of(), UniversalAccess.faults(mute));
    }

    @Test
    void leavesTheReadersStreamOpen() throws IOException {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        copies().write(copy(section("Yes")), out);
        assertFalse(closed[0]);
    }

    private static PdfSection section(String... lines) {
        return new PdfSection("A section", List.of(new PdfRow("A question?", List.of(lines))));
    }

    private static PdfCopy copy(PdfSection... sections) {
        return new PdfCopy(TITLE, List.of("Sent on 23 Jan 2026"), List.of(sections), Texts.ENGLISH, COUNCIL);
    }

    private byte[] pdf(PdfCopy copy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copies().write(copy, bytes);
        return bytes.toByteArray();
    }

    private TaggedPdfCopies copies() {
        Texts texts = new TextCatalogues(new TestInstance(folder, true), folder, List.of(TextCataloguesTest.shipped()));
        return new TaggedPdfCopies(texts, Clock.fixed(Instant.parse("2026-01-23T10:00:00Z"), ZoneOffset.UTC));
    }

    /** All words with one space between them. */
    private static String words(byte[] pdf) throws IOException {
        return read(pdf, TaggedPdfCopiesTest::text).replaceAll("\\s+", " ");
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper()
                .getText(document)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The elements of the structure, from the first to the last. */
    private static List<PDStructureElement> elements(PDDocument document) {
        List<PDStructureElement> all = new ArrayList<>();
        PDStructureElement root = (PDStructureElement)
                document.getDocumentCatalog().getStructureTreeRoot().getKids().getFirst();
        assertEquals("Document", root.getStructureType());
        root.getKids().forEach(kid -> all.add((PDStructureElement) kid));
        return all;
    }

    /** The numbers of the page's marked content; fails on what is drawn outside of it and of artifacts. */
    private static List<String> marked(PDPage page) throws IOException {
        List<String> numbers = new ArrayList<>();
        List<Object> operands = new ArrayList<>();
        int depth = 0;
        for (Object token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add(token);
                continue;
            }
            switch (operator.getName()) {
                case "BDC" -> {
                    depth++;
                    if (operands.getLast() instanceof COSDictionary properties && properties.containsKey("MCID")) {
                        assertEquals(1, depth);
                        numbers.add(String.valueOf(properties.getInt(COSName.MCID)));
                    }
                }
                case "EMC" -> depth--;
                case "Tj", "TJ", "S", "f" -> assertTrue(depth > 0, operator + " is outside");
                default -> {}
            }
            operands.clear();
        }
        assertEquals(0, depth);
        return numbers;
    }

    private static <T> T read(byte[] pdf, Reading<T> reading) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Objects.requireNonNull(reading.of(document));
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }
}
