package org.guildhall.finance.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes the blank form on which somebody names a financial representative; always the same bytes. */
final class BlankConsentForm {
    private static final String TITLE = "Consent to share financial information with a nominated representative";
    private static final float LEFT = 64;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 64;

    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private float y = 760;

    byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.setDocumentId(2026L);
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(TITLE);
            about.setCreationDate(
                    GregorianCalendar.from(LocalDate.of(2026, 11, 1).atStartOfDay(ZoneOffset.UTC)));
            document.getDocumentCatalog().setLanguage("en-GB");
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content);
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void write(PDPageContentStream content) throws IOException {
        line(content, bold, 15, "Client Finance Portal");
        line(content, bold, 13, TITLE);
        y -= 10;
        section(
                content,
                "About the person receiving care and support",
                List.of("Full name", "Date of birth", "Address", "Postcode"));
        section(
                content,
                "About the nominated financial representative",
                List.of("Full name", "Address", "Postcode", "Email address"));
        line(content, bold, 12, "Consent");
        line(
                content,
                plain,
                11,
                "I agree that the council shares my financial documents about my care with the person");
        line(
                content,
                plain,
                11,
                "named above on the Client Finance Portal. I can end this consent at any time by telling");
        line(content, plain, 11, "the council. The council then ends the access at once.");
        y -= 14;
        field(content, "Signature of the person receiving care and support");
        field(content, "Date");
        field(content, "Signature of the representative");
        field(content, "Date");
        y -= 6;
        line(content, plain, 9, "Upload a photograph or scan of the signed form with your access request.");
    }

    private void section(PDPageContentStream content, String title, List<String> fields) throws IOException {
        line(content, bold, 12, title);
        y -= 6;
        for (String field : fields) {
            field(content, field);
        }
        y -= 12;
    }

    private void field(PDPageContentStream content, String label) throws IOException {
        text(content, plain, 10, label);
        float from = LEFT + plain.getStringWidth(label) / 1000 * 10 + 8;
        content.moveTo(from, y - 2);
        content.lineTo(RIGHT, y - 2);
        content.stroke();
        y -= 30;
    }

    private void line(PDPageContentStream content, PDFont font, float size, String words) throws IOException {
        text(content, font, size, words);
        y -= size * 1.6f;
    }

    private void text(PDPageContentStream content, PDFont font, float size, String words) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(LEFT, y);
        content.showText(words);
        content.endText();
    }
}
