package org.guildhall.runtime.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.passay.dictionary.Dictionary;

/**
 * Passwords that many people use, whatever their case and whatever digits or signs stand around them. Kept as sorted
 * 64-bit hashes, an eighth of what the texts would take.
 */
final class CommonPasswords implements Dictionary {
    private static final String LIST = "/passwords/common.txt.gz";

    private final long[] hashes;

    private CommonPasswords(long[] hashes) {
        this.hashes = hashes;
    }

    /** The shipped list, read when it is first asked. */
    static CommonPasswords shipped() {
        return Shipped.LIST;
    }

    @Override
    public boolean search(String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        return known(folded) || known(folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", ""));
    }

    @Override
    public long size() {
        return hashes.length;
    }

    private boolean known(String text) {
        return text.length() > 3 && Arrays.binarySearch(hashes, hash(text)) >= 0;
    }

    private static CommonPasswords read() {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return new CommonPasswords(lines.lines()
                    .mapToLong(line -> hash(line.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .distinct()
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }

    /** FNV-1a. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        return hash;
    }

    private static final class Shipped {
        static final CommonPasswords LIST = read();
    }
}
