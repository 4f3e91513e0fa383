package org.guildhall.finance.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;

/** The grants of one account on one person: an approval replaces all of them, and a revocation leaves none. */
public final class LiveGrants {
    private LiveGrants() {}

    /**
     * Ends in the current transaction what holds now or would hold later; callers have checked the right to.
     *
     * @return what it has ended
     */
    public static List<AccessGrant> end(Grants grants, PersonId person, AccountId holder, Instant now, String reason) {
        List<AccessGrant> ended = new ArrayList<>();
        List<AccessGrant> live = live(grants, person, holder, now);
        while (!live.isEmpty()) {
            live.forEach(grant -> grants.end(grant.id(), reason).ifPresent(ended::add));
            // what somebody else renewed meanwhile goes on under another grant
            live = live(grants, person, holder, now);
        }
        return ended;
    }

    private static List<AccessGrant> live(Grants grants, PersonId person, AccountId holder, Instant now) {
        return grants.on(person, FinancePermissions.PORTAL).stream()
                .filter(grant -> grant.holder().equals(holder))
                .filter(grant -> grant.revokedAt() == null && !isOver(grant, now))
                .toList();
    }

    private static boolean isOver(AccessGrant grant, Instant now) {
        return grant.until() != null && !now.isBefore(grant.until());
    }
}
