package org.guildhall.finance;

import java.util.List;
import java.util.Set;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;

/** The rights that this portal asks for. */
public final class FinancePermissions {
    /** Name of this portal. */
    public static final String PORTAL = "finance";

    /** To ask for access. */
    public static final String CREATE_REQUEST = "finance:request:create";

    /** To see all requests. */
    public static final String READ_REQUESTS = "finance:request:read";

    /** To decide on requests. */
    public static final String DECIDE = "finance:request:decide";

    /** To see who may see whose documents. */
    public static final String READ_GRANTS = "finance:grant:read";

    /** To end somebody's access. */
    public static final String REVOKE = "finance:grant:revoke";

    /** To let somebody's access go on for longer. */
    public static final String RENEW = "finance:grant:renew";

    /** To read the documents of any person. */
    public static final String READ_DOCUMENTS = "finance:document:read";

    /** To recall a document that was filed for the wrong person, and to see who has read it. */
    public static final String RECALL_DOCUMENTS = "finance:document:recall";

    /** To see what was taken from the drop folder and what was refused. */
    public static final String READ_IMPORTS = "finance:import:read";

    /** To take out all that is kept of a finance record. */
    public static final String EXPORT_SUBJECT = "finance:subject:export";

    /** To bring documents in from the finance system; the import has it, as part of the system, and no role of people. */
    public static final String IMPORT = "finance:import:run";

    /** To change settings; core's own permission. */
    public static final String CHANGE_SETTINGS = "core:settings:change";

    private FinancePermissions() {}

    /** All of them, with the roles that have them from the start. */
    static List<Permission> all() {
        Set<String> officers = Set.of(Role.FINANCE_OFFICER);
        Set<String> andManagers = Set.of(Role.FINANCE_OFFICER, Role.TEAM_MANAGER);
        return List.of(
                of(CREATE_REQUEST, Set.of(Role.CITIZEN)),
                of(READ_REQUESTS, andManagers),
                of(DECIDE, officers),
                of(READ_GRANTS, andManagers),
                of(REVOKE, officers),
                of(RENEW, officers),
                of(READ_DOCUMENTS, officers),
                of(RECALL_DOCUMENTS, officers),
                of(READ_IMPORTS, andManagers),
                of(EXPORT_SUBJECT, officers),
                of(IMPORT, Set.of()));
    }

    private static Permission of(String name, Set<String> roles) {
        return new Permission(
                name,
                "finance.permission." + name.substring(PORTAL.length() + 1).replace(':', '.'),
                roles);
    }
}
