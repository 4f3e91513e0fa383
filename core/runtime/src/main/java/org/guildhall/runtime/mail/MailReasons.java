package org.guildhall.runtime.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.guildhall.api.mail.OutboxMail;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail is not sent, in one of a few plain words, from what the server or the network said: the enhanced codes of RFC 3463, the
 * plain ones of RFC 5321, and the names that Java has for what goes wrong before.
 */
final class MailReasons {
    private static final Map<Pattern, String> REASONS = new LinkedHashMap<>();

    static {
        // the first that fits; the enhanced code says more than the plain one
        says("UnknownHostException", "mail.reason.unknown-server");
        says("SSL|Certificate|STARTTLS|TLS", "mail.reason.encryption");
        says("AuthenticationFailed|\\b5[0-9]{2}[ -]5\\.7\\.8\\b|\\b53[045]\\b", "mail.reason.sign-in");
        says("Connect|Socket|NoRouteToHost|timed out|EOFException", "mail.reason.unreachable");
        says("AddressException|EmailException", "mail.reason.no-address");
        says("\\b[45]\\.2\\.2\\b|\\b[45]52\\b", "mail.reason.full");
        says("\\b5\\.7\\.[0-9]+\\b", "mail.reason.policy");
        says("\\b5\\.1\\.[0-9]+\\b|\\b5\\.2\\.[0-9]+\\b|\\b55[013]\\b", "mail.reason.unknown-address");
        says("\\b4\\.[0-9]\\.[0-9]+\\b|\\b4[0-9]{2}\\b", "mail.reason.later");
        says("\\b554\\b", "mail.reason.policy");
    }

    private MailReasons() {}

    static @Nullable String key(OutboxMail.State state, @Nullable String problem) {
        boolean wrong = state == OutboxMail.State.REFUSED || state == OutboxMail.State.WAITING && problem != null;
        if (!wrong) {
            return null;
        }
        String said = problem == null ? "" : problem;
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getKey().matcher(said).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("mail.reason.other");
    }

    private static void says(String part, String key) {
        REASONS.put(Pattern.compile(part), key);
    }
}
