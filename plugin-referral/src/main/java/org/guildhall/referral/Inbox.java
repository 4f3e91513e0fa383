package org.guildhall.referral;

import java.util.List;
import java.util.Set;

/**
 * Where the forms of one kind arrive: a service of the council with those who answer there. An inbox is data: this, a form and its
 * texts.
 *
 * @param id stable name, such as {@code early-help}
 * @param referral whether it takes referrals, not mere enquiries
 * @param walled whether all others see not even a count of what is in it
 * @param workingDays the promise: within how many working days it is looked at
 * @param about whom its form is about: fields {@code NAMEName}, {@code NAMEDateOfBirth} and {@code NAMEAddress} of each
 * @param urgent yes-or-no fields by which a sender says that a child is in danger now
 * @param read the roles that see it from the start
 * @param decide the roles that decide in it from the start
 */
public record Inbox(
        String id,
        boolean referral,
        boolean walled,
        int workingDays,
        List<String> about,
        List<String> urgent,
        Set<String> read,
        Set<String> decide) {
    /** Id of its form. */
    public String form() {
        return ReferralPermissions.PORTAL + "." + id;
    }

    /** The permission to see what is in it. */
    public String readPermission() {
        return ReferralPermissions.PORTAL + ":" + id + ":read";
    }

    /** The permission to decide what is in it. */
    public String decidePermission() {
        return ReferralPermissions.PORTAL + ":" + id + ":decide";
    }

    /** Key of what people call it. */
    public String titleKey() {
        return form() + ".title";
    }
}
