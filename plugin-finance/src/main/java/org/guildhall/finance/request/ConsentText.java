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
    private static final List<String> CONSENT = List.of(
            "finance.consent.collect",
            "finance.consent.passed",
            "finance.consent.use",
            "finance.consent.basis",
            "finance.consent.question");

    private static final List<String> NOTICE = List.of(
            "finance.consent.collect", "finance.consent.passed", "finance.consent.use", "finance.consent.notice");

    private static final List<String> OF_PERSON =
            List.of("finance.agree.what", "finance.agree.end", "finance.agree.question");

    private ConsentText() {}

    /** The wording by which a requester lets the council use their data. */
    static String version(Texts texts, Locale language) {
        return version(texts, language, "finance.consent.version", CONSENT);
    }

    /** The wording by which a requester is told how the council uses their data. */
    static String ofNotice(Texts texts, Locale language) {
        return version(texts, language, "finance.consent.version", NOTICE);
    }

    /** The wording by which a person lets somebody see their documents. */
    static String ofPerson(Texts texts, Locale language) {
        return version(texts, language, "finance.agree.version", OF_PERSON);
    }

    private static String version(Texts texts, Locale language, String number, List<String> paragraphs) {
        StringBuilder wording = new StringBuilder();
        paragraphs.forEach(
                paragraph -> wording.append(texts.get(language, paragraph)).append('\n'));
        return texts.get(language, number) + "-" + language.getLanguage() + "-" + digest(wording);
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
