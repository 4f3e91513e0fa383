package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code guildhall bench documents} does with 100,000 documents and files of 1 GB, with a few. */
class DocumentLoadTest {
    @Test
    @Tag("F15")
    @Tag("E1")
    void nothingIsLostOrTakenTwiceUnderKillsAndLargeFilesComeAndGoInLittleMemory()
            throws IOException, InterruptedException {
        try (Product product = Product.at(Product.freshFolder("load"))
                .configured("org.guildhall.finance", Map.of("documentMegabytes", "1024"))
                .with("GUILDHALL_JAVA_OPTIONS", "-Xmx256m")
                .start()) {
            DemoLetters.awaitFirst(product);
            DocumentLoad load = new DocumentLoad(product);
            load.addPeople(20);
            load.importDocuments(200, 20, 1);
            assertTrue(load.pageP95(3) > 0);
            String token = DocumentLoad.token(product);
            assertTrue(load.large(60, token).out() > 0);
            assertTrue(load.atOnce(20, 4, token) > 0);
        }
    }
}
