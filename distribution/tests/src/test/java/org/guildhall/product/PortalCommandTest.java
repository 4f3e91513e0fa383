package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The set of portals by the command line and by a list. */
class PortalCommandTest {

    /** What a command said and how it ended. */
    private record Said(int status, String text) {}

    @Test
    @Tag("I4")
    void doesWhatThePortalsPageDoesAndAListAppliedTwiceChangesNothing() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("command-greetings");
        Signing signer = Signing.as(folder, "Council works", "-1d");
        Path first = new GreetingPortal("1.0.0").says("Hello by command").build(folder, "greeting-1.0.0.jar");
        Path second =
                signer.sign(new GreetingPortal("1.1.0").says("Hello by list").build(folder, "greeting-1.1.0.jar"));
        try (Product product = Product.at(Product.freshFolder("command")).start();
                Visitor reader = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            reader.open(GreetingPortal.PAGE);
            Said list = portal(product, "list");
            assertEquals(0, list.status(), list.text());
            assertTrue(
                    list.text().matches("(?s).*plugin-finance +0\\.1\\.0 +running +came with Guildhall.*"),
                    list.text());

            Said check = portal(product, "check", first.toString());
            assertEquals(0, check.status(), check.text());
            assertTrue(check.text().contains("note: Nobody has signed it."), check.text());
            assertEquals(404, reader.open(GreetingPortal.PAGE), "a check alone changes nothing");
            assertEquals(0, portal(product, "install", first.toString()).status());
            reader.reached("Hello by command");
            Said again = portal(product, "install", first.toString());
            assertEquals(1, again.status());
            assertTrue(again.text().contains("refused: This very file is installed already."), again.text());

            signer.trustedBy(product);
            Path desired = folder.resolve("portals.json");
            Files.writeString(desired, """
                    {"portals": [
                      {"name": "plugin-auth"}, {"name": "plugin-finance"}, {"name": "plugin-send"},
                      {"file": "%s"}
                    ]}
                    """.formatted(second.getFileName()));
            // the Test mailbox, which the list does not name, stays: it comes with test instances
            Said applied = portal(product, "apply", desired.toString());
            assertEquals(0, applied.status(), applied.text());
            assertEquals(
                    "plugin-greeting 1.1.0 is installed\nplugin-referral is removed; its data is kept", applied.text());
            reader.reached("Hello by list");
            assertEquals(
                    "Nothing to change.",
                    portal(product, "apply", desired.toString()).text());
            assertTrue(portal(product, "list").text().contains("CN=Council works (trusted)"), "the signer is known");

            assertEquals(
                    "plugin-greeting 1.0.0: running",
                    portal(product, "rollback", "greeting").text());
            reader.reached("Hello by command");
            assertEquals(
                    "plugin-greeting 1.0.0: stopped",
                    portal(product, "stop", "greeting").text());
            reader.reached(Labels.UNAVAILABLE);
            assertEquals(
                    "plugin-greeting 1.0.0: running",
                    portal(product, "start", "greeting").text());
            reader.reached("Hello by command");
            assertEquals(0, portal(product, "remove", "greeting").status());
            reader.reached(Labels.NOT_FOUND);

            Path archive = folder.resolve("finance.zip");
            Said data = portal(product, "data");
            assertTrue(
                    data.text().matches("(?s)DATA +PORTAL +ROWS .*finance +plugin-finance +\\d+ +\\d+ +\\d+.*"),
                    data.text());
            Said exported = portal(product, "export", "finance", archive.toString());
            assertEquals(0, exported.status(), exported.text());
            assertTrue(exported.text().contains("is in " + archive), exported.text());
            assertFalse(Files.exists(Path.of("finance")), "nothing is written elsewhere");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                assertTrue(zip.getEntry("contents.json") != null, "the archive is whole");
            }
            Said twice = portal(product, "export", "finance", archive.toString());
            assertEquals(1, twice.status(), "nothing is written over");
            Said inUse = portal(product, "purge", "finance");
            assertEquals(1, inUse.status());
            assertTrue(
                    inUse.text().contains("is installed and uses this data. Remove the portal first."), inUse.text());

            assertEquals(1, portal(product, "start", "nobody").status());
            assertEquals(2, portal(product, "dance", "greeting").status());
            assertEquals(2, portal(product, "check", "no-such-file.jar").status());
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(product.data().resolve("control"))),
                    "nobody else reaches the socket");
            product.stop();
            Said away = portal(product, "list");
            assertEquals(2, away.status());
            assertTrue(away.text().contains("no server runs on the data folder"), away.text());
            assertFalse(away.text().contains("Exception"), away.text());
        }
    }

    @Test
    @Tag("I2")
    void aLiveInstanceTakesPortalsOfTrustedSignersAlone() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("command-signed");
        Path jar = new GreetingPortal("1.0.0").says("Hello live").build(folder, "greeting.jar");
        Path key = folder.resolve("works");
        Path data = Product.freshFolder("command-live");
        try (Product product = Product.at(data, "--live")
                        .with("GUILDHALL_KEY_FILE", folder.resolve("master.key").toString())
                        .start();
                Visitor reader = Visitor.of(product)) {
            Said unsigned = portal(product, "install", jar.toString());
            assertEquals(1, unsigned.status());
            assertTrue(
                    unsigned.text().contains("refused: Nobody has signed it. Ask for a signed one"), unsigned.text());

            assertEquals(0, guildhall(List.of("key", key.toString())).status());
            Said signed = guildhall(List.of("sign", jar.toString(), "--key", key + ".p12"));
            assertEquals(0, signed.status(), signed.text());
            Said unknown = portal(product, "install", jar.toString());
            assertEquals(1, unknown.status());
            assertTrue(unknown.text().contains("somebody whom the council does not know: CN=works"), unknown.text());

            assertEquals(0, portal(product, "trust", key + ".pem").status());
            Said trusted = portal(product, "install", jar.toString());
            assertEquals(0, trusted.status(), trusted.text());
            assertEquals("plugin-greeting 1.0.0\nplugin-greeting 1.0.0: running", trusted.text());
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello live");
        }
    }

    private static Said portal(Product product, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--data", product.data().toString()));
        return guildhall(command);
    }

    private static Said guildhall(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Product.assembledHome().resolve("guildhall").toString(), "portal"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("GUILDHALL_SIGN_PASSWORD", "only for this test");
        Process running = builder.start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Said(running.waitFor(), text);
    }
}
