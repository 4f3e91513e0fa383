package org.guildhall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What portals are compiled against changes on purpose alone: the agreed text of each exported package lies beside its sources. */
class SignaturesTest {
    private static final String HOW_TO_RENEW = """

            Portals of others are compiled against this. Where it changes on purpose: raise @Version in package-info.java (a portal that is
            compiled against the old one breaks: the major number; else the minor one), build, renew the files and commit them:
                mvn -pl distribution/tests test -Dtest=SignaturesTest -Dguildhall.signatures=renew
            """;

    @Test
    void theExportedPackagesAreAsAgreed() throws IOException {
        List<String> differences = new ArrayList<>();
        try (Signatures signatures = Signatures.ofTheProduct()) {
            for (Path jar : ShippedJars.contract()) {
                Path folder = agreed(jar);
                TreeMap<String, List<String>> now = new TreeMap<>();
                ManifestRules.ownExports(jar)
                        .forEach((name, version) -> now.put(name, signatures.of(jar, name, version)));
                assertTrue(now.values().stream().allMatch(lines -> lines.size() > 2), "each holds types: " + jar);
                if ("renew".equals(System.getProperty("guildhall.signatures"))) {
                    renew(folder, now);
                }
                Set<String> names = new TreeSet<>(now.keySet());
                names.addAll(files(folder));
                for (String name : names) {
                    differences.addAll(
                            difference(read(folder.resolve(name + ".txt")), now.getOrDefault(name, List.of())));
                }
            }
        }
        assertEquals(List.of(), differences, () -> String.join("\n", differences) + HOW_TO_RENEW);
    }

    @Test
    void aMethodTakenAwayAndOneThatMayAnswerNullAreSeen() {
        List<String> agreed =
                List.of("package x 0.1.0", "", "public interface A", "    public String a()", "    void b()");
        assertEquals(
                List.of("x: - public interface A:     public String a()", "x: - public interface A:     void b()"),
                difference(agreed, List.of("package x 0.1.0", "", "public interface A")));
        assertEquals(
                List.of(
                        "x: - public interface A:     public String a()",
                        "x: + public interface A:     public @Nullable String a()"),
                difference(
                        agreed,
                        List.of(
                                "package x 0.1.0",
                                "",
                                "public interface A",
                                "    public @Nullable String a()",
                                "    void b()")));
        assertEquals(List.of(), difference(agreed, agreed));
    }

    @Test
    void theTextHoldsTypesMembersNullnessAndWhoImplementsThem() throws IOException {
        try (Signatures signatures = Signatures.ofTheProduct()) {
            Path ui = ShippedJars.contract().stream()
                    .filter(jar -> ShippedJars.name(jar).equals("guildhall-ui"))
                    .findFirst()
                    .orElseThrow();
            String text = String.join("\n", signatures.of(ui, "org.guildhall.ui.portal", "0.1.0")) + "\n";
            String lists = String.join("\n", signatures.of(ui, "org.guildhall.ui.list", "0.1.0"));
            assertTrue(lists.contains("@Nullable String property"), lists);
            assertTrue(text.contains("\n@ConsumerType public interface Portal\n"), text);
            assertTrue(text.contains("\n    java.util.List<Page> pages()\n"), text);
        }
    }

    /** The lines that went and came, each with its package and type. */
    private static List<String> difference(List<String> agreed, List<String> now) {
        Set<String> before = placed(agreed);
        Set<String> after = placed(now);
        return Stream.concat(
                        before.stream().filter(line -> !after.contains(line)).map(line -> sign(line, "- ")),
                        after.stream().filter(line -> !before.contains(line)).map(line -> sign(line, "+ ")))
                .toList();
    }

    private static Set<String> placed(List<String> lines) {
        Set<String> placed = new java.util.LinkedHashSet<>();
        String at = "";
        String type = "";
        for (String line : lines) {
            if (line.startsWith("package ")) {
                at = line.split(" ")[1];
                placed.add(at + ": " + line);
            } else if (line.startsWith("    ")) {
                placed.add(at + ": " + type + ": " + line);
            } else if (!line.isEmpty()) {
                type = line;
                placed.add(at + ": " + line);
            }
        }
        return placed;
    }

    private static String sign(String line, String sign) {
        int end = line.indexOf(": ") + 2;
        return line.substring(0, end) + sign + line.substring(end);
    }

    private static Path agreed(Path jar) {
        return Path.of(System.getProperty("guildhall.source", "../.."), "core")
                .resolve(ShippedJars.name(jar).substring("guildhall-".length()))
                .resolve("signatures");
    }

    private static void renew(Path folder, TreeMap<String, List<String>> now) throws IOException {
        Files.createDirectories(folder);
        for (String name : files(folder)) {
            Files.delete(folder.resolve(name + ".txt"));
        }
        now.forEach((name, lines) -> {
            try {
                Files.write(folder.resolve(name + ".txt"), lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> read(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Set<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.txt$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
