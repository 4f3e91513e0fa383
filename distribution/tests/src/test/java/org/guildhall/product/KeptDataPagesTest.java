package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What portals leave behind is seen, taken out, held and deleted in the browser. */
class KeptDataPagesTest {
    private static final String KEPT = "Kept data";

    @Test
    @Tag("I3")
    void aPortalIsRemovedWithItsDataKeptHeldAndThenDeleted() throws IOException {
        Path folder = Product.freshFolder("kept-greetings");
        Path jar = new GreetingPortal("1.0.0").says("Hello").withNotes(1).build(folder, "greeting-1.0.0.jar");
        try (Product product = Product.at(Product.freshFolder("kept-data")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            install(administrator, jar);

            administrator.follow("Portals").reached("Portals").press(KEPT).reached(KEPT);
            assertThat(row(administrator, "greeting")).containsText("In use");
            assertThat(row(administrator, "finance")).containsText("Client Finance Portal");
            Looks.check(administrator.page(), "kept-data");
            administrator.press("Client Finance Portal").reached("Data of Client Finance Portal");
            Looks.check(administrator.page(), "kept-data-finance");
            financeIsReadableWithoutUs(administrator);

            // removed with its data kept, and there again when it comes back
            remove(administrator, "Keep it");
            administrator.press(KEPT).reached(KEPT);
            assertThat(row(administrator, "greeting")).containsText("Left over");
            install(administrator, jar);
            administrator.open(GreetingPortal.PAGE);
            administrator.reached("Hello with 1");

            administrator.open("admin/portals/data/greeting");
            administrator
                    .reached("Data of Greeting")
                    .press("Place a legal hold")
                    .reached("Place a legal hold on the data of Greeting?")
                    .press("Place a legal hold")
                    .sees("Enter why the data must be kept")
                    .type("Why must it be kept?", "Inquiry 12/2026");
            Looks.check(administrator.page(), "kept-data-hold");
            administrator
                    .press("Place a legal hold")
                    .reached("Data of Greeting")
                    .sees("Inquiry 12/2026");
            Looks.check(administrator.page(), "kept-data-held");
            administrator.open("admin/portals/plugin-greeting");
            administrator
                    .reached("Greeting")
                    .press("Remove")
                    .reached("Remove Greeting?")
                    .sees("Its data stays: it is under legal hold (Inquiry 12/2026).");
            assertThat(administrator.radio("Delete all of it for good")).hasCount(0);
            Looks.check(administrator.page(), "portals-remove");
            administrator.open(GreetingPortal.PAGE);
            administrator.reached("Hello with 1");

            administrator.open("admin/portals/plugin-greeting");
            administrator
                    .reached("Greeting")
                    .press("Remove")
                    .reached("Remove Greeting?")
                    .press("Remove it and keep its data")
                    .reached("Portals")
                    .sees("Its data is kept");
            administrator.open("admin/portals/data/greeting");
            administrator.reached("Data of greeting").press("Lift the hold").sees("The hold is lifted.");
            administrator
                    .press("Delete all of it for good")
                    .reached("Delete the data of greeting for good?")
                    .type("Type greeting to confirm", "finance")
                    .press("Delete all of it for good")
                    .sees("Type greeting, the name of the data, to confirm that you mean it");
            Looks.check(administrator.page(), "kept-data-delete");
            administrator
                    .type("Type greeting to confirm", "greeting")
                    .press("Delete all of it for good")
                    .reached(KEPT)
                    .sees("All of that data is deleted.");
            assertThat(row(administrator, "greeting")).hasCount(0);
            assertEquals(
                    404,
                    administrator
                            .page()
                            .request()
                            .get(product.url("portal-data/greeting"))
                            .status());

            // a portal that is removed with its data leaves nothing
            install(administrator, jar);
            remove(administrator, "Delete all of it for good");
            administrator.press(KEPT).reached(KEPT);
            assertThat(row(administrator, "greeting")).hasCount(0);
        }
    }

    @Test
    @Tag("I3")
    void nobodyElseGetsAtTheArchive() throws IOException {
        try (Product product =
                        Product.at(Product.freshFolder("kept-data-others")).start();
                Visitor officer = Visitor.of(product);
                Visitor stranger = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(officer, SignIn.OFFICER);
            stranger.open("");
            for (Visitor visitor : new Visitor[] {officer, stranger}) {
                int status = visitor.page()
                        .request()
                        .get(product.url("portal-data/finance"))
                        .status();
                assertEquals(403, status);
            }
        }
    }

    private static void financeIsReadableWithoutUs(Visitor administrator) throws IOException {
        Download download =
                administrator.page().waitForDownload(() -> administrator.press("Download all data as a ZIP file"));
        assertTrue(
                download.suggestedFilename().matches("finance-\\d{4}-\\d\\d-\\d\\d\\.zip"),
                download.suggestedFilename());
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            String requests = text(zip, "tables/access_request.csv");
            assertTrue(requests.contains("person_forename"), requests);
            assertTrue(requests.indexOf('\u0001') < 0, "sealed texts are open");
            String documents = text(zip, "core/document.csv");
            long listed = documents.lines().count() - 1;
            assertTrue(listed > 0, documents);
            assertEquals(
                    listed,
                    zip.stream()
                            .filter(entry -> entry.getName().startsWith("documents/"))
                            .count());
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void install(Visitor administrator, Path jar) {
        administrator.open("admin/portals/install");
        administrator.reached("Install or update a portal");
        administrator
                .page()
                .waitForFileChooser(() -> administrator.press("Choose file"))
                .setFiles(jar);
        administrator.reached("Check of greeting").press("Install greeting").reached("Greeting is installed");
    }

    private static void remove(Visitor administrator, String data) {
        administrator.open("admin/portals/plugin-greeting");
        administrator
                .reached("Greeting")
                .press("Remove")
                .reached("Remove Greeting?")
                .choose(data)
                .press("Remove")
                .reached("Portals")
                .sees(data.startsWith("Keep") ? "Its data is kept" : "all of its data is deleted");
        assertEquals(
                404,
                administrator
                        .page()
                        .request()
                        .get(administrator.product().url(GreetingPortal.PAGE))
                        .status(),
                "gone for good");
    }

    private static Locator row(Visitor administrator, String name) {
        return administrator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }
}
