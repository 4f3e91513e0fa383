package org.guildhall.runtime.permission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;

/** The roles that ship, and core's own permissions (SPEC C9). */
final class StandardRoles {
    static final List<String> NAMES = List.of(
            Role.CITIZEN,
            Role.CASEWORKER,
            Role.TEAM_MANAGER,
            Role.FINANCE_OFFICER,
            Role.REFERRAL_TRIAGE,
            Role.LADO_OFFICER,
            Role.AUDITOR,
            Role.COUNCIL_ADMINISTRATOR,
            Role.PLATFORM_ADMINISTRATOR);

    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("account:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("account:manage", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("role:assign", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("case-role:assign", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("audit:read", Set.of(Role.AUDITOR, Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("audit:export", Set.of(Role.AUDITOR, Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("core:outbox:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:outbox:retry", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:health:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:job:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:job:run", Set.of(Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:settings:change", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:data:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            // who runs the machine need not see what citizens wrote
            Map.entry("core:data:export", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("core:data:delete", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            // a token acts for a system without a person, so whoever answers for the data makes it
            Map.entry("core:token:manage", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("core:retention:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("core:retention:change", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("core:subject:export", Set.of(Role.COUNCIL_ADMINISTRATOR)),
            Map.entry("core:portal:read", Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)),
            Map.entry("core:portal:change", Set.of(Role.PLATFORM_ADMINISTRATOR)));

    private StandardRoles() {}

    static List<Permission> ownPermissions() {
        return OWN.entrySet().stream()
                .map(entry -> new Permission(
                        entry.getKey(), "permission." + entry.getKey().replace(':', '.'), entry.getValue()))
                .toList();
    }
}
