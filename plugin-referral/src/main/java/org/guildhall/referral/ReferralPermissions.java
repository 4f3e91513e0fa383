package org.guildhall.referral;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;

/** The rights that this portal asks for: for each inbox one to see it and one to decide in it. */
public final class ReferralPermissions {
    /** Name of this portal. */
    public static final String PORTAL = "referral";

    /** To come to the inboxes at all; what is in one asks for a right of its own. */
    public static final String OPEN = "referral:inboxes:open";

    private ReferralPermissions() {}

    /** All of them, with the roles that have them from the start. */
    public static List<Permission> all(Inboxes inboxes) {
        Permission open = new Permission(
                OPEN,
                "referral.permission.inboxes.open",
                Set.of(Role.REFERRAL_TRIAGE, Role.TEAM_MANAGER, Role.LADO_OFFICER));
        Stream<Permission> each = inboxes.all().stream()
                .flatMap(inbox -> Stream.of(
                        new Permission(
                                inbox.readPermission(), "referral.permission." + inbox.id() + ".read", inbox.read()),
                        new Permission(
                                inbox.decidePermission(),
                                "referral.permission." + inbox.id() + ".decide",
                                inbox.decide())));
        return Stream.concat(Stream.of(open), each).toList();
    }
}
