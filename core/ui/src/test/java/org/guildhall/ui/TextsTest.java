package org.guildhall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.mail.OutboxMail;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern KEY = Pattern.compile("\"(ui\\.[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z0-9]+(:[a-z]+)?}");

    private final Properties english = read("en");
    private final Properties welsh = read("cy");

    @Test
    void hasEachKeyThatTheCodeNames() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String key : keysInCode()) {
            boolean known = english.containsKey(key)
                    // the start of the keys of a page of text
                    || english.containsKey(key + ".title");
            if (!known) {
                missing.add(key);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void hasTheKeysThatTheCodeComposes() {
        Stream.of("not-found", "forbidden", "unavailable", "failed")
                .flatMap(kind -> Stream.of("ui.error." + kind + ".title", "ui.error." + kind + ".text"))
                .forEach(this::known);
        known("ui.error.refused.title");
        Stream.of("time-out", "elsewhere").map(why -> "ui.ended." + why).forEach(this::known);
        Stream.of("postcode", "propertyName", "houseNumber", "street", "area", "town", "county")
                .map(part -> "ui.address." + part)
                .forEach(this::known);
        Stream.of(OutboxMail.State.values())
                .map(state -> "ui.admin.outbox." + state)
                .forEach(this::known);
    }

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(welsh.stringPropertyNames()));
    }

    @Test
    void putsTheSameValuesIntoBothLanguages() {
        for (String key : english.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(welsh.getProperty(key)), key);
        }
    }

    @Test
    void leavesNoTextEmpty() {
        Stream.of(english, welsh)
                .forEach(texts ->
                        texts.forEach((key, text) -> assertTrue(!text.toString().isBlank(), () -> key + " is empty")));
    }

    private void known(String key) {
        assertTrue(english.containsKey(key), key);
    }

    private static Set<String> places(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysInCode() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            Set<String> keys = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(result -> keys.add(result.group(1)));
            }
            return keys;
        }
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        Path file = MAIN.resolve("resources/texts/ui." + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return texts;
    }
}
