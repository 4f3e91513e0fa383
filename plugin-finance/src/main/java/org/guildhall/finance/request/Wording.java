package org.guildhall.finance.request;

import java.util.Locale;
import org.guildhall.api.text.Texts;

/** Words of the council's own, in both languages; where there is no Welsh, English is read. */
public record Wording(String english, String welsh) {
    /** No words. */
    public static final Wording NONE = new Wording("", "");

    /** Whether there are none. */
    public boolean isEmpty() {
        return english.isEmpty();
    }

    /**
     * As a line of the settings: {@code English|Welsh}. {@code %3B} stands for a semicolon, {@code %7C} for a bar and {@code %25} for a
     * percent sign.
     */
    static Wording read(String line) {
        String[] languages = line.split("\\|", 2);
        return new Wording(plain(languages[0].strip()), languages.length == 2 ? plain(languages[1].strip()) : "");
    }

    static String plain(String text) {
        return text.replace("%3B", ";").replace("%7C", "|").replace("%25", "%");
    }

    /** The words in a language. */
    public String in(Locale language) {
        return language.getLanguage().equals(Texts.WELSH.getLanguage()) && !welsh.isEmpty() ? welsh : english;
    }
}
