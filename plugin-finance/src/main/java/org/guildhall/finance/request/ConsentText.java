package org.guildhall.finance.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.text.Texts;

/** The wording that people consent to; its version changes with any letter of it. */
final class ConsentText {
    private static final List<String> PARAGRAPHS = List.of(
            "finance.consent.collect",
            "finance.consent.passed",
            "finance.consent.use",
            "finance.consent.basis",
            "finance.consent.question");

    private ConsentText() {}

    static String version(Texts texts, Locale language) {
        StringBuilder wording = new StringBuilder();
        PARAGRAPHS.forEach(
                paragraph -> wording.append(texts.get(language, paragraph)).append('\n'));
        return texts.get(language, "finance.consent.version") + "-" + language.getLanguage() + "-" + digest(wording);
    }

    private static String digest(CharSequence wording) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(wording.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
