package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A power cut while the very first start is under way. */
class FirstStartKilledTest {
    private static final int POINTS = PowerCuts.orMore(4);
    /** The last point lies where it makes its demo data; the others before it says that it is ready. */
    private static final int BEFORE_READY = POINTS - 1;

    @Test
    @Tag("D1")
    void aFirstStartKilledAnywhereIsFollowedByOneThatWorks() {
        Path whole = Product.freshFolder("first-start-whole");
        long begun = System.nanoTime();
        long ready;
        try (Product product = Product.at(whole).unprepared().start()) {
            ready = System.nanoTime() - begun;
            awaitDemoData(product);
        }
        long length = System.nanoTime() - begun;
        List<Integer> unready = new ArrayList<>();
        for (int point = 1; point <= POINTS; point++) {
            try (Product product =
                    Product.at(Product.freshFolder("first-start-" + point)).unprepared()) {
                CompletableFuture<String> launched = product.launch();
                LockSupport.parkNanos(
                        point <= BEFORE_READY ? ready * point / (BEFORE_READY + 1) : (ready + length) / 2);
                boolean answered = launched.isDone();
                product.kill();
                if (!answered) {
                    unready.add(point);
                }
                product.start();
                awaitDemoData(product);
                try (Visitor visitor = Visitor.of(product)) {
                    SignIn.demo(visitor, SignIn.CITIZEN);
                    visitor.sees("View documents of Edith Pemberton");
                }
            }
        }
        assertTrue(unready.size() >= POINTS / 2, "points before it was ready: " + unready);
    }

    /** The demo data is there once: each holder got the mail on the letters of the first start, and one of them alone. */
    private static void awaitDemoData(Product product) {
        DemoLetters.awaitFirst(product);
        assertEquals(1, new Mailbox(product).to(SignIn.CITIZEN).size());
    }
}
