package org.guildhall.runtime.audit;

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

class AuditTextsTest {
    /** The name of an action, or the two of which one is chosen. */
    private static final Pattern ACTION =
            Pattern.compile("NewAuditEntry\\.of\\(\\s*(?:[^\"?,]+\\?\\s*)?\"([^\"]+)\"(?:\\s*:\\s*\"([^\"]+)\")?");

    @Test
    void tellsEachActionOfTheCodeInWords() throws IOException {
        Set<String> known = Objects.requireNonNull(
                        TextCataloguesTest.shipped().texts().get("en"))
                .keySet();
        Set<String> missing = new TreeSet<>();
        int found = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher action = ACTION.matcher(Files.readString(file));
                while (action.find()) {
                    found++;
                    for (int group = 1; group <= 2; group++) {
                        if (action.group(group) != null && !known.contains("audit." + action.group(group))) {
                            missing.add(action.group(group));
                        }
                    }
                }
            }
        }
        assertTrue(found > 20, "actions found in the code: " + found);
        assertEquals(Set.of(), missing);
    }
}
