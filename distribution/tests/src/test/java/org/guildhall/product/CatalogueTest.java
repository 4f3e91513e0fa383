package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.guildhall.product.CatalogueHost.catalogue;
import static org.guildhall.product.CatalogueHost.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.guildhall.product.CommandLine.Said;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Portals come from a catalogue on a server or in a folder, and from nowhere else. */
class CatalogueTest {
    private static final String CATALOGUE = "Catalogue";
    private static final String READ = "Read the catalogue now";
    private static final String ASK = " Ask whoever makes it.";

    @Test
    @Tag("I2")
    void anAdministratorLooksAtAPortalOfTheCatalogueAndInstallsIt() throws Exception {
        Path folder = Product.freshFolder("catalogue-greetings");
        Path first = new GreetingPortal("1.0.0").says("Hello one").build(folder, "greeting-1.0.0.jar");
        Path second = new GreetingPortal("1.1.0").says("Hello two").build(folder, "greeting-1.1.0.jar");
        try (CatalogueHost host = new CatalogueHost(folder);
                CatalogueHost other = new CatalogueHost(Product.freshFolder("catalogue-other"));
                Product product = host.trustedBy(Product.at(Product.freshFolder("catalogue")))
                        .start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor reader = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(CATALOGUE).reached(CATALOGUE);
            administrator.sees("No catalogue is set.");
            Looks.check(administrator.page(), "catalogue-none");
            administrator.press("Set where the catalogue is").reached("Catalogue of portals");
            administrator.type("Place of the catalogue", host.url("/catalogue.json"));
            administrator.press("Save").sees("The settings are saved.");

            host.put("/greeting-1.0.0.jar", first);
            host.put("/jars/greeting-1.1.0.jar", second);
            host.list(
                    entry(first, "1.0.0", "greeting-1.0.0.jar"),
                    entry(second, "1.1.0", host.url("/jars/greeting-1.1.0.jar")),
                    entry(second, "9.0.0", "greeting-9.0.0.jar", "[9,10)"));
            administrator.follow(CATALOGUE).reached(CATALOGUE);
            administrator.press(READ).sees("The catalogue is read. Portals in it: 3.");
            administrator.sees("Not for this Guildhall");
            assertThat(administrator.button("Look at this portal Greeting 9.0.0"))
                    .hasCount(0);
            Looks.check(administrator.page(), "catalogue");

            administrator.press("Look at this portal Greeting 1.0.0").reached("Check of greeting");
            assertEquals(404, reader.open(GreetingPortal.PAGE), "a look alone changes nothing");
            administrator.press("Install greeting").reached("Greeting is installed");
            reader.reached("Hello one");
            administrator.follow(CATALOGUE).reached(CATALOGUE);
            administrator.sees("Newer than 1.0.0, which is installed");
            Looks.check(administrator.page(), "catalogue-installed");
            administrator.press("Look at this portal Greeting 1.1.0").reached("Check of Greeting");
            administrator.press("Update from 1.0.0 to 1.1.0").reached("Greeting is updated");
            reader.reached("Hello two");

            host.redirect("/jars/greeting-1.1.0.jar", other.url("/greeting-1.1.0.jar"));
            other.put("/greeting-1.1.0.jar", second);
            host.redirect("/moved.jar", "/greeting-1.0.0.jar");
            host.put(
                    "/padded.jar",
                    (Files.readString(first, StandardCharsets.ISO_8859_1) + "more")
                            .getBytes(StandardCharsets.ISO_8859_1));
            host.list(
                    entry(second, "1.8.0", "jars/greeting-1.1.0.jar"),
                    entry(second, "1.2.0", other.url("/greeting-1.1.0.jar")),
                    entry(first, "1.3.0", "padded.jar"),
                    entry(first, "1.4.0", "jars/../greeting-1.0.0.jar")
                            .replaceFirst("\"sha256\": \"[^\"]{8}", "\"sha256\": \"01234567"),
                    entry(first, "1.5.0", "nowhere.jar"),
                    entry(first, "1.6.0", "moved.jar"),
                    entry(first, "1.7.0", "greeting-1.0.0.jar").replaceFirst("\"size\": ", "\"size\": 1"));
            administrator.follow(CATALOGUE).reached(CATALOGUE);
            administrator.press(READ).sees("Portals in it: 7.");
            for (Map.Entry<String, String> refusal : Map.of(
                            "1.8.0", other.url("/greeting-1.1.0.jar") + " lies elsewhere than the catalogue itself.",
                            "1.2.0", other.url("/greeting-1.1.0.jar") + " lies elsewhere than the catalogue itself.",
                            "1.3.0", host.url("/padded.jar") + " is larger than the",
                            "1.4.0", "jars/../greeting-1.0.0.jar is not the file that the catalogue means",
                            "1.5.0",
                                    host.url("/nowhere.jar")
                                            + " cannot be had: the server there answers with status 404.",
                            "1.6.0",
                                    "The catalogue promises plugin-greeting 1.6.0, and the file is plugin-greeting 1.0.0.")
                    .entrySet()) {
                administrator.press("Look at this portal Greeting " + refusal.getKey());
                administrator.sees(refusal.getValue()).reached(CATALOGUE);
            }
            assertFalse(other.asked().contains("/greeting-1.1.0.jar"), "no other server is asked");
            Looks.check(administrator.page(), "catalogue-refused");

            assertThat(administrator.text("What is shown is the last good copy, of"))
                    .hasCount(0);
            host.put("/catalogue.json", "{\"guildhallCatalogue\": 1,".getBytes(StandardCharsets.UTF_8));
            administrator.press(READ).sees("The catalogue cannot be read as JSON: see its line 1." + ASK);
            administrator.sees("What is shown is the last good copy, of");
            place(product, host.url("/catalogue.json"), 1);
            host.stall("/catalogue.json");
            administrator.press(READ).sees("localhost did not answer whole within 1 seconds.");
            host.stop();
            administrator.press(READ).sees("localhost cannot be reached.");
            administrator.sees("What is shown is the last good copy, of");
            assertThat(administrator.button("Look at this portal Greeting 1.6.0"))
                    .isVisible();
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello two");
        }
    }

