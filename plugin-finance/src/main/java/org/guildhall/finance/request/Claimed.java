package org.guildhall.finance.request;

import java.util.UUID;
import org.guildhall.api.person.PersonId;

/** What came of a link. */
public sealed interface Claimed {
    /** A request on the portal was made ready, filled in as the earlier one. */
    record GoesOn(UUID draft) implements Claimed {}

    /** Access was given. */
    record HasAccess(PersonId person) implements Claimed {}
}
