package org.guildhall.api.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The grants; asked from the database at each use, so that expiry and revocation act at once. */
@ProviderType
public interface Grants {
    /** Gives a grant in the current transaction; audited. */
    AccessGrant give(NewGrant grant);

    /** Revokes a grant; audited. One that was revoked before stays as it is. */
    AccessGrant revoke(UUID grant, String reason);

    /**
     * Revokes a grant, and says whether it did, for callers that go on from it: of two at once, one ends it.
     *
     * @return the grant as it is now; empty if somebody else has revoked it before
     */
    Optional<AccessGrant> end(UUID grant, String reason);

    /** The grant of this id. */
    Optional<AccessGrant> find(UUID grant);

    /** The grants that the account holds now in this portal. */
    List<AccessGrant> heldBy(AccountId holder, String portal);

    /** The grants that hold now in this portal and end before then, the first to end first. */
    List<AccessGrant> endingBefore(String portal, Instant then);

    /** The grants that hold now in this portal on any of these people, some hundreds of them at most. */
    List<AccessGrant> holdingOn(Collection<PersonId> people, String portal);

    /** All grants on the person in this portal, past ones too, the newest first. */
    List<AccessGrant> on(PersonId person, String portal);

    /** Whether the account may see this kind of the person's documents now. */
    boolean allows(AccountId holder, PersonId person, String portal, String kind);
}
