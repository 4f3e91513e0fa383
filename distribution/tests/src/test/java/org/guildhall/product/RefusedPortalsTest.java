package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a file, the administrator is told so, and nothing changes for anybody. */
class RefusedPortalsTest {
    private static final String INSTALL = "Install or update a portal";

    @Test
    @Tag("I2")
    void eachIsRefusedForItsOwnReasonAndNothingChanges() throws IOException {
        Path folder = Product.freshFolder("bad-portals-made");
        Path good = new GreetingPortal("1.0.0").says("Hello from the good one").build(folder, "good.jar");
        List<BadPortals.Bad> bad = BadPortals.make(folder, good);
        Set<String> verdicts = new HashSet<>();
        bad.forEach(one -> assertTrue(verdicts.add(one.verdict()), one.name() + " is told of as another is"));
        assertTrue(bad.size() >= 30, bad.size() + " bad files");
        try (Product product = Product.at(Product.freshFolder("bad-portals"))
                        .with("GUILDHALL_JAVA_OPTIONS", "-Dguildhall.portals.start-seconds=8")
                        .start();
                Visitor administrator = Visitor.of(product);
                Visitor council = Visitor.of(product);
                Visitor reader = Visitor.of(product);
                OtherPages others = new OtherPages(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(council, SignIn.AUDITOR);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/portals/install");
            choose(administrator, good);
            administrator.press("Install greeting").reached("Greeting is installed");
            String set = Files.readString(product.data().resolve("portals/set.json"));
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello from the good one");
            others.begin(council.cookies());
            List<String> wrong = new ArrayList<>();
            for (BadPortals.Bad one : bad) {
                administrator.open("admin/portals/install");
                administrator.reached(INSTALL);
                choose(administrator, one.file());
                if (!one.found()) {
                    administrator.press("Update from 1.0.0 to 2.0.0");
                }
                told(administrator, one).ifPresent(wrong::add);
                assertEquals(200, reader.open(GreetingPortal.PAGE), "after " + one.name());
                reader.reached("Hello from the good one");
            }
            assertEquals(List.of(), wrong, "told of in other words");
            others.wereNotDisturbed();
            assertEquals(set, Files.readString(product.data().resolve("portals/set.json")), "the set");
            try (Stream<Path> kept = Files.list(product.data().resolve("portals/store"))) {
                assertEquals(1, kept.count(), "files in the store");
            }
            product.stop();
            product.start();
            reader.open(GreetingPortal.PAGE);
            reader.reached("Hello from the good one");
        }
    }

    /** What it was told of as instead. */
    private static Optional<String> told(Visitor administrator, BadPortals.Bad one) {
        try {
            assertThat(administrator.text(one.verdict()).first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        } catch (AssertionError e) {
            return Optional.of(
                    one.name() + ": " + administrator.page().locator("main").innerText());
        }
        boolean offered = administrator.button("Install greeting").count() > 0
                || administrator.button("Update from 1.0.0 to 2.0.0").count() > 0;
        return one.found() && offered ? Optional.of(one.name() + " can be installed") : Optional.empty();
    }

    private static void choose(Visitor administrator, Path file) {
        FileChooser chooser = administrator.page().waitForFileChooser(() -> administrator.press("Choose file"));
        chooser.setFiles(file);
    }
}
