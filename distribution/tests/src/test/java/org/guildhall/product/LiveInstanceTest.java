package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A live instance holds nothing made up, and gives nobody a way in but the one who reads its console. */
class LiveInstanceTest {
    private static final Pattern LINK = Pattern.compile("http\\S+/first-administrator\\S*");

    @Test
    @Tag("C9")
    @Tag("D3")
    @Tag("E1")
    @Tag("F6")
    void theFirstAdministratorIsMadeByTheLinkOnTheConsoleAndThereIsNoTestMailbox() {
        Path data = Product.freshFolder("live");
        Path key = Product.freshFolder("live-key").resolve("master.key");
        try (Product product = Product.at(data, "--live")
                        .with("GUILDHALL_KEY_FILE", key.toString())
                        .start();
                Visitor visitor = Visitor.of(product)) {
            assertEquals(404, visitor.open("test-mailbox"));
            assertEquals(
                    404,
                    visitor.page()
                            .request()
                            .get(product.url("test-mailbox/messages.json"))
                            .status());
            visitor.open("");
            assertThat(visitor.text(Labels.TEST_BANNER)).hasCount(0);
            visitor.open("sign-in");
            visitor.reached(Labels.LOGIN_1);
            assertThat(visitor.text("Demo accounts")).hasCount(0);
            assertFalse(String.join("\n", product.console()).contains(SignIn.DEMO_PASSWORD));

            String link = Await.value("the first administrator's link", () -> {
                Matcher found = LINK.matcher(String.join("\n", product.console()));
                return found.find() ? Optional.of(found.group()) : Optional.empty();
            });
            visitor.open(link);
            visitor.reached("Set up the first administrator");
            Looks.check(visitor.page(), "first-administrator");
            visitor.type(Labels.FORENAME, "Ada").type(Labels.SURNAME, "Morgan");
            visitor.type(Labels.EMAIL_ADDRESS, "ada@example.org")
                    .typeSecret(Labels.PASSWORD, "Quiet Lantern 58 boats")
                    .typeSecret(Labels.CONFIRM_PASSWORD, "Quiet Lantern 58 boats")
                    .press("Create the account");
            visitor.signedInAs("Ada Morgan");
            visitor.open("admin/health");
            visitor.reached("Health").sees("No mail server is set").sees("Nobody can add a file");
            Looks.check(visitor.page(), "health-live");
            evidenceIsRefusedWhereNothingScansIt(visitor);
            visitor.open(link);
            visitor.reached("This link cannot be used");
            Looks.check(visitor.page(), "first-administrator-dead");
            assertEquals(0, product.stop() % 143, "it stops in good order");
            assertTrue(product.console().stream().noneMatch(line -> line.contains("Exception")), "a quiet console");
            assertFalse(Files.exists(Path.of("derby.log")), "nothing is written where the server was started");
        }
    }

    private static void evidenceIsRefusedWhereNothingScansIt(Visitor visitor) {
        visitor.open("");
        AccessRequest.begin(visitor);
        visitor.choose(Labels.SOMEONE_ELSE).choose(Labels.YES).select(Labels.RELATIONSHIP, Labels.POA);
        visitor.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        visitor.press(Labels.YOUR_ADDRESS).reached(Labels.YOUR_ADDRESS);
        address(visitor).press(Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
        visitor.type(Labels.FORENAME, "Olwen").type(Labels.SURNAME, "Price");
        visitor.press(Labels.DATE_OF_BIRTH).reached(Labels.DATE_OF_BIRTH);
        visitor.type(Labels.DAY, "9").type(Labels.MONTH, "7").type(Labels.YEAR, "1946");
        visitor.press(Labels.RECIPIENT_ADDRESS).reached(Labels.RECIPIENT_ADDRESS);
        address(visitor).press(Labels.EVIDENCE).reached(Labels.EVIDENCE);
        FileChooser chooser = visitor.page().waitForFileChooser(() -> visitor.press(Labels.CHOOSE_FILE));
        chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
        visitor.sees(
                "Files cannot be taken at the moment. Try again later, or send your documents to the council by post");
        assertThat(visitor.text("has been uploaded")).hasCount(0);
        visitor.press(Labels.CONTACT).sees("Choose a file that proves your role");
    }

    private static Visitor address(Visitor visitor) {
        // no gazetteer is part of a live instance
        return visitor.press("Enter the address by hand")
                .type(Labels.STREET, "Mill Lane")
                .type(Labels.TOWN, "Ambleford")
                .type(Labels.POSTCODE, "GH1 1AB");
    }
}
