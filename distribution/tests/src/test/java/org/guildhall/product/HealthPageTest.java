package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator sees which part is not well, and what to do. */
class HealthPageTest {
    @Test
    @Tag("I7")
    void aPartThatIsNotWellComesFirstWithWhatToDo() throws IOException {
        try (Product product = Product.at(Product.freshFolder("health")).start();
                Visitor administrator = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Health").reached("Health").sees("All is well.");
            Path key = product.data().resolve("keys").resolve("master.key");
            Path away = Files.move(key, product.data().resolve("master.key.away"));
            administrator.page().reload();
            administrator.reached("Health").sees("Things to look at, marked below: 1.");
            Locator first = administrator.page().locator("main tbody tr").first();
            assertThat(first).containsText("Key");
            assertThat(first).containsText("Not working");
            assertThat(first)
                    .containsText(
                            "Put the file back from its copy before the server is stopped: without it, it does not start again.");
            Looks.check(administrator.page(), "health-key-gone");
            Files.move(away, key);
            administrator.page().reload();
            administrator.reached("Health").sees("All is well.");

            String elsewhere = "http://127.0.0.1:" + product.base().getPort();
            administrator.open("admin/settings/org.guildhall.council");
            administrator.type("Base address", elsewhere).press("Save").sees("The settings are saved. They act now.");
            administrator.follow("Health").reached("Health");
            administrator.sees(
                    "You have reached this page at " + product.base() + ", but links in emails lead to " + elsewhere);

            administrator.open("admin/settings/org.guildhall.metrics");
            administrator.typeSecret("Token", "too short").press("Save").sees("The settings are saved. They act now.");
            administrator.follow("Health").reached("Health");
            Locator metrics = administrator
                    .page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("the token is too short"));
            administrator.press(metrics.getByRole(AriaRole.LINK)).reached("Settings");
        }
    }
}
