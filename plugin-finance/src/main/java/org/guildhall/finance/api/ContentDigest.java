package org.guildhall.finance.api;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body whose header {@code Content-Digest} (RFC 9530), if there is one, is held against what came. */
final class ContentDigest {
    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]{44}):\\s*(?:,|$)");

    private final byte @Nullable [] expected;
    private final DigestInputStream body;

    /** Reads the body from now on. */
    ContentDigest(@Nullable String header, InputStream bytes) {
        expected = header == null ? null : expected(header);
        body = new DigestInputStream(bytes, sha256());
        body.on(expected != null);
    }

    private static byte @Nullable [] expected(String header) {
        Matcher value = SHA_256.matcher(header);
        // other algorithms are the sender's business: what cannot be checked is not refused for that
        return value.find() ? Base64.getDecoder().decode(value.group(1)) : null;
    }

    InputStream body() {
        return body;
    }

    /** Once all of it was read: refuses what is not what was sent. */
    void check() {
        if (expected != null && !MessageDigest.isEqual(body.getMessageDigest().digest(), expected)) {
            throw new Problem(Problem.Kind.DIGEST);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
