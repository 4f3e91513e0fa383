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

    /** The words in a language. */
    public String in(Locale language) {
        return language.getLanguage().equals(Texts.WELSH.getLanguage()) && !welsh.isEmpty() ? welsh : english;
    }
}
