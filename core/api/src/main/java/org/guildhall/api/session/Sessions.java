package org.guildhall.api.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The signed-in sessions; an ended one is refused at its next click, on every node. */
@ProviderType
public interface Sessions {
    /** Starts a session that no browser's secret belongs to, and of which nobody is told. */
    default SignedInSession start(AccountId account, Client client) {
        return start(account, client, "");
    }

    /**
     * Starts a session after the second step; the first use of a device is told to the owner by mail.
     *
     * @param device a secret that the browser keeps, whoever signs in with it
     */
    SignedInSession start(AccountId account, Client client, String device);

    /** The session, if it has not ended and its account is active. */
    Optional<SignedInSession> find(UUID id);

    /** Notes the person's own activity; at most one write a minute. */
    void touch(UUID id);

    /** The sessions of the account that have not ended, the newest first; the acting person's own, or an administrator's view. */
    List<SignedInSession> of(AccountId account);

    /** Ends a session; nothing happens if it has ended. The acting person's own, or by an administrator. */
    void end(UUID id);

    /** Ends all sessions of the account but the one given, if any. The acting person's own, or by an administrator. */
    void endOthers(AccountId account, java.util.Optional<UUID> keep);

    /** When each of these accounts was signed in to last, for those with {@code account:read}; those that never were are left out. */
    Map<AccountId, Instant> lastSignIns(Collection<AccountId> accounts);

    /** Calls back with the id of each session that ends on this node, until the handle is closed. */
    Actors.Binding onEnd(java.util.function.Consumer<UUID> listener);
}
