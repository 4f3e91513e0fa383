package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The archive starts on its own. */
class ArchiveTest {
    @Test
    @Tag("A7")
    void theUnpackedArchiveStartsAndShowsHome() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("archive");
        Path archive = Path.of(Product.assembledHome() + ".tar.gz");
        Process unpack = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, unpack.waitFor());
        Path home = folder.resolve(Product.assembledHome().getFileName());
        try (Product product = Product.of(home, folder.resolve("data")).start();
                Visitor visitor = Visitor.of(product)) {
            assertEquals(200, visitor.open(""));
            visitor.sees(Labels.TEST_BANNER);
            String console = String.join("\n", product.console());
            assertTrue(console.contains(SignIn.DEMO_PASSWORD), console);
            assertTrue(console.contains("finance.officer@example.org"), console);
            assertTrue(console.contains(folder.resolve("data").toString()), console);
        }
    }
}
