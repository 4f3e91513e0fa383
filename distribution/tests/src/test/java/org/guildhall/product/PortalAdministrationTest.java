package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator installs, updates, puts back, stops, starts and removes a portal in the browser. */
class PortalAdministrationTest {
    private static final String PORTALS = "Portals";
    private static final String INSTALL = "Install or update a portal";
    private static final String CHECK = "Check of greeting";

    @Test
    @Tag("I1")
    @Tag("I2")
    @Tag("I3")
    @Tag("I5")
    void aPortalComesIsUpdatedPutBackAndRemovedWhileTheOthersServe() {
        Path folder = Product.freshFolder("greetings");
        Path first = new GreetingPortal("1.0.0").says("Hello from one").build(folder, "greeting-1.0.0.jar");
        Path second = new GreetingPortal("1.1.0").says("Hello from two").build(folder, "greeting-1.1.0.jar");
        try (Product product = Product.at(Product.freshFolder("portals-page")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor council = Visitor.of(product);
                Visitor reader = Visitor.of(product);
                OtherPages others = new OtherPages(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(council, SignIn.AUDITOR);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            reader.open(GreetingPortal.PAGE);
            reader.reached(Labels.NOT_FOUND);
            others.begin(council.cookies());

            administrator.follow(PORTALS).reached(PORTALS);
            assertThat(row(administrator, "Client Finance Portal")).containsText("Came with Guildhall");
            Looks.check(administrator.page(), "portals");
            administrator.press(INSTALL).reached(INSTALL);
            Looks.check(administrator.page(), "portals-install");

            choose(administrator, first);
            administrator
                    .reached(CHECK)
                    .sees("Nothing keeps it from being installed.")
                    .sees("Nobody has signed it. On a live instance it would be refused");
            Looks.check(administrator.page(), "portals-check");
            assertEquals(404, reader.open(GreetingPortal.PAGE), "a check alone changes nothing");
            administrator.press("Install greeting").reached("Greeting is installed");
            // the page that was not there shows by itself
            reader.reached("Hello from one");

            administrator.press("See all portals").reached(PORTALS);
            administrator.press(INSTALL).reached(INSTALL);
            choose(administrator, second);
            administrator
                    .reached("Check of Greeting")
                    .press("Update from 1.0.0 to 1.1.0")
                    .reached("Greeting is updated");
            reader.reached("Hello from two");

            administrator.press("See Greeting").reached("Greeting");
            administrator.sees("/greeting");
            Looks.check(administrator.page(), "portals-one");
            administrator
                    .press("Go back to version 1.0.0")
                    .reached("Put Greeting back to version 1.0.0?")
                    .press("Go back to version 1.0.0")
                    .reached("Greeting")
                    .sees("Greeting is back at version 1.0.0.");
            reader.reached("Hello from one");

            administrator
                    .press("Stop")
                    .reached("Stop Greeting?")
                    .press("Stop now")
                    .sees("greeting is stopped.");
            reader.reached(Labels.UNAVAILABLE);
            administrator.press("Start").sees("Greeting runs again.");
            reader.reached("Hello from one");

            administrator
                    .press("Remove")
                    .reached("Remove Greeting?")
                    .press("Remove it and keep its data")
                    .reached(PORTALS);
            administrator.sees("The portal is removed. Its data is kept");
            assertThat(row(administrator, "Greeting")).hasCount(0);
            reader.reached(Labels.NOT_FOUND);
            others.wereNotDisturbed();
        }
    }

    @Test
    @Tag("I3")
    void aPortalStopsWhenTheLastOneInItHasLeft() {
        try (Product product = Product.at(Product.freshFolder("drain")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor inside = Visitor.of(product);
                Visitor outside = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            SignIn.demo(inside, SignIn.CITIZEN);
            AccessRequest.begin(inside);
            administrator.open("admin/portals/plugin-finance");
            administrator
                    .reached("Client Finance Portal")
                    .press("Stop")
                    .reached("Stop Client Finance Portal?")
                    .press("Stop when nobody uses it")
                    .sees("Nobody new is let into Client Finance Portal.");
            Looks.check(administrator.page(), "portals-draining");
            assertEquals(503, outside.open("finance"));
            outside.reached(Labels.UNAVAILABLE);

            // who is in it goes on, also to another of its pages
            inside.choose(Labels.SOMEONE_ELSE).choose(Labels.YES).select(Labels.RELATIONSHIP, Labels.POA);
            assertEquals(200, inside.open("finance/documents"));
            administrator.press("Let it run on").sees("runs again.");
            assertEquals(200, outside.open("finance"));

            administrator
                    .press("Stop")
                    .reached("Stop Client Finance Portal?")
                    .press("Stop when nobody uses it")
                    .sees("Nobody new is let into Client Finance Portal.");
            outside.open("");
            inside.open("");
            Await.until("the stop", () -> stopped(product));
            assertEquals(503, inside.open("finance"), "now it is shut for everybody");

            // the log knows it by the name that people know, and who asked for a stop that came by itself
            administrator.open("admin/portals/plugin-finance");
            administrator.reached("Client Finance Portal").sees("Stopped");
            administrator.open("admin/audit");
            administrator
                    .reached(Labels.AUDIT)
                    .type("What happened", "portal.stopped")
                    .type("Done to", "finance portal")
                    .press("Search");
            Locator stopped = administrator
                    .page()
                    .locator("tbody tr")
                    .filter(new Locator.FilterOptions()
                            .setHasText(Pattern.compile("Stopped a portal.*Client Finance Portal", Pattern.DOTALL)));
            administrator.press(stopped.getByText("Show"));
            assertThat(stopped).containsText("asked: Ellen Marsh");
        }
    }

    private static boolean stopped(Product product) {
        return Files.exists(product.data().resolve("portals/stop/plugin-finance"));
    }

    @Test
    @Tag("I1")
    void aPortalThatCameByThePageIsThereAfterARestart() {
        Path folder = Product.freshFolder("greetings-kept");
        Path jar = new GreetingPortal("1.0.0").says("Hello again").build(folder, "greeting-1.0.0.jar");
        try (Product product = Product.at(Product.freshFolder("portals-kept")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/portals/install");
            administrator.reached(INSTALL);
            choose(administrator, jar);
            administrator.reached(CHECK).press("Install greeting").reached("Greeting is installed");
            product.stop();
            product.start();
            administrator.open(GreetingPortal.PAGE);
            administrator.reached("Hello again");
        }
    }

    private static Locator row(Visitor administrator, String name) {
        return administrator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void choose(Visitor administrator, Path file) {
        FileChooser chooser = administrator.page().waitForFileChooser(() -> administrator.press("Choose file"));
        chooser.setFiles(file);
    }
}
