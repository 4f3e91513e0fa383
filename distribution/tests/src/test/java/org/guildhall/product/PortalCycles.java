package org.guildhall.product;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/** A portal is installed, used, updated, used and removed again and again, with sessions open and the others in use. */
final class PortalCycles {
    /** By then all that is made once has been made. */
    static final int WARM = 20;

    /**
     * What was measured.
     *
     * @param installs seconds from a file's drop to the page in an open tab, of each cycle
     * @param updates seconds from a file's drop to the new page in an open tab, of each cycle
     * @param classesLeft classes of the portal that are in memory once all is removed
     * @param warmKilobytes what classes take after {@link #WARM} cycles, in kilobytes
     * @param lastKilobytes the same after the last
     */
    record Measured(double[] installs, double[] updates, long classesLeft, long warmKilobytes, long lastKilobytes) {}

    private PortalCycles() {}

    /** Runs so many cycles, at least {@link #WARM}, on a server of its own; fails if another page was disturbed. */
    static Measured run(String name, int cycles) throws IOException {
        Path folder = Product.freshFolder(name + "-builds");
        Path first =
                new GreetingPortal("1.0.0").says("Hello from one").withNotes(1).build(folder, "one.jar");
        Path second =
                new GreetingPortal("1.1.0").says("Hello from two").withNotes(2).build(folder, "two.jar");
        double[] installs = new double[cycles];
        double[] updates = new double[cycles];
        long warm = 0;
        try (Product product = Product.at(Product.freshFolder(name))
                        // what the thorough compiler notes of methods lies beside the classes, grows with use and would
                        // hide a leak
                        .with("GUILDHALL_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
                        .start();
                Visitor council = Visitor.of(product);
                Visitor reader = Visitor.of(product);
                OtherPages others = new OtherPages(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(council, SignIn.AUDITOR);
            reader.open(GreetingPortal.PAGE);
            others.begin(council.cookies());
            for (int cycle = 0; cycle < cycles; cycle++) {
                installs[cycle] = seen(reader, product, first, "Hello from one with 1");
                updates[cycle] = seen(reader, product, second, "Hello from two with 1");
                Files.createFile(product.data().resolve("portals/remove").resolve(GreetingPortal.NAME));
                reader.reached(Labels.NOT_FOUND);
                if (cycle + 1 == WARM) {
                    collected(product);
                    warm = Figures.metaspaceKilobytes(product);
                }
            }
            long left = collected(product);
            long last = Figures.metaspaceKilobytes(product);
            others.wereNotDisturbed();
            return new Measured(installs, updates, left, warm, last);
        }
    }

    private static double seen(Visitor reader, Product product, Path jar, String words) throws IOException {
        Path folder = product.data().resolve("portals/install");
        Path part = Files.copy(jar, folder.resolve(jar.getFileName() + ".part"), StandardCopyOption.REPLACE_EXISTING);
        Locator heading = reader.heading(words);
        long begun = System.nanoTime();
        Files.move(part, folder.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        while (heading.count() == 0) {
            if (System.nanoTime() - begun > Await.LIMIT.toNanos()) {
                throw new AssertionError("Not seen: " + words);
            }
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Collects garbage until no class of the portal is left, or for so long. */
    private static long collected(Product product) {
        long end = System.nanoTime() + Await.LIMIT.toNanos();
        long left;
        do {
            Figures.command(product, "GC.run");
            left = Figures.command(product, "VM.class_hierarchy")
                    .lines()
                    .filter(line -> line.contains("greeting."))
                    .count();
        } while (left > 0 && System.nanoTime() < end);
        return left;
    }
}
