package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the council asks for two people, one brings a portal's file and another one installs it. */
class TwoPeopleTest {
    @Test
    @Tag("I2")
    void nobodyInstallsWhatTheyHaveBrought() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("two-greetings");
        Path first = new GreetingPortal("1.0.0").says("Hello from one").build(folder, "greeting-1.0.0.jar");
        Path second = new GreetingPortal("1.1.0").says("Hello from two").build(folder, "greeting-1.1.0.jar");
        try (Product product = Product.at(Product.freshFolder("two-people"))
                        .configured("org.guildhall.portals", Map.of("twoPeople", "true"))
                        .start();
                Visitor administrator = Visitor.withKeyboardOnly(product)) {
            DemoLetters.awaitFirst(product);
            Files.copy(first, product.data().resolve("portals/install/greeting.jar"));
            Path report = product.data().resolve("portals/report.log");
            Await.until("the refusal", () -> Files.exists(report));
            assertTrue(
                    Files.readString(report).contains("The council's settings ask for two people"),
                    "not by the folder");

            CommandLine.Said brought = CommandLine.on(product, "portal", "install", first.toString());
            assertEquals(0, brought.status(), brought.text());
            assertTrue(brought.text().contains("It waits: another person installs it"), brought.text());
            assertEquals(404, administrator.open(GreetingPortal.PAGE));

            // it waits for another one across a restart too
            product.stop();
            product.start();
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Portals").reached("Portals").sees("Another administrator brought its file");
            Looks.check(administrator.page(), "portals-waiting");
            administrator
                    .press("See the check of version 1.0.0")
                    .reached("Check of greeting")
                    .press("Install greeting")
                    .reached("Greeting is installed");
            administrator.open(GreetingPortal.PAGE);
            administrator.reached("Hello from one");

            administrator.open("admin/portals/install");
            administrator.reached("Install or update a portal");
            administrator
                    .page()
                    .waitForFileChooser(() -> administrator.press("Choose file"))
                    .setFiles(second);
            administrator.reached("Check of Greeting").sees("The council's settings ask for two people.");
            assertThat(administrator
                            .page()
                            .getByRole(
                                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Update from 1.0.0 to 1.1.0")))
                    .hasCount(0);
            Looks.check(administrator.page(), "portals-second-person");
            administrator
                    .press("Leave it for another administrator")
                    .reached("Portals")
                    .sees("You brought its file");
        }
    }
}
