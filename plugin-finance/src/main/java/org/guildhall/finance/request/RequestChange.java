package org.guildhall.finance.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.person.Spelling;

/** The one place where the state of a request changes. */
final class RequestChange {
    /** What requests are called in the audit log. */
    static final String SUBJECT = "finance.request";

    private RequestChange() {}

    static void to(AccessRequestEntity request, RequestState next) {
        if (!request.state.isOpen()) {
            throw new RefusedException("finance.request.already-decided");
        }
        if (!request.state.canBecome(next)) {
            throw new RefusedException("finance.request.not-waiting");
        }
        request.become(next);
    }

    /** The same for requests of one requester about one person; a digest, so that no name stands in an index. */
    static String openKey(String requester, Represented represented) {
        String about = String.join(
                "|",
                requester,
                Spelling.plain(represented.name().forename()),
                Spelling.plain(represented.name().surname()),
                represented.dateOfBirth().toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
