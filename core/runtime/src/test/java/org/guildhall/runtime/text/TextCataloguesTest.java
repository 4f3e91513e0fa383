package org.guildhall.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.text.MoreTexts;
import org.guildhall.api.text.TextKey;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.TestInstance;
import org.guildhall.runtime.persistence.UnitSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A11")
public class TextCataloguesTest {
    @TempDir
    Path folder;

    @Test
    void writesDatesAndTimesTheCouncilsWayInBothLanguages() {
        Texts texts = texts();
        assertEquals("23 Jan 2023", texts.date(Texts.ENGLISH, LocalDate.of(2023, 1, 23)));
        assertEquals("1 Sep 2023", texts.date(Texts.ENGLISH, LocalDate.of(2023, 9, 1)));
        assertEquals("30 Jan 2023 14:45", texts.dateTime(Texts.ENGLISH, Instant.parse("2023-01-30T14:45:00Z")));
        assertEquals("30 Jul 2023 00:05", texts.dateTime(Texts.ENGLISH, Instant.parse("2023-07-29T23:05:00Z")));
        assertEquals("23 Chwef 2023", texts.date(Texts.WELSH, LocalDate.of(2023, 2, 23)));
        assertEquals("by 5pm on Tuesday 6 May", texts.byEndOf(Texts.ENGLISH, LocalDate.of(2025, 5, 6)));
        assertEquals("erbyn 5pm ddydd Mawrth 6 Mai", texts.byEndOf(Texts.WELSH, LocalDate.of(2025, 5, 6)));
    }

    @Test
    void putsValuesIn() {
        Texts texts = texts(Map.of(
                "a", "Don't {0}, {1} of {council}: {portals} {5} {x}",
                "b", "Enter {0:lower}",
                "dob", "Date of birth",
                "dwp", "DWP letter",
                "when", "on {0}"));
        assertEquals(
                "Don't stop, $1 of Guildhall Borough Council: Guildhall Portals {5} {x}",
                texts.get(Texts.ENGLISH, "a", "stop", "$1"));
        assertEquals("Enter date of birth", texts.get(Texts.ENGLISH, "b", new TextKey("dob")));
        assertEquals("Enter DWP letter", texts.get(Texts.ENGLISH, "b", new TextKey("dwp")));
        assertEquals("on 1 Feb 2024", texts.get(Texts.ENGLISH, "when", LocalDate.of(2024, 2, 1)));
    }

    @Test
    void answersInEnglishWhereWelshIsMissingAndShowsWhatIsMissingInBoth() {
        Texts texts = texts(Map.of("only", "English"));
        assertEquals("English", texts.get(Texts.WELSH, "only"));
        assertEquals("⟦no.such⟧", texts.get(Texts.WELSH, "no.such"));
        assertFalse(texts.has("no.such"));
        Texts live = new TextCatalogues(new TestInstance(folder, false), folder, List.of());
        assertEquals("no.such", live.get(Texts.ENGLISH, "no.such"));
    }

    @Test
    void prefersTheCouncilsOwnWording() throws Exception {
        Files.writeString(folder.resolve("en.properties"), "only = Ours – with a dash\n");
        Texts texts = texts(Map.of("only", "Theirs"));
        assertEquals("Ours – with a dash", texts.get(Texts.ENGLISH, "only"));
        assertEquals("Ours – with a dash", texts.get(Texts.WELSH, "only"));
    }

    @Test
    void asksThoseWhoBringWordsOfTheirOwnAfterTheCataloguesAndInEnglishLast() {
        TextCatalogues texts = new TextCatalogues(
                new TestInstance(folder, true),
                folder,
                List.of(new Catalogue(Map.of("en", Map.of("sample.form.shipped", "Shipped")))));
        MoreTexts own = new MoreTexts() {
            @Override
            public String prefix() {
                return "sample.form.";
            }

            @Override
            public Optional<String> find(Locale language, String key) {
                return language.equals(Texts.WELSH)
                        ? Optional.ofNullable(
                                Map.of("sample.form.both", "Helo {0}").get(key))
                        : Optional.of("Hello {0}");
            }
        };
        texts.add(own);
        assertEquals("Shipped", texts.get(Texts.WELSH, "sample.form.shipped"));
        assertEquals("Helo Siân", texts.get(Texts.WELSH, "sample.form.both", "Siân"));
        assertEquals("Hello Siân", texts.get(Texts.WELSH, "sample.form.english", "Siân"));
        assertFalse(texts.has("sample.other"), "no word of theirs");
        texts.remove(own);
        assertFalse(texts.has("sample.form.both"));
    }

    @Test
    void keepsServingWhenTheCouncilsWordingIsBroken() throws Exception {
        Files.writeString(folder.resolve("en.properties"), "only = \\u12\n");
        assertEquals("Theirs", texts(Map.of("only", "Theirs")).get(Texts.ENGLISH, "only"));
    }

    @Test
    void hasEachKeyInBothLanguagesWithTheSameValues() {
        Catalogue shipped = shipped();
        Map<String, String> english = Objects.requireNonNull(shipped.texts().get("en"));
        Map<String, String> welsh = Objects.requireNonNull(shipped.texts().get("cy"));
        assertEquals(english.keySet(), welsh.keySet());
        english.forEach((key, text) -> {
            assertTrue(!text.isBlank(), key);
            assertEquals(places(text), places(Objects.requireNonNull(welsh.get(key))), key);
        });
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        java.util.regex.Pattern.compile("\\{(\\w+)")
                .matcher(text)
                .results()
                .forEach(found -> places.add(found.group(1)));
        return places;
    }

    private Texts texts() {
        return texts(Map.of());
    }

    private Texts texts(Map<String, String> english) {
        return new TextCatalogues(
                new TestInstance(folder, true), folder, List.of(shipped(), new Catalogue(Map.of("en", english))));
    }

    /** The catalogues that this module ships. */
    public static Catalogue shipped() {
        return Catalogue.read(UnitSource.of(TextCatalogues.class).entries("texts", ".properties"));
    }
}
