package org.guildhall.ui.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.RefusedException;
import org.osgi.annotation.versioning.ProviderType;

/** Texts in the language that the person at the screen has chosen. */
@ProviderType
public interface Words {
    /** The text of the key with its values put in. */
    String get(String key, Object... values);

    /** Whether the key has a text. */
    boolean has(String key);

    /** The text, or nothing where the key has none. */
    default String orEmpty(String key, Object... values) {
        return has(key) ? get(key, values) : "";
    }

    /** What a field's problem says. */
    default String of(FieldProblem problem) {
        return get(problem.textKey(), problem.arguments().toArray());
    }

    /** What a rule says that said no. */
    default String of(RefusedException refusal) {
        return get(refusal.textKey(), refusal.arguments());
    }

    /** A date as "23 Jan 2023". */
    String date(LocalDate date);

    /** A date and time as "30 Jan 2023 14:45", Europe/London. */
    String dateTime(Instant time);

    /** A promise in words, as "by 5pm on Tuesday 6 May". */
    String byEndOf(LocalDate day);

    /** A size as "3.4 MB". */
    String size(long bytes);

    /** The language of the screen. */
    Locale language();

    /** The languages that can be chosen. */
    List<Locale> languages();
}
