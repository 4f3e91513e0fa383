package org.guildhall.send.message;

import java.util.Locale;
import org.guildhall.api.text.Texts;

/** What a message can be about, in the council's words; where there is no Welsh, English is read. */
public record MessageType(String english, String welsh) {
    /**
     * As a line of the settings: {@code English|Welsh}. {@code %3B} stands for a semicolon, {@code %7C} for a bar and {@code %25} for a
     * percent sign.
     */
    static MessageType read(String line) {
        String[] languages = line.split("\\|", 2);
        return new MessageType(plain(languages[0].strip()), languages.length == 2 ? plain(languages[1].strip()) : "");
    }

    private static String plain(String text) {
        return text.replace("%3B", ";").replace("%7C", "|").replace("%25", "%");
    }

    /** The words in a language. */
    public String in(Locale language) {
        return language.getLanguage().equals(Texts.WELSH.getLanguage()) && !welsh.isEmpty() ? welsh : english;
    }
}
