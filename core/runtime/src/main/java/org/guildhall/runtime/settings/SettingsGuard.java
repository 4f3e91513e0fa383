package org.guildhall.runtime.settings;

import java.util.Set;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;

/**
 * Whose settings lead to what only people with a role for cases may see: whoever sets where mails go, or where their links lead, can
 * set any forgotten password anew, and whoever sets where files are looked through is sent all of them. To change these asks for the
 * permission to give such roles.
 */
final class SettingsGuard {
    /** What is said where the permission is missing. */
    static final String REFUSED = "settings.case-roles";

    private static final Set<String> LEADING_TO_CASES =
            Set.of("org.guildhall.council", "org.guildhall.mail", "org.guildhall.scanner");
    private static final String MAY_ASSIGN = "case-role:assign";

    private final Permissions permissions;
    private final Audit audit;

    SettingsGuard(Permissions permissions, Audit audit) {
        this.permissions = permissions;
        this.audit = audit;
    }

    boolean allows(String form) {
        return !LEADING_TO_CASES.contains(form) || permissions.has(MAY_ASSIGN);
    }

    /** Lets only those go on who may change the form. */
    void check(String form) {
        if (!allows(form)) {
            audit.recordApart(NewAuditEntry.of("permission.refused", "permission", MAY_ASSIGN)
                    .with("form", form));
            throw new RefusedException(REFUSED);
        }
    }
}
