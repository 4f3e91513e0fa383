package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** With {@code -Dconsent.form=write} it first writes the form anew. */
class BlankConsentFormTest {
    private static final Path SHIPPED = Path.of("src/main/resources/META-INF/resources/finance/consent-form.pdf");

    @Test
    void theFormThatIsShippedIsTheOneThatTheGeneratorMakes() throws IOException {
        byte[] made = new BlankConsentForm().pdf();
        if ("write".equals(System.getProperty("consent.form"))) {
            Files.write(SHIPPED, made);
        }
        assertArrayEquals(made, Files.readAllBytes(SHIPPED));
    }

    @Test
    void theFormCanBeReadAsText() throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(SHIPPED))) {
            assertTrue(new PDFTextStripper().getText(document).contains("nominated representative"));
        }
    }
}
