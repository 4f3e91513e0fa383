package org.guildhall.send.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invitation about to be made.
 *
 * @param email the address that was used for the request for an assessment
 * @param language of the mails, until the person has an account
 * @param basis why somebody else than a young person over compulsory school age is to see the case; else null
 */
public record NewInvitation(
        PartyKind kind,
        String name,
        String email,
        Locale language,
        @Nullable Basis basis,
        String basisWords) {
    /** One of a parent of a child. */
    public static NewInvitation ofParent(String name, String email, Locale language) {
        return new NewInvitation(PartyKind.PARENT, name, email, language, null, "");
    }
}
