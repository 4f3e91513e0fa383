package org.guildhall.api.password;

import java.util.Set;
import org.guildhall.api.account.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Hashes and checks passwords (Argon2id); texts are normalised to NFKC and are at most 128 characters. */
@ProviderType
public interface Passwords {
    /** The policy of ordinary portals. */
    PasswordPolicy standard();

    /** The policy with at least this many characters; the standard one where it asks for as many already. */
    PasswordPolicy withMinimumLength(int characters);

    /**
     * Hashes a password that meets the policy.
     *
     * @throws org.guildhall.api.error.InvalidInputException if it does not
     */
    HashedPassword hash(PasswordPolicy policy, CharSequence password, PasswordOwner owner);

    /**
     * Tries a password, throttled per account and per client address (SPEC C1, C3).
     *
     * @param clientAddress the address of the person's machine as the trusted proxy or the socket tells it
     */
    PasswordCheck check(String email, CharSequence password, String clientAddress);

    /**
     * Sets a password: checks policy and history, keeps the old hash in the history; sends the notice by mail.
     *
     * @return nothing where it was set, else the ids of the unmet rules
     */
    default Set<String> change(AccountId account, PasswordPolicy policy, CharSequence newPassword) {
        return change(account, policy, newPassword, () -> {});
    }

    /**
     * As above, with what belongs to it. Outside of a transaction, none is open while hashes are computed.
     *
     * @param together runs in the transaction that sets the password; what it throws leaves the old one
     */
    Set<String> change(AccountId account, PasswordPolicy policy, CharSequence newPassword, Runnable together);
}
