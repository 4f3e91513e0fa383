package org.guildhall.api.account;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What a portal hands on when somebody leaves: register it as a service. */
@ConsumerType
public interface HandOver {
    /** What is in this person's hands now; nothing where there is nothing. */
    List<WorkInHand> inHand(AccountId account);

    /** Lays it down, so that others can take it on; in the caller's transaction, and audited. */
    void handOn(AccountId account);
}
