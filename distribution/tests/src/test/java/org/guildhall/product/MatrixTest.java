package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Everybody at every page, servlet and call, with their own and with others' objects; and how all these pages look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatrixTest {
    private final Product product = Product.at(Product.freshFolder("matrix")).forManySignIns();
    private final Matrix matrix =
            new Matrix(product, new CoreInMatrix(), new FinanceInMatrix(), new ReferralInMatrix(), new SendInMatrix());

    @BeforeAll
    void start() {
        product.start();
        DemoLetters.awaitFirst(product);
        ProbePortal.install(product);
    }

    @AfterAll
    void stop() {
        matrix.close();
        product.close();
    }

    @Test
    @Order(1)
    @Tag("C9")
    @Tag("E3")
    @Tag("F13")
    @Tag("F14")
    @Tag("H10")
    @Tag("G4")
    @Tag("G10")
    void nothingOfAnObjectReachesThoseWhoMayNotSeeItAndOnlyReviewedCommandsExist()
            throws IOException, InterruptedException {
        matrix.check();
        assertEquals(
                "This server knows no command dance. It knows: portal, settings.",
                asked(product, "dance"),
                "a new command is reviewed here first");
    }

    /** With the objects that the matrix has made. */
    @Test
    @Order(2)
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @Tag("looks")
    @Tag("A7")
    @Tag("A10")
    @Tag("A11")
    void everyPageIsAccessibleByKeyboardNarrowLightDarkAndInBothLanguages() {
        new EveryPage(matrix).check();
    }

    private static String asked(Product product, String word) throws IOException, InterruptedException {
        Process running = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Product.assembledHome().resolve("lib") + File.separator + "*",
                        "org.guildhall.launcher.Remote",
                        product.data().toString(),
                        word)
                .redirectErrorStream(true)
                .start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(2, running.waitFor(), text);
        return text;
    }
}
