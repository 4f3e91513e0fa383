package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
                OtherPages others = new OtherPages(product)) {
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

            Path stop = product.data().resolve("portals/stop").resolve(NAME);
            Files.createFile(stop);
            assertThat(reader.link(Labels.PORTAL)).hasCount(0);
            writer.reached(Labels.UNAVAILABLE);
            assertTrue(
                    classesOfFinance(product) > 0,
                    "a stopped portal keeps its classes: the control of the check below");

            install(product, second);
            awaitReport(product, "plugin-finance-second.jar: installed");
            Files.delete(stop);
            assertThat(reader.link(Labels.PORTAL)).isVisible();
            writer.reached(Labels.YOUR_NAME);
            assertThat(writer.field(Labels.FORENAME)).hasValue("Halfway");
            assertThat(writer.field(Labels.SURNAME)).hasValue("There");
            reader.press(Labels.PORTAL).reached(Labels.PORTAL);
            reader.sees(SecondBuild.IN_JAVA).sees(SecondBuild.IN_TEXTS).sees(SecondBuild.IN_DATABASE);

            Files.createFile(product.data().resolve("portals/remove").resolve(NAME));
            reader.reached(Labels.UNAVAILABLE);
            Await.until("the portal's class loader is collected", Duration.ofSeconds(90), () -> {
                Figures.command(product, "GC.run");
                return classesOfFinance(product) == 0;
            });
            assertEquals(List.of(), others.wrong(), "the other pages were not disturbed");
            assertTrue(others.asked() > 20, "and they were asked");
        }
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

    /** Asks for pages of other portals five times a second and keeps what was not as it should be. */
    private static final class OtherPages implements AutoCloseable {
        private static final List<String> PATHS = List.of("", "sign-in", "register", "privacy", "accessibility");

        private final HttpClient client = HttpClient.newHttpClient();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        private final AtomicInteger asked = new AtomicInteger();

        OtherPages(Product product) {
            var unused = clock.scheduleAtFixedRate(() -> ask(product), 0, 200, TimeUnit.MILLISECONDS);
        }

        private void ask(Product product) {
            String path = PATHS.get(asked.getAndIncrement() % PATHS.size());
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(product.url(path)))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    wrong.add(path + " answered " + answer.statusCode());
                }
            } catch (IOException | InterruptedException e) {
                wrong.add(path + " failed: " + e);
            }
        }

        List<String> wrong() {
            return List.copyOf(wrong);
        }

        int asked() {
            return asked.get();
        }

        @Override
        public void close() {
            clock.shutdownNow();
            client.close();
        }
    }
}
