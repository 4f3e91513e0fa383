package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A power cut while the very first start is under way. */
class FirstStartKilledTest {
    private static final int POINTS = 8;

    @Test
    @Tag("D1")
    void aFirstStartKilledAnywhereIsFollowedByOneThatWorks() {
        Path whole = Product.freshFolder("first-start-whole");
        long begun = System.nanoTime();
        try (Product product = Product.at(whole).start()) {
            awaitDemoData(product);
        }
        long length = System.nanoTime() - begun;
        for (int point = 1; point <= POINTS; point++) {
            Path folder = Product.freshFolder("first-start-" + point);
            try (Product product = Product.at(folder)) {
                CompletableFuture<String> unused = product.launch();
                LockSupport.parkNanos(length * point / (POINTS + 1));
                product.kill();
                product.start();
                awaitDemoData(product);
            }
        }
    }

    /** The demo data is there once: each holder got the mail on the letters of the first start, and one of them alone. */
    private static void awaitDemoData(Product product) {
        DemoLetters.awaitFirst(product);
        assertEquals(1, new Mailbox(product).to(SignIn.CITIZEN).size());
    }
}
