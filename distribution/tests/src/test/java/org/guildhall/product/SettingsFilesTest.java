package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.product.CommandLine.Said;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings go into one file and come back out of it, by the page and by the command line; their secrets lie nowhere in the clear. */
class SettingsFilesTest {
    private static final String SETTINGS = "Settings";
    private static final String IMPORT = "Import settings";
    private static final String CHECK = "Check the changes";
    private static final String SECRET = "Opaque-Heron-4711";
    private static final String OLD_SECRET = "Plain-Heron-0815";

    @Test
    @Tag("I6")
    void anAdministratorExportsSettingsReadsWhatAFileWouldChangeAndImportsIt() throws IOException {
        Path folder = Product.freshFolder("settings-exported");
        try (Product product = Product.at(Product.freshFolder("settings-files")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor stranger = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(stranger, SignIn.AUDITOR);
            assertEquals(403, stranger.open("admin/settings/import"), "who may not change settings imports none");
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/settings/org.guildhall.mail");
            administrator
                    .reached("Mail server")
                    .typeSecret("Password", SECRET)
                    .press("Save")
                    .sees("The settings are saved.");
            administrator.follow(SETTINGS).reached(SETTINGS);
            Looks.check(administrator.page(), "settings-with-files");
            Download download = administrator
                    .page()
                    .waitForDownload(() -> administrator.link("Export settings").click());
            assertEquals("guildhall-settings.json", download.suggestedFilename());
            Path exported = folder.resolve("exported.json");
            download.saveAs(exported);
            String file = Files.readString(exported);
            assertTrue(file.contains("\"secretsLeftOut\" : [\n    \"org.guildhall.mail/password\"\n  ]"), file);
            assertTrue(file.contains("\"evidenceMegabytes\" : 10"), file);
            assertFalse(file.contains(SECRET), "a secret is in no file");

            administrator.press(IMPORT).reached(IMPORT);
            Looks.check(administrator.page(), "settings-import");
            choose(administrator, exported);
            administrator
                    .reached(CHECK)
                    .sees("There is nothing to change")
                    .sees("Secrets are not in the file and stay as they are: Mail server: Password.");

            Path bad = Files.writeString(
                    folder.resolve("bad.json"),
                    file.replace("\"evidenceMegabytes\" : 10", "\"evidenceMegabytes\" : 0, \"evidenceKilobytes\" : 9")
                            .replace("\"sessionMinutes\" : 30", "\"sessionMinutes\" : 45"));
            administrator.press("Choose another file").reached(IMPORT);
            choose(administrator, bad);
            administrator
                    .reached(CHECK)
                    .sees("The file cannot be imported. Nothing is changed.")
                    .sees(
                            "Client Finance Portal, Largest evidence file (MB): Largest evidence file (MB) must be between 1 and 100.")
                    .sees("Client Finance Portal, evidenceKilobytes: There is no such setting.");
            Looks.check(administrator.page(), "settings-import-bad");
            assertThat(administrator.button("Change these settings")).hasCount(0);

            Path good = Files.writeString(
                    folder.resolve("good.json"),
                    file.replace("\"evidenceMegabytes\" : 10", "\"evidenceMegabytes\" : 25")
                            .replace("01632 960 000", "01632 960 555")
                            .replace("\"port\" : 587", "\"port\" : 2525, \"password\" : \"another secret\"")
                            .replace("\"org.guildhall.auth\"", "\"org.example.gone\" : {}, \"org.guildhall.auth\""));
            administrator.press("Choose another file").reached(IMPORT);
            choose(administrator, good);
            administrator
                    .reached(CHECK)
                    .sees("Settings that would change: 4. Nothing is changed yet.")
                    .sees("these settings: org.example.gone.")
                    .sees("Now: 10")
                    .sees("Then: 25")
                    .sees("A new one, which is not shown");
            assertFalse(administrator.page().content().contains("another secret"), "a secret is shown to nobody");
            Looks.check(administrator.page(), "settings-import-check");
            stranger.open("privacy");
            stranger.sees("01632 960 000");
            administrator.press("Change these settings").reached("The settings are imported");
            administrator.sees("Settings that were changed: 4. They act now.");
            stranger.open("privacy");
            stranger.sees("01632 960 555");

            administrator.open("admin/settings/import");
            choose(administrator, good);
            administrator.reached(CHECK).sees("There is nothing to change");

            administrator.open("admin/audit");
            administrator
                    .reached(Labels.AUDIT)
                    .type("What happened", "settings.changed")
                    .press("Search");
            Locator rows = administrator.page().getByRole(AriaRole.ROW);
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("changed: evidenceMegabytes")))
                    .containsText("after: 25");
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("changed: password")))
                    .hasCount(2);
            assertFalse(administrator.page().content().contains("another secret"), "nor to those who read the log");
        }
    }

    @Test
    @Tag("I6")
    void theCommandLineDoesTheSameAndASecondImportChangesNothing() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("settings-commanded");
        String exported = folder.resolve("exported.json").toString();
        try (Product product =
                Product.at(Product.freshFolder("settings-command"), "--empty").start()) {
            Said export = CommandLine.on(product, "settings", "export", exported);
            assertEquals(0, export.status(), export.text());
            String file = Files.readString(Path.of(exported));
            assertEquals(
                    file.strip(),
                    CommandLine.on(product, "settings", "export").text(),
                    "the same settings, the same file");
            assertEquals(
                    "Nothing to change.",
                    CommandLine.on(product, "settings", "import", exported).text());

            String some = write(folder, "some.json", """
                    {"guildhallSettings": 1, "settings": {
                      "org.guildhall.mail": {"port": 2525, "password": "%s"},
                      "org.guildhall.gazetteer": {"columns": ["postcode=POST_CODE"]}}}
                    """.formatted(SECRET));
            String changes = """
                    %1$s: org.guildhall.mail/port: ["587"] -> ["2525"]
                    %1$s: org.guildhall.mail/password: a secret, which is not shown
                    %1$s: org.guildhall.gazetteer/columns: [] -> ["postcode=POST_CODE"]""";
            Said check = CommandLine.on(product, "settings", "check", some);
            assertEquals(new Said(0, changes.formatted("would change")), check);
            assertEquals(
                    new Said(0, changes.formatted("changed")), CommandLine.on(product, "settings", "import", some));
            assertEquals(new Said(0, "Nothing to change."), CommandLine.on(product, "settings", "import", some));

            Said bad = CommandLine.on(product, "settings", "import", write(folder, "bad.json", """
                    {"guildhallSettings": 1, "settings": {
                      "org.guildhall.mail": {"port": 0, "tls": "SOME", "hots": "mail.example.org", "user": {"name": "x"}}}}
                    """));
            assertEquals(1, bad.status());
            for (String problem : List.of(
                    "refused: org.guildhall.mail/port: Port must be between 1 and 65535.",
                    "refused: org.guildhall.mail/tls: Select one of the options.",
                    "refused: org.guildhall.mail/hots: There is no such setting.",
                    "refused: org.guildhall.mail/user: It must be a text, a number, true or false, or a list of these.")) {
                assertTrue(bad.text().contains(problem), bad.text());
            }
            for (Map.Entry<String, String> unreadable : Map.of(
                            "{\"guildhallSettings\": 1,\n \"settings\": ",
                            "The file cannot be read as JSON: see its line",
                            "{\"portals\": []}",
                            "This is no file of settings.",
                            "{\"guildhallSettings\": 7, \"settings\": {}}",
                            "The file is of version 7",
                            " ".repeat(1 << 21),
                            "The file is larger than 1 MB")
                    .entrySet()) {
                Said said = CommandLine.on(
                        product, "settings", "import", write(folder, "unreadable.json", unreadable.getKey()));
                assertEquals(1, said.status(), said.text());
                assertTrue(said.text().contains(unreadable.getValue()), said.text());
            }
            assertEquals(2, CommandLine.on(product, "settings", "dance").status());
        }
    }

    @Test
    @Tag("I6")
    void noSecretStandsInAnyFileOfTheDataFolder() throws IOException, InterruptedException {
        Path data = Product.freshFolder("settings-secrets");
        Path file = data.resolve("config/org/guildhall/mail.config");
        try (Product product = Product.at(data, "--empty")
                .configured("org.guildhall.mail", Map.of("user", "open-heron", "password", OLD_SECRET))
                .start()) {
            assertEquals(List.of(file), filesWith(data, "open-heron"), "the file is found where it is not sealed");
            assertEquals(List.of(), filesWith(data, OLD_SECRET), "an old secret is sealed at the start");
            Path some = Files.writeString(
                    Product.freshFolder("settings-secret").resolve("some.json"), """
                    {"guildhallSettings": 1, "settings": {"org.guildhall.mail": {"password": "%s"}}}
                    """.formatted(OLD_SECRET));
            Said same = CommandLine.on(product, "settings", "check", some.toString());
            assertEquals(new Said(0, "Nothing to change."), same, "it is read as it was");
            Files.writeString(some, Files.readString(some).replace(OLD_SECRET, SECRET));
            assertEquals(
                    0,
                    CommandLine.on(product, "settings", "import", some.toString())
                            .status());
            assertEquals(List.of(), filesWith(data, SECRET));
            product.stop();
            assertEquals(List.of(), filesWith(data, SECRET));
            assertEquals(List.of(), filesWith(data, OLD_SECRET));
            product.start();
            assertEquals(
                    new Said(0, "Nothing to change."), CommandLine.on(product, "settings", "check", some.toString()));
        }
    }

    /** The files with a text, in UTF-8 or as a database may write it. */
    private static List<Path> filesWith(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> has(file, text.getBytes(StandardCharsets.UTF_8))
                            || has(file, text.getBytes(StandardCharsets.UTF_16BE)))
                    .toList();
        }
    }

    private static boolean has(Path file, byte[] wanted) {
        try {
            String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return all.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            // a file that went meanwhile holds nothing
            return false;
        }
    }

    private static String write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void choose(Visitor administrator, Path file) {
        FileChooser chooser = administrator.page().waitForFileChooser(() -> administrator.press("Choose file"));
        chooser.setFiles(file);
    }
}
