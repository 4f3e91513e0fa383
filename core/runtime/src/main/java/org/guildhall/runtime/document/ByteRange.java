package org.guildhall.runtime.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes a request asks for (RFC 9110, section 14); several ranges at once are answered with the whole. */
sealed interface ByteRange {
    ByteRange WHOLE = new Whole();

    /** All of it. */
    record Whole() implements ByteRange {}

    /** A part, both ends included. */
    record Part(long first, long last) implements ByteRange {}

    /** Nothing that the file has. */
    record Unsatisfiable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange parse(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return WHOLE;
        }
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            return suffix == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - suffix), size - 1);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return WHOLE;
        }
        return first >= size ? new Unsatisfiable() : new Part(first, last);
    }
}
