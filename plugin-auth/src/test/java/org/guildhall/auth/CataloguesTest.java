package org.guildhall.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.auth.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CataloguesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern KEY = Pattern.compile("\"(auth\\.[a-z][\\w.-]*[\\w])\"");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z0-9]+}");
    /** Names of jobs and parts of the system, which look like keys. */
    private static final Set<String> NAMES =
            Set.of("auth.stale-registrations", "auth.password-reset", "auth.first-administrator");

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void everyKeyInTheCodeStandsInTheCatalogue(String language) throws IOException {
        Set<String> missing = keysInCode();
        missing.removeAll(catalogue(language).stringPropertyNames());
        assertEquals(Set.of(), missing);
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNameTheSameValues() throws IOException {
        Properties english = catalogue("en");
        Properties welsh = catalogue("cy");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(welsh.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(welsh.getProperty(key)), key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registration-code",
                "already-registered",
                "sign-in-code",
                "password-reset",
                "email-change-code",
                "email-change-taken",
                "email-changed"
            })
    void everyMailIsThereInBothLanguagesWithTheSameValues(String mail) throws IOException {
        assertEquals(places(mail(mail, "en")), places(mail(mail, "cy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration-code", "sign-in-code", "password-reset", "email-change-code"})
    void everyCodeIsMailedWithTheTimeAtWhichItEnds(String mail) throws IOException {
        assertTrue(places(mail(mail, "en")).containsAll(Set.of("{code}", "{until}")));
    }

    private static Set<String> keysInCode() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(CataloguesTest::keys)
                    .filter(key -> !NAMES.contains(key))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> keys(Path file) {
        try {
            return KEY.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties catalogue(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(resource("/texts/auth." + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static String mail(String name, String language) throws IOException {
        try (InputStream in = resource("/mails/" + name + "." + language + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(RegistrationService.class.getResourceAsStream(path), path);
    }
}
