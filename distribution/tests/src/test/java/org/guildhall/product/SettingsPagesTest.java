package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings are changed in the browser: checked, at once, noted, and without secrets on the screen. */
class SettingsPagesTest {
    private static final String SETTINGS = "Settings";
    private static final String SAVED = "The settings are saved. They act now.";

    @Test
    @Tag("I6")
    void aSettingIsCheckedActsAtOnceAndIsNoted() {
        try (Product product = Product.at(Product.freshFolder("settings")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor stranger = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(SETTINGS).reached(SETTINGS);
            Looks.check(administrator.page(), "settings");

            administrator.press("Change Client Finance Portal").reached("Client Finance Portal");
            Looks.check(administrator.page(), "settings-finance");
            administrator.type("Largest evidence file (MB)", "0").press("Save");
            administrator.sees("Largest evidence file (MB) must be between 1 and 100");
            administrator.type("Largest evidence file (MB)", "many").press("Save");
            administrator.sees("Largest evidence file (MB) must be a whole number, like 25");
            administrator.type("Largest evidence file (MB)", "3").press("Save").sees(SAVED);
            assertThat(administrator.field("Largest evidence file (MB)")).hasValue("3");
            administrator.sees("Preset: 10.");

            administrator.open("admin/settings/org.guildhall.council");
            administrator.type("Telephone", "01632 960 444").press("Save").sees(SAVED);
            stranger.open("privacy");
            stranger.sees("01632 960 444");

            administrator.open("admin/settings/org.guildhall.mail");
            administrator.reached("Mail server").sees("It is not set.");
            administrator.typeSecret("Password", "a mail secret").press("Save").sees(SAVED);
            administrator.sees("It is set. Leave this empty to keep it.");
            assertFalse(administrator.page().content().contains("a mail secret"), "a secret is shown to nobody");
            // the page anew: what the first press says must not pass for what the second will
            administrator.open("admin/settings/org.guildhall.mail");
            administrator.reached("Mail server").sees("It is set. Leave this empty to keep it.");
            administrator.type("User name", "portals@example.org").press("Save").sees(SAVED);
            administrator.sees("It is set. Leave this empty to keep it.");
            administrator.open("admin/settings/org.guildhall.mail");
            administrator.reached("Mail server").sees("It is set. Leave this empty to keep it.");
            administrator.type("Server", "mail.example.org").press("Save").sees(SAVED);
            administrator.sees("It is not set.");

            administrator.open("admin/audit");
            administrator
                    .reached(Labels.AUDIT)
                    .type("What happened", "settings.changed")
                    .press("Search");
            Locator rows = administrator.page().getByRole(AriaRole.ROW);
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("org.guildhall.mail")))
                    .hasCount(4);
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("changed: evidenceMegabytes")))
                    .hasCount(1);
            assertFalse(administrator.page().content().contains("a mail secret"), "nor to those who read the log");

            product.stop();
            product.start();
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/settings/org.guildhall.finance");
            administrator.reached("Client Finance Portal");
            assertThat(administrator.field("Largest evidence file (MB)")).hasValue("3");

            administrator.press("Cymraeg").reached("Porth Cyllid Cleientiaid");
            administrator.sees("mewn megabeitiau, er enghraifft 10");
            administrator.type("Ffeil dystiolaeth fwyaf (MB)", "0").press("Cadw");
            administrator.sees("Rhaid i Ffeil dystiolaeth fwyaf (MB) fod rhwng 1 a 100");
            Looks.check(administrator.page(), "settings-finance-cy");
            administrator.open("admin/settings/org.guildhall.mail");
            administrator.reached("Gweinydd e-bost").sees("TLS: wedi'i amgryptio o'r beit cyntaf");
        }
    }
}
