package org.guildhall.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A letter of a made-up council.
 *
 * @param file name of the file
 * @param kind kind of document as the manifest names it
 * @param title what the letter is about
 * @param to the person's name and address
 * @param paragraphs what it says before the table
 * @param rows the table: description and amount; the last row is the total
 * @param closing what it says after the table
 */
record Letter(
        String file,
        String externalId,
        String personReference,
        String kind,
        LocalDate date,
        String title,
        List<String> to,
        List<String> paragraphs,
        List<List<String>> rows,
        List<String> closing) {
    private static final float LEFT = 64;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 64;

    /** The letter as a PDF; the same letter always gives the same bytes. */
    byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            CRC32 id = new CRC32();
            id.update((externalId + title).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            document.setDocumentId(id.getValue());
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setAuthor("Guildhall Borough Council (made up)");
            about.setCreationDate(GregorianCalendar.from(date.atStartOfDay(ZoneOffset.UTC)));
            document.getDocumentCatalog().setLanguage("en-GB");
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void write(PDPageContentStream content) throws IOException {
        PDFont plain = new PDType1Font(FontName.HELVETICA);
        PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
        content.setNonStrokingColor(0x1d / 255f, 0x4f / 255f, 0x7c / 255f);
        content.addRect(0, 770, PDRectangle.A4.getWidth(), 72);
        content.fill();
        content.setNonStrokingColor(1f, 1f, 1f);
        text(content, bold, 20, LEFT, 806, "Guildhall Borough Council");
        text(content, plain, 11, LEFT, 786, "Adult Social Care - Client Finance Team");
        content.setNonStrokingColor(0.1f, 0.1f, 0.1f);

        float y = 730;
        for (String line : to) {
            text(content, plain, 11, LEFT, y, line);
            y -= 15;
        }
        text(content, plain, 10, 370, 730, "Our reference: " + personReference + " / " + externalId);
        text(content, plain, 10, 370, 715, "Date: " + DemoLetters.words(date));
        text(content, plain, 10, 370, 700, "Telephone: 01632 960 000");

        y = 620;
        text(content, bold, 14, LEFT, y, title);
        y -= 28;
        for (String paragraph : paragraphs) {
            y = paragraph(content, plain, paragraph, y);
        }
        y -= 6;
        for (int row = 0; row < rows.size(); row++) {
            boolean total = row == rows.size() - 1;
            PDFont font = total ? bold : plain;
            if (row % 2 == 0) {
                content.setNonStrokingColor(0.94f, 0.93f, 0.91f);
                content.addRect(LEFT - 6, y - 6, RIGHT - LEFT + 12, 20);
                content.fill();
                content.setNonStrokingColor(0.1f, 0.1f, 0.1f);
            }
            String amount = rows.get(row).get(1);
            text(content, font, 11, LEFT, y, rows.get(row).get(0));
            text(content, font, 11, RIGHT - width(font, amount), y, amount);
            y -= 20;
        }
        y -= 16;
        for (String paragraph : closing) {
            y = paragraph(content, plain, paragraph, y);
        }
        text(content, plain, 11, LEFT, y - 8, "Client Finance Team");
        text(
                content,
                plain,
                8,
                LEFT,
                40,
                "A made-up letter for test instances. No real person, council or account is meant.");
    }

    private static float paragraph(PDPageContentStream content, PDFont font, String text, float from)
            throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(font, line + " " + word) > RIGHT - LEFT) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        float y = from;
        for (String each : lines) {
            text(content, font, 11, LEFT, y, each);
            y -= 16;
        }
        return y - 8;
    }

    private static float width(PDFont font, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * 11;
    }

    private static void text(PDPageContentStream content, PDFont font, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
