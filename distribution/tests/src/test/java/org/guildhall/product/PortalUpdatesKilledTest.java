package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Power cuts while a portal is being updated, at points spread over the whole update. */
@EachDatabase
class PortalUpdatesKilledTest {
    private static final int POINTS = PowerCuts.orMore(5);
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
            Await.until("the update", () -> reported(product, "greeting-1.jar: installed"));
            double length = System.nanoTime() - begun;
            int now = 1;
            List<String> outcomes = new ArrayList<>();
            for (int point = 0; point < POINTS; point++) {
                int next = point + 2;
                drop(product, builds.get(next));
                if (point == POINTS - 1) {
                    String done = "greeting-" + next + ".jar: installed";
                    Await.until("the update", () -> reported(product, done));
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

    @Test
    @Tag("I4")
    void isAtOneOfTheTwoWhicheverStepItWasKilledAt() throws IOException {
        Path folder = Product.freshFolder("killed-steps-" + place.name());
        Path signs = Files.createDirectories(folder.resolve("signs"));
        // by the name of the step, whether the new build serves afterwards
        Map<String, Boolean> steps = new LinkedHashMap<>();
        for (String before : List.of("fetched", "verified", "resolved", "migrated", "started", "made", "tried")) {
            steps.put(before, false);
        }
        steps.put("stopping", true);
        steps.put("removed", true);
        List<Path> builds = new ArrayList<>();
        for (int build = 0; build <= steps.size(); build++) {
            builds.add(new GreetingPortal("1." + build + ".0")
                    .says("Hello from " + build)
                    .withNotes(build + 1)
                    .watching(signs)
                    .build(folder, "greeting-" + build + ".jar"));
        }
        try (Product product = Product.at(Product.freshFolder("killed-at-steps-" + place.name()))
                        .on(place)
                        .start();
                Visitor reader = Visitor.of(product);
                Visitor administrator = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            drop(product, builds.get(0));
            serves(reader, List.of("Hello from 0 with 1"));
            int now = 0;
            int next = 0;
            for (Map.Entry<String, Boolean> step : steps.entrySet()) {
                next++;
                Path jar = builds.get(next);
                if (step.getKey().equals("verified")) {
                    // what the check found stands on the page, and nothing more is done until it is confirmed
                    SignIn.demo(administrator, SignIn.ADMINISTRATOR);
                    administrator.open("admin/portals/install");
                    administrator.reached("Install or update a portal");
                    administrator
                            .page()
                            .waitForFileChooser(() -> administrator.press("Choose file"))
                            .setFiles(jar);
                    administrator.reached("Check of Greeting");
                } else {
                    reach(step.getKey(), product, jar, signs);
                }
                product.kill();
                clear(signs);
                product.start();
                now = step.getValue() ? next : now;
                serves(reader, List.of("Hello from " + now + " with 1"));
                if (step.getKey().equals("removed")) {
                    assertEquals(1, bundlesOf(product), "the old build has gone");
                }
            }
        }
    }

    /** Lets the update go on until that step, and leaves it there. */
    private static void reach(String step, Product product, Path jar, Path signs) throws IOException {
        switch (step) {
            case "fetched" -> {
                Command half = Command.begin(product, "install", jar.toString());
                byte[] bytes = Files.readAllBytes(jar);
                half.send(bytes, bytes.length / 2);
                Await.until("the first half", () -> !checked(product).isEmpty());
            }
            case "removed" -> {
                Command whole = Command.begin(product, "install", jar.toString());
                whole.send(Files.readAllBytes(jar), (int) Files.size(jar));
                assertTrue(whole.answer().contains("running"), "it is done");
            }
            default -> {
                Files.createFile(signs.resolve("halt-" + step));
                Command whole = Command.begin(product, "install", jar.toString());
                whole.send(Files.readAllBytes(jar), (int) Files.size(jar));
                Await.until(step, () -> Files.exists(signs.resolve("reached-" + step)));
            }
        }
    }

    private static List<Path> checked(Product product) {
        try (Stream<Path> files = Files.list(product.data().resolve("portals/checked"))) {
            return files.filter(file -> file.toFile().length() > 0).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path signs) throws IOException {
        try (Stream<Path> files = Files.list(signs)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** How many builds of the portal the server's list has. */
    private static int bundlesOf(Product product) throws IOException {
        Command list = Command.begin(product, "list");
        list.send(new byte[0], -1);
        return (int) list.answer()
                .lines()
                .filter(line -> line.startsWith(GreetingPortal.NAME))
                .count();
    }

    /** The command line's side of a command, sent by halves if need be. */
    private record Command(SocketChannel server, DataOutputStream out) {
        static Command begin(Product product, String... words) throws IOException {
            SocketChannel server = SocketChannel.open(
                    UnixDomainSocketAddress.of(Files.readString(product.data().resolve("control/address"))));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(server));
            out.writeInt(words.length + 1);
            out.writeUTF("portal");
            for (String word : words) {
                out.writeUTF(word);
            }
            return new Command(server, out);
        }

        /** Says that there are so many bytes, and sends the first of them. */
        void send(byte[] bytes, int first) throws IOException {
            out.writeLong(first < 0 ? -1 : bytes.length);
            out.write(bytes, 0, Math.max(0, first));
            out.flush();
        }

        String answer() throws IOException {
            DataInputStream in = new DataInputStream(Channels.newInputStream(server));
            in.readInt();
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }
    }

    private static String serves(Visitor reader, List<String> either) {
        // a page that is not there yet shows by itself when it comes
        reader.open(GreetingPortal.PAGE);
        return Await.value(
                "one of " + either,
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
