package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Portals that no longer start when the server does. */
class PortalFailuresTest {
    private static final String LEFT_ALONE = "and is left alone now; all else serves";

    @Test
    @Tag("I4")
    void oneThatThrowsIsTriedAFewTimesThenLeftAloneWhileTheOthersServe() throws IOException {
        Path folder = Product.freshFolder("failing-greetings");
        Path signs = Files.createDirectories(folder.resolve("signs"));
        Path jar = new GreetingPortal("1.0.0").says("Hello").watching(signs).build(folder, "greeting-1.0.0.jar");
        Path fails = signs.resolve("fail-resolved");
        try (Product product =
                        Product.at(Product.freshFolder("portal-failures")).start();
                Visitor administrator = Visitor.of(product);
                Visitor reader = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            Files.copy(jar, product.data().resolve("portals/install/greeting.jar"));
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello");
            Files.createFile(fails);
            product.stop();
            product.start();
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            assertEquals(503, reader.open(GreetingPortal.PAGE), "the page is known, and not there now");
            Await.until("the last try", () -> set(product).contains("\"quarantined\" : true"));
            administrator.open("admin/portals/" + GreetingPortal.NAME);
            administrator
                    .sees("It does not start: IllegalStateException: planted at resolved.")
                    .sees(LEFT_ALONE);
            Looks.check(administrator.page(), "portals-quarantined");

            // the next start leaves it alone
            product.stop();
            product.start();
            assertTrue(set(product).contains("\"tries\" : 3"), set(product));
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/portals/" + GreetingPortal.NAME);
            administrator
                    .sees(LEFT_ALONE)
                    .press("Start")
                    .sees("It does not start: IllegalStateException: planted at resolved");
            Files.delete(fails);
            administrator.press("Start").sees("Greeting runs again.");
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello");
        }
    }

    @Test
    @Tag("I4")
    void oneThatHangsKeepsNobodyWaiting() throws IOException {
        Path folder = Product.freshFolder("hanging-greetings");
        Path signs = Files.createDirectories(folder.resolve("signs"));
        Path jar = new GreetingPortal("1.0.0").says("Hello").watching(signs).build(folder, "greeting-1.0.0.jar");
        try (Product product = Product.at(Product.freshFolder("portal-hangs")).start();
                Visitor reader = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            Files.copy(jar, product.data().resolve("portals/install/greeting.jar"));
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello");
            product.stop();
            Files.createFile(signs.resolve("halt-resolved"));
            product.start();
            assertTrue(Files.exists(signs.resolve("reached-resolved")), "it hangs");
            // by the alphabet it comes before those of referrals and of children's plans
            assertEquals(200, reader.open("sign-in"));
            SignIn.demo(reader, SignIn.CITIZEN);
            assertEquals(200, reader.open("referral"));
            product.kill();
        }
    }

    private static String set(Product product) {
        try {
            return Files.readString(product.data().resolve("portals/set.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
