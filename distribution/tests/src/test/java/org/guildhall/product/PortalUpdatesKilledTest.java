package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Power cuts while a portal is being updated, at points spread over the whole update. */
@EachDatabase
class PortalUpdatesKilledTest {
    private static final int POINTS = 7;
    /** From before the file is taken to after the old build is removed, by a server just started; at the last one it is done. */
    private static final double SPREAD = 2;

    private final DatabasePlace place;

    PortalUpdatesKilledTest(DatabasePlace place) {
        this.place = place;
    }

    @Test
    @Tag("I4")
    void eitherTheOldOrTheNewBuildServesAfterwardsAndNoDataIsLost() throws IOException {
        Path folder = Product.freshFolder("killed-greetings-" + place.name());
        List<Path> builds = new ArrayList<>();
        for (int build = 0; build <= POINTS + 1; build++) {
            // each has a migration more than the one before
            builds.add(new GreetingPortal("1." + build + ".0")
                    .says("Hello from " + build)
                    .withNotes(build + 1)
                    .build(folder, "greeting-" + build + ".jar"));
        }
        try (Product product = Product.at(Product.freshFolder("killed-updates-" + place.name()), "--empty")
                        .on(place)
                        .start();
                Visitor reader = Visitor.of(product)) {
            drop(product, builds.get(0));
            serves(reader, List.of("Hello from 0 with 1"));
            long begun = System.nanoTime();
            drop(product, builds.get(1));
            Await.until("the update", Duration.ofSeconds(40), () -> reported(product, "greeting-1.jar: installed"));
            double length = System.nanoTime() - begun;
            int now = 1;
            List<String> outcomes = new ArrayList<>();
            for (int point = 0; point < POINTS; point++) {
                int next = point + 2;
                drop(product, builds.get(next));
                if (point == POINTS - 1) {
                    String done = "greeting-" + next + ".jar: installed";
                    Await.until("the update", Duration.ofSeconds(40), () -> reported(product, done));
                } else {
                    LockSupport.parkNanos((long) (length * SPREAD * point / (POINTS - 2)));
                }
                product.kill();
                Path left = product.data().resolve("portals/install").resolve("greeting-" + next + ".jar");
                boolean waits = Files.deleteIfExists(left);
                product.start();
                String shown =
                        serves(reader, List.of("Hello from " + now + " with 1", "Hello from " + next + " with 1"));
                boolean isNew = shown.startsWith("Hello from " + next + " ");
                outcomes.add((isNew ? "new" : "old") + (waits ? ", not taken yet" : ""));
                now = isNew ? next : now;
            }
            System.out.println("Updates in which the power was cut: " + outcomes);
            assertTrue(outcomes.contains("old, not taken yet"), "some were cut off before they were done: " + outcomes);
            assertTrue(outcomes.stream().anyMatch(outcome -> outcome.startsWith("new")), "some were done: " + outcomes);
            try (var kept = Files.list(product.data().resolve("portals/store"))) {
                assertTrue(kept.count() <= POINTS + 2, "no more files are kept than there are builds");
            }
        }
    }

    private static String serves(Visitor reader, List<String> either) {
        // a page that is not there yet shows by itself when it comes
        reader.open(GreetingPortal.PAGE);
        return Await.value(
                "one of " + either,
                Duration.ofSeconds(40),
                () -> either.stream()
                        .filter(words -> reader.heading(words).isVisible())
                        .findFirst());
    }

    private static void drop(Product product, Path jar) throws IOException {
        Path folder = product.data().resolve("portals/install");
        Path part = Files.copy(jar, folder.resolve(jar.getFileName() + ".part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean reported(Product product, String line) {
        Path report = product.data().resolve("portals/report.log");
        try {
            return Files.exists(report) && Files.readString(report).contains(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
