package org.guildhall.referral.record;

import java.util.Locale;

/** How two referrals belong together. */
public enum LinkKind {
    /** They tell of the same. */
    DUPLICATE,
    /** They are about the same family. */
    SIBLING;

    /** Key of its word. */
    public String textKey() {
        return "referral.link." + name().toLowerCase(Locale.ROOT);
    }
}
