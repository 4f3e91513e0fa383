package org.guildhall.runtime.text;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a text. Unlike {@link java.text.MessageFormat} an apostrophe is just an apostrophe, so that whoever edits
 * texts needs no rules but these: <code>{0}</code>, <code>{council}</code>, <code>{portals}</code>, and <code>{0:lower}</code>
 * for a value within a sentence.
 */
final class Pattern {
    private static final java.util.regex.Pattern PLACE =
            java.util.regex.Pattern.compile("\\{(\\d{1,2}|council|portals)(:lower)?}");

    private Pattern() {}

    static String fill(String pattern, Function<String, @Nullable String> values) {
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        return PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(filled(place, values)));
    }

    private static String filled(MatchResult place, Function<String, @Nullable String> values) {
        String value = values.apply(place.group(1));
        if (value == null) {
            return place.group();
        }
        return place.group(2) == null ? value : lowered(value);
    }

    /** "Date of birth" becomes "date of birth", but "DWP letter" stays. */
    private static String lowered(String value) {
        boolean word = value.length() > 1
                && Character.isUpperCase(value.charAt(0))
                && !Character.isUpperCase(value.charAt(1))
                && Character.isLetter(value.charAt(1));
        return word ? value.substring(0, 1).toLowerCase(Locale.UK) + value.substring(1) : value;
    }
}
