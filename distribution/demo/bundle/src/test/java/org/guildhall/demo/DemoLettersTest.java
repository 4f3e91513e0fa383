package org.guildhall.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** With {@code -Ddemo.letters=write} it first writes the letters anew. */
class DemoLettersTest {
    @Test
    void theLettersOfTheFirstStartAreThoseThatTheGeneratorMakes() throws IOException {
        assertSame(Path.of("src/main/resources/finance-drop"), DemoLetters.firstStart());
    }

    @Test
    void theLettersToCopyInAreThoseThatTheGeneratorMakes() throws IOException {
        assertSame(Path.of("../finance-drop"), DemoLetters.toCopyIn());
    }

    @Test
    void aLetterCanBeReadAsText() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(Files.readAllBytes(Path.of("../finance-drop/outcome-letter-2026-10.pdf")))) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Outcome of your financial assessment"), text);
            assertTrue(text.contains("£ 79.15"), text);
            assertEquals(1, document.getNumberOfPages());
        }
    }

    private static void assertSame(Path folder, Map<String, byte[]> made) throws IOException {
        if ("write".equals(System.getProperty("demo.letters"))) {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : made.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())), file.getKey());
        }
    }
}
