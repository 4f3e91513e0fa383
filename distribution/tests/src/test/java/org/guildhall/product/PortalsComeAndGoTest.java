package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A portal is stopped, updated, started and removed under people who are using it. */
class PortalsComeAndGoTest {
    private static final String NAME = "plugin-finance";

    @Test
    @Tag("A7")
    @Tag("A8")
    void anUpdateShowsInOpenBrowsersLosesNothingAndDisturbsNobody() throws IOException {
        Path folder = Product.freshFolder("hot-builds");
        Path second = SecondBuild.make(folder);
        try (Product product = Product.at(Product.freshFolder("hot")).start();
                Visitor writer = Visitor.of(product);
                Visitor reader = Visitor.of(product);
                Visitor council = Visitor.of(product);
                OtherPages others = new OtherPages(product)) {
            DemoLetters.awaitFirst(product);
            ProbePortal.install(product);
            SignIn.demo(council, SignIn.AUDITOR);
            SignIn.demo(writer, SignIn.CITIZEN);
            AccessRequest.begin(writer);
            writer.choose(Labels.SOMEONE_ELSE)
                    .choose(Labels.YES)
                    .select(Labels.RELATIONSHIP, Labels.POA)
                    .press(Labels.YOUR_NAME)
                    .reached(Labels.YOUR_NAME);
            writer.type(Labels.FORENAME, "Halfway")
                    .type(Labels.SURNAME, "There")
                    .sees("Saved");
            SignIn.demo(reader, SignIn.SECOND_REPRESENTATIVE);
            assertThat(reader.link(Labels.PORTAL)).isVisible();
            Visitor letter = reader.inAnotherTab();
            letter.open("");
            letter.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
            String address = letter.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download"))
                    .first()
                    .getAttribute("href");
            others.begin(council.cookies());

            Path stop = product.data().resolve("portals/stop").resolve(NAME);
            Files.createFile(stop);
            assertThat(reader.link(Labels.PORTAL)).hasCount(0);
            writer.reached(Labels.UNAVAILABLE);
            awaitReport(product, NAME + ": stopped");
            assertEquals(503, letter.open(address), "a letter of a stopped portal is not refused to its reader");
            letter.reached(Labels.UNAVAILABLE);
            install(product, second);
            awaitReport(product, "plugin-finance-second.jar: installed");
            Files.delete(stop);
            assertThat(reader.link(Labels.PORTAL)).isVisible();
            writer.reached(Labels.YOUR_NAME);
            assertThat(writer.field(Labels.FORENAME)).hasValue("Halfway");
            assertThat(writer.field(Labels.SURNAME)).hasValue("There");
            assertEquals(200, letter.page().request().get(product.url(address)).status());
            letter.page().close();
            reader.press(Labels.PORTAL).reached(Labels.PORTAL);
            reader.sees(SecondBuild.IN_JAVA).sees(SecondBuild.IN_TEXTS).sees(SecondBuild.IN_DATABASE);
            council.open("admin/audit");
            council.reached(Labels.AUDIT)
                    .type("What happened", "portal.updated")
                    .press("Search");
            council.sees("The system: staging-folder");

            remove(product, reader);
            int rounds = collected(product);
            others.wereNotDisturbed();
            assertEquals(List.of(), writer.pageErrors());
            assertEquals(List.of(), reader.pageErrors());

            // the control: one object of the portal in somebody's hands, and the same is not collected
            install(product, second);
            reader.reached(Labels.PORTAL);
            council.open(ProbePortal.HOLD + "?portal=finance");
            council.sees("Holds finance");
            remove(product, reader);
            for (int round = 0; round < rounds + 3; round++) {
                Figures.command(product, "GC.run");
            }
            assertTrue(classesOfFinance(product) > 0, "an object that is held keeps the portal's classes");
            council.open(ProbePortal.HOLD);
            council.sees("Nothing is held.");
            collected(product);
        }
    }

    private static void remove(Product product, Visitor reader) throws IOException {
        Files.createFile(product.data().resolve("portals/remove").resolve(NAME));
        reader.reached(Labels.NOT_FOUND);
    }

    /** Waits until the classes of the portal are gone; after how many collections. */
    private static int collected(Product product) {
        AtomicInteger rounds = new AtomicInteger();
        try {
            Await.until("the portal's class loader is collected", () -> {
                rounds.incrementAndGet();
                Figures.command(product, "GC.run");
                return classesOfFinance(product) == 0;
            });
        } catch (AssertionError held) {
            // only the heap tells by whom
            Path heap = product.data().resolveSibling("held.hprof");
            held.addSuppressed(
                    new AssertionError(Figures.command(product, "GC.heap_dump", "-overwrite", heap.toString())));
            throw held;
        }
        return rounds.get();
    }

    private static void install(Product product, Path jar) throws IOException {
        Path folder = product.data().resolve("portals/install");
        Path part = folder.resolve(jar.getFileName() + ".part");
        Files.copy(jar, part);
        Files.move(part, folder.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitReport(Product product, String line) {
        Path report = product.data().resolve("portals/report.log");
        Await.until(line, () -> {
            try {
                return Files.exists(report) && Files.readString(report).contains(line);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** How many classes of the portal the Java machine holds now. */
    private static long classesOfFinance(Product product) {
        return Figures.command(product, "VM.class_hierarchy")
                .lines()
                .filter(line -> line.contains("org.guildhall.finance."))
                .count();
    }
}
