package org.guildhall.send;

import java.util.List;
import java.util.Set;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;

/** The rights that this portal asks of staff; parents and young people need none but to be a party of a case. */
public final class SendPermissions {
    /** Name of this portal. */
    public static final String PORTAL = "send";

    /** To see all cases. */
    public static final String READ = "send:case:read";

    /** To work on cases. */
    public static final String CHANGE = "send:case:change";

    /** To begin cases, by hand or from a file. */
    public static final String OPEN = "send:case:open";

    /** To let parents, young people and representatives see a case. */
    public static final String INVITE = "send:invitation:manage";

    /** To take out all that is kept of a case. */
    public static final String EXPORT_SUBJECT = "send:subject:export";

    /** To read what parties write, and what was written to them. */
    public static final String READ_MESSAGES = "send:message:read";

    /** To write to parties. */
    public static final String WRITE_MESSAGES = "send:message:write";

    /** To publish documents to parties. */
    public static final String PUBLISH = "send:document:publish";

    /** To send forms to parties. */
    public static final String SEND_FORMS = "send:action:send";

    /** To add forms, and new versions of them. */
    public static final String CHANGE_FORMS = "send:form:change";

    private SendPermissions() {}

    /** All of them, with the roles that have them from the start. */
    public static List<Permission> all() {
        Set<String> caseworkers = Set.of(Role.CASEWORKER);
        return List.of(
                of(READ, Set.of(Role.CASEWORKER, Role.TEAM_MANAGER)),
                of(CHANGE, caseworkers),
                of(OPEN, caseworkers),
                of(INVITE, caseworkers),
                of(EXPORT_SUBJECT, caseworkers),
                of(READ_MESSAGES, Set.of(Role.CASEWORKER, Role.TEAM_MANAGER)),
                of(WRITE_MESSAGES, caseworkers),
                of(PUBLISH, caseworkers),
                of(SEND_FORMS, caseworkers),
                of(CHANGE_FORMS, Set.of(Role.CASEWORKER, Role.TEAM_MANAGER)));
    }

    private static Permission of(String name, Set<String> roles) {
        return new Permission(
                name, "send.permission." + name.substring(PORTAL.length() + 1).replace(':', '.'), roles);
    }
}
