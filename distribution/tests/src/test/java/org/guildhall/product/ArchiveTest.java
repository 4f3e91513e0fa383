package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The archive starts on its own: with a Java that has no compiler, and without Maven. */
class ArchiveTest {
    /** What the command line calls, of what every Linux has. */
    private static final List<String> TOOLS = List.of("bash", "dirname", "env", "grep", "mkdir", "readlink");

    @Test
    @Tag("A7")
    void theUnpackedArchiveStartsAndSomebodySignsIn() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("archive");
        Path home = unpack(folder);
        try (Product product = Product.of(home, folder.resolve("data"))
                        .with("PATH", few(folder.resolve("tools"), TOOLS).toString())
                        .with("JAVA_HOME", javaAlone(folder.resolve("jre")).toString())
                        .start();
                Visitor visitor = Visitor.of(product)) {
            assertEquals(200, visitor.open(""));
            visitor.sees(Labels.TEST_BANNER);
            String console = String.join("\n", product.console());
            assertTrue(console.contains(SignIn.DEMO_PASSWORD), console);
            assertTrue(console.contains("finance.officer@example.org"), console);
            assertTrue(console.contains(folder.resolve("data").toString()), console);
            DemoLetters.awaitFirst(product);
            SignIn.demo(visitor, SignIn.CITIZEN);
            visitor.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
        }
    }

    @Test
    @Tag("A7")
    void anInstallationThatWasTrainedAndThenMovedKeepsItsDatabase() throws IOException, InterruptedException {
        Path folder = Product.freshFolder("archive-moved");
        Path home = unpack(folder);
        ProcessBuilder train = new ProcessBuilder(home.resolve("guildhall").toString(), "train").inheritIO();
        train.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(0, train.start().waitFor());
        assertTrue(Files.size(home.resolve("guildhall.aot")) > 0, "something was learnt");
        Path moved = Files.move(home, folder.resolve("moved"));
        try (Product product = Product.of(moved, folder.resolve("data")).start();
                Visitor visitor = Visitor.of(product)) {
            SignIn.demo(visitor, SignIn.CITIZEN);
            visitor.signedInAs("Amira Pemberton");
        }
    }

    /** The folder of the product, unpacked here. */
    private static Path unpack(Path folder) throws IOException, InterruptedException {
        Path archive = Path.of(Product.assembledHome() + ".tar.gz");
        Process unpack = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, unpack.waitFor());
        return folder.resolve(Product.assembledHome().getFileName());
    }

    /** A folder with these programs of the machine and no others. */
    private static Path few(Path folder, List<String> programs) throws IOException {
        Files.createDirectories(folder);
        for (String program : programs) {
            Path found = Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")
                    .map(place -> Path.of(place, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(program + " is needed"));
            Files.createSymbolicLink(folder.resolve(program), found);
        }
        return folder;
    }

    private static Path javaAlone(Path folder) throws IOException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.createSymbolicLink(java, Path.of(System.getProperty("java.home"), "bin", "java"));
        return folder;
    }
}
