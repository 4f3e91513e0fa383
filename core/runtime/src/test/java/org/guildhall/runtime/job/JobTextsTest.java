package org.guildhall.runtime.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guildhall.runtime.text.TextCataloguesTest;
import org.junit.jupiter.api.Test;

class JobTextsTest {
    private static final Pattern NAME = Pattern.compile("(?:return|super\\()\\s*\"(core\\.[a-z-]+)\"");

    @Test
    void saysOfEachOfCoresJobsWhatItDoes() throws IOException {
        Set<String> known = Objects.requireNonNull(
                        TextCataloguesTest.shipped().texts().get("en"))
                .keySet();
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher name = NAME.matcher(Files.readString(file));
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        assertTrue(names.size() >= 8, names.toString());
        assertEquals(
                Set.of(),
                names.stream()
                        .filter(name -> !known.contains("job." + name) || !known.contains("job." + name + ".what"))
                        .collect(java.util.stream.Collectors.toSet()));
    }
}
