package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A portal is stopped, updated, started and removed under people who are using it. */
class PortalsComeAndGoTest {
    private static final String NAME = "plugin-finance";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

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
        reader.reached(Labels.UNAVAILABLE);
    }

    /** Waits until the classes of the portal are gone; after how many collections. */
    private static int collected(Product product) {
        AtomicInteger rounds = new AtomicInteger();
        Await.until("the portal's class loader is collected", Duration.ofSeconds(90), () -> {
            rounds.incrementAndGet();
            Figures.command(product, "GC.run");
            return classesOfFinance(product) == 0;
        });
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
        Await.until(line, PATIENCE, () -> {
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

    /** Asks for pages of other portals five times a second, signed in and not, and keeps what was not as it should be. */
    private static final class OtherPages implements AutoCloseable {
        private static final Duration PACE = Duration.ofMillis(200);
        private static final List<Asked> PAGES = List.of(
                new Asked("", "Welcome to Guildhall Portals", false),
                new Asked("", "Welcome, ", true),
                new Asked("sign-in", Labels.LOGIN_1, false),
                new Asked("my-details", Labels.MY_DETAILS, true),
                new Asked("register", Labels.STEP_1, false),
                new Asked("admin/audit", Labels.AUDIT, true),
                new Asked("privacy", "Privacy policy", false),
                new Asked("accessibility", "Accessibility statement", true));
        private static final List<String> WRONG = List.of(
                Labels.NOT_FOUND,
                Labels.FORBIDDEN,
                Labels.UNAVAILABLE,
                "This cannot be shown now",
                "Sorry, there is a problem with the service");

        private final Product product;
        private final HttpClient client = HttpClient.newHttpClient();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        private final Queue<CompletableFuture<?>> answers = new ConcurrentLinkedQueue<>();
        private long begun;

        /**
         * A page with its title.
         *
         * @param title what it is called, or how that begins
         */
        private record Asked(String path, String title, boolean signedIn) {}

        OtherPages(Product product) {
            this.product = product;
        }

        void begin(String cookies) {
            begun = System.nanoTime();
            var unused = clock.scheduleAtFixedRate(() -> ask(cookies), 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void ask(String cookies) {
            Asked page = PAGES.get(answers.size() % PAGES.size());
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(product.url(page.path()))).timeout(PATIENCE);
            if (page.signedIn()) {
                request.header("Cookie", cookies);
            }
            // not one after the other: a slow answer must not put the next question off
            answers.add(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                    .handle((answer, failure) ->
                            failure == null ? judge(page, answer) : wrong.add(page.path() + " failed: " + failure)));
        }

        private boolean judge(Asked page, HttpResponse<String> answer) {
            String body = answer.body();
            if (answer.statusCode() != 200) {
                return wrong.add(page.path() + " answered " + answer.statusCode());
            }
            if (!Pattern.compile("\"" + page.title() + "[^\"]* - Guildhall Portals\"")
                    .matcher(body)
                    .find()) {
                return wrong.add(page.path() + " has another title than " + page.title());
            }
            return WRONG.stream().anyMatch(words -> body.contains(words) && wrong.add(page.path() + " says " + words));
        }

        /** All were answered as ever, and they were asked as often as they should have been. */
        void wereNotDisturbed() {
            clock.shutdown();
            long due = (System.nanoTime() - begun) / PACE.toNanos();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
            assertEquals(List.of(), List.copyOf(wrong), "the other pages were not disturbed");
            assertTrue(answers.size() >= 0.8 * due, answers.size() + " asked of " + due + " due");
        }

        @Override
        public void close() {
            clock.shutdownNow();
            client.close();
        }
    }
}
