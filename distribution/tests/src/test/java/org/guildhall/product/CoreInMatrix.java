package org.guildhall.product;

import static org.guildhall.product.Matrix.ADMINISTRATOR;
import static org.guildhall.product.Matrix.AUDITOR;
import static org.guildhall.product.Matrix.OFFICER;
import static org.guildhall.product.Matrix.OTHER;
import static org.guildhall.product.Matrix.OWNER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is there without any portal, the sign-in, and the portals that have one page each so far. */
final class CoreInMatrix implements MatrixPart {
    /** All that is kept of the owner, as the administrator takes it out for them. */
    static final String ARCHIVE_OF_OWNER = "the archive of the owner";

    /** The same of another owner, from whom something came that is walled off: none of that is in it. */
    static final String ARCHIVE_OF_OTHER = "the archive of another owner";

    private static final List<String> OPEN = List.of(
            "",
            "accessibility",
            "privacy",
            "cookies",
            "signed-out",
            "sign-in",
            "sign-in/code",
            "register",
            "register/login",
            "register/code",
            "forgotten-password",
            "forgotten-password/code",
            "new-password",
            "first-administrator",
            "test-mailbox",
            "referral");

    private static final List<String> OWN = List.of(
            "my-details",
            "my-details/name",
            "my-details/address",
            "my-details/profession",
            "my-details/language",
            "my-details/email",
            "my-details/email/code",
            "my-details/password",
            "my-details/sessions");

    private static final List<String> ADMINISTRATORS = List.of(
            "admin/users",
            "admin/roles",
            "admin/portals",
            "admin/portals/install",
            "admin/catalogue",
            "admin/portals/data",
            "admin/settings",
            "admin/settings/import",
            "admin/tokens",
            "admin/tokens/new",
            "admin/outbox",
            "admin/jobs",
            "admin/health");

    @Override
    public Map<String, Line> pages() {
        Map<String, Line> pages = new LinkedHashMap<>();
        OPEN.forEach(path -> pages.put(path, Line.everybody()));
        OWN.forEach(path -> pages.put(path, Line.signedIn()));
        Line administrators = Line.of(ADMINISTRATOR);
        Line readers = Line.of(ADMINISTRATOR, AUDITOR);
        ADMINISTRATORS.forEach(path -> pages.put(path, administrators));
        pages.put("log-out", Line.notHere("it ends the session that asks"));
        pages.put("document/:id", Line.notHere("it leads on to /documents, which has a line"));
        pages.put("documents/:id", Line.notHere("the servlet at /documents answers"));
        pages.put("admin/users/:id", administrators.naming("id", "account.owner", 200, ADMINISTRATOR));
        pages.put("admin/roles/:name", administrators.naming("name", "role", 200, ADMINISTRATOR));
        pages.put("admin/portals/:name", administrators.naming("name", "portal", 200, ADMINISTRATOR));
        pages.put("admin/portals/install/:check", administrators.naming("check", "nothing", 200, ADMINISTRATOR));
        pages.put("admin/portals/data/:name", administrators.naming("name", "data", 200, ADMINISTRATOR));
        pages.put("admin/settings/:id", administrators.naming("id", "settings", 200, ADMINISTRATOR));
        pages.put("admin/tokens/:id", administrators.naming("id", "token", 200, ADMINISTRATOR));
        pages.put("admin/retention", readers);
        pages.put("admin/retention/:kind", readers.naming("kind", "retention", 200, ADMINISTRATOR, AUDITOR));
        pages.put("admin/audit", readers);
        return pages;
    }

    @Override
    public Map<String, Line> servlets() {
        return Map.of(
                "/*", Line.notHere("the pages"),
                "/health/live", Line.everybody(),
                "/health/ready", Line.everybody(),
                "/council-logo", Line.notHere("the council's own picture, if there is one"),
                "/test-mailbox/messages.json", Line.everybody(),
                "/metrics", Line.notHere("MetricsTest asks for its token"),
                "/portal-data/*",
                        Line.of(ADMINISTRATOR)
                                .taking("*", "data", EVERYTHING, "core:data:read", ADMINISTRATOR)
                                // in it is what is walled off: who may take out the rest still may not
                                .taking("*", "data.walled", EVERYTHING, "core:data:read referral:lado:read"),
                "/exports/audit/csv", Line.of(ADMINISTRATOR, AUDITOR).refusedAs("audit:read"),
                "/exports/audit/json-lines", Line.of(ADMINISTRATOR, AUDITOR).refusedAs("audit:read"));
    }

    /** Beside the portals' own, for an account or a person of whom everything is taken out. */
    static Line archives() {
        return Line.of(ADMINISTRATOR, OFFICER)
                .taking("*", "archive.owner", ARCHIVE_OF_OWNER, "core:subject:export", ADMINISTRATOR)
                .taking("*", "archive.other", ARCHIVE_OF_OTHER, "core:subject:export", ADMINISTRATOR)
                .taking("*", "archive.person", EVERYTHING, "finance:subject:export", OFFICER);
    }

    @Override
    public void make(Matrix matrix) {
        matrix.object("nothing", "00000000-0000-7000-8000-000000000000");
        matrix.object("role", "finance-officer");
        matrix.object("portal", "plugin-finance");
        matrix.object("data", "finance");
        matrix.object("data.walled", "referral");
        matrix.object("settings", "org.guildhall.finance");
        matrix.object("retention", "finance.document");
        String account = matrix.account(OWNER);
        matrix.object("account.owner", account);
        matrix.object("archive.owner", "account/" + account);
        matrix.object("archive.other", "account/" + matrix.account(OTHER));
    }
}