    @Test
    @Tag("I2")
    @Tag("I4")
    void theCommandLineListsACatalogueInAFolderAndInstallsFromIt() throws Exception {
        Path folder = Product.freshFolder("catalogue-folder");
        Path jar = new GreetingPortal("1.0.0").says("Hello from a folder").build(folder, "greeting-1.0.0.jar");
        Path outside = Files.copy(jar, Product.freshFolder("catalogue-outside").resolve("greeting.jar"));
        Path index = folder.resolve("catalogue.json");
        try (CatalogueHost host = new CatalogueHost(folder);
                Product product = Product.at(Product.freshFolder("catalogue-command"), "--empty")
                        .start();
                Visitor reader = Visitor.of(product)) {
            assertEquals(
                    new Said(1, "No catalogue is set. Set its place under Settings, \"Catalogue of portals\"."),
                    CommandLine.on(product, "portal", "catalogue"));
            place(product, index.toString());
            Said missing = CommandLine.on(product, "portal", "catalogue");
            assertEquals(new Said(1, "There is no file " + index + " that the server can read."), missing);

            String good = entry(jar, "1.0.0", "greeting-1.0.0.jar");
            Files.writeString(index, catalogue(good, entry(outside, "1.1.0", "../catalogue-outside/greeting.jar")));
            Said list = CommandLine.on(product, "portal", "catalogue");
            assertEquals(0, list.status(), list.text());
            assertTrue(
                    list.text()
                            .matches("(?s)plugin-greeting +1\\.1\\.0 +not installed +Greeting\n"
                                    + "plugin-greeting +1\\.0\\.0 +not installed +Greeting"),
                    list.text());
            Said elsewhere = CommandLine.on(product, "portal", "install", "greeting@1.1.0");
            assertEquals(1, elsewhere.status());
            assertTrue(
                    elsewhere.text().startsWith("../catalogue-outside/greeting.jar lies elsewhere"), elsewhere.text());
            assertEquals(
                    new Said(1, "Not found: greeting@2.0.0 in the catalogue."),
                    CommandLine.on(product, "portal", "install", "greeting@2.0.0"));
            Said installed = CommandLine.on(product, "portal", "install", "greeting@1.0.0");
            assertEquals(0, installed.status(), installed.text());
            assertTrue(installed.text().endsWith("plugin-greeting 1.0.0: running"), installed.text());
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello from a folder");

            for (Map.Entry<String, String> mistake : Map.of(
                            good.replace("[0.1,1)", "new"),
                            "portal 1 in it has no good \"api\"",
                            good.replace("\"en\"", "\"fr\""),
                            "portal 1 in it has no good \"title.en\"",
                            good.replace("\"size\": ", "\"size\": -"),
                            "portal 1 in it has no good \"size\"",
                            good + "," + good,
                            "it lists plugin-greeting 1.0.0 twice",
                            good.replace("greeting-1.0.0.jar", "a\\\\b.jar"),
                            "portal 1 in it has no good \"file\"")
                    .entrySet()) {
                Files.writeString(index, catalogue(mistake.getKey()));
                Said refused = CommandLine.on(product, "portal", "catalogue");
                assertEquals(1, refused.status(), refused.text());
                assertTrue(refused.text().contains(mistake.getValue()), refused.text());
                assertTrue(refused.text().contains("This is the last good copy, of "), refused.text());
                assertTrue(
                        refused.text().matches("(?s).*plugin-greeting +1\\.0\\.0 +installed +Greeting"),
                        refused.text());
            }
            Files.writeString(index, " ".repeat((1 << 20) + 1));
            assertTrue(CommandLine.on(product, "portal", "catalogue").text().contains("catalogue.json is larger than"));

            place(product, "http://localhost/catalogue.json");
            Said plain = CommandLine.on(product, "portal", "catalogue");
            assertEquals(
                    new Said(
                            1,
                            "The address of the catalogue must begin with https://, and http://localhost/catalogue.json does not."
                                    + " Change it under Settings."),
                    plain,
                    "and the copy of another place is not shown as one of this");
            place(product, host.url("/catalogue.json"));
            assertEquals(
                    new Said(
                            1,
                            "localhost does not prove who it is: this server does not trust its certificate."
                                    + " Ask whoever runs it."),
                    CommandLine.on(product, "portal", "catalogue"));
        }
    }

    private static void place(Product product, String source) throws Exception {
        place(product, source, 60);
    }

    private static void place(Product product, String source, int seconds) throws Exception {
        Path file = Files.writeString(
                Product.freshFolder("catalogue-place").resolve("place.json"), """
                {"guildhallSettings": 1, "settings": {"org.guildhall.catalogue": {"source": "%s", "seconds": %d}}}
                """.formatted(source, seconds));
        assertEquals(
                0,
                CommandLine.on(product, "settings", "import", file.toString()).status());
    }
}
