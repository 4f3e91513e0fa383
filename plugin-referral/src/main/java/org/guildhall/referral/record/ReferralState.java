package org.guildhall.referral.record;

import java.util.Locale;
import java.util.Set;

/** How far a referral has come. */
public enum ReferralState {
    /** Nobody looks at it yet. */
    RECEIVED,
    /** Somebody has taken it on. */
    IN_TRIAGE,
    /** It has an outcome. */
    DECIDED;

    /** Those that wait for somebody. */
    public static final Set<ReferralState> OPEN = Set.of(RECEIVED, IN_TRIAGE);

    /** Whether it waits for somebody. */
    public boolean isOpen() {
        return this != DECIDED;
    }

    /** Key of its word. */
    public String textKey() {
        return "referral.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
