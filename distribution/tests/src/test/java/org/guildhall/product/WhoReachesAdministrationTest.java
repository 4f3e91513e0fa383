package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who reaches the administrators' pages and the command line, asked of what the running server has registered: a new page with a new
 * permission, or a new command, fails this until it is reviewed here.
 */
class WhoReachesAdministrationTest {
    private static final Pattern LINE = Pattern.compile("/(admin/\\S*) Holders\\[permission=(\\S+)]");
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final Set<String> ADMINISTRATOR = Set.of(SignIn.ADMINISTRATOR);

    /** Which of the demo accounts may open the pages that ask for a permission. */
    private static final Map<String, Set<String>> REVIEWED = Map.ofEntries(
            Map.entry("account:read", ADMINISTRATOR),
            Map.entry("core:portal:read", ADMINISTRATOR),
            Map.entry("core:portal:change", ADMINISTRATOR),
            Map.entry("core:data:read", ADMINISTRATOR),
            Map.entry("core:settings:change", ADMINISTRATOR),
            Map.entry("core:outbox:read", ADMINISTRATOR),
            Map.entry("core:health:read", ADMINISTRATOR),
            Map.entry("core:job:read", ADMINISTRATOR),
            Map.entry("core:token:manage", ADMINISTRATOR),
            Map.entry("core:retention:read", Set.of(SignIn.ADMINISTRATOR, SignIn.AUDITOR)),
            Map.entry("audit:read", Set.of(SignIn.ADMINISTRATOR, SignIn.AUDITOR)));

    /** Addresses beside the pages, by the pattern that is registered: whom they answer, or nobody's business of administrators. */
    private static final Map<String, Set<String>> SERVLETS = Map.of(
            "/portal-data/*", ADMINISTRATOR,
            "/subject-data/*", ADMINISTRATOR,
            "/exports/audit/csv", Set.of(SignIn.ADMINISTRATOR, SignIn.AUDITOR),
            "/exports/audit/json-lines", Set.of(SignIn.ADMINISTRATOR, SignIn.AUDITOR),
            // officers' own, and no page of administrators
            "/exports/finance/queue", Set.of(SignIn.OFFICER),
            // for programs that know a token; who is signed in makes no difference
            "/api/finance/v1/*", Set.of(),
            "/metrics", Set.of());

    /** For everybody, or by a rule of each document. */
    private static final Set<String> OTHERS = Set.of(
            "/", "/*", "/documents/*", "/health/live", "/health/ready", "/council-logo", "/test-mailbox/messages.json");

    @Test
    @Tag("C9")
    void onlyTheRightRolesReachEachPageAndOnlyReviewedCommandsExist() throws IOException, InterruptedException {
        try (Product product = Product.at(Product.freshFolder("who")).start()) {
            DemoLetters.awaitFirst(product);
            ProbePortal.install(product);
            List<String> pages;
            List<String> servlets;
            try (Visitor stranger = Visitor.of(product)) {
                stranger.open(ProbePortal.PAGES);
                stranger.reached("Declared pages");
                pages = stranger
                        .page()
                        .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Pages"))
                        .getByRole(AriaRole.LISTITEM)
                        .allInnerTexts()
                        .stream()
                        .filter(line -> line.startsWith("/admin"))
                        .toList();
                servlets = stranger.page()
                        .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Servlets"))
                        .getByRole(AriaRole.LISTITEM)
                        .allInnerTexts();
                servlets.forEach(pattern -> assertTrue(
                        OTHERS.contains(pattern) || SERVLETS.containsKey(pattern), "reviewed here: " + pattern));
                assertTrue(servlets.containsAll(SERVLETS.keySet()), "all are there: " + servlets);
                SERVLETS.keySet().forEach(pattern -> answers(stranger, "nobody", pattern));
            }
            assertTrue(pages.size() >= 10, "the administrators' pages are listed: " + pages);
            for (String account : List.of(SignIn.CITIZEN, SignIn.OFFICER, SignIn.AUDITOR, SignIn.ADMINISTRATOR)) {
                try (Visitor visitor = Visitor.of(product)) {
                    SignIn.demo(visitor, account);
                    pages.forEach(line -> reaches(visitor, account, line));
                    SERVLETS.keySet().forEach(pattern -> answers(visitor, account, pattern));
                }
            }
            assertEquals(
                    "This server knows no command dance. It knows: portal, settings.",
                    asked(product, "dance"),
                    "a new command is reviewed here first");
        }
    }

    private static void answers(Visitor visitor, String account, String pattern) {
        Set<String> allowed = SERVLETS.getOrDefault(pattern, Set.of());
        boolean ofSomebody = pattern.startsWith("/subject-data");
        String address = pattern.substring(1).replace("*", ofSomebody ? "account/" + NOBODY : "finance");
        int status =
                visitor.page().request().get(visitor.product().url(address)).status();
        // those who may ask are told that there is no such account
        assertEquals(
                allowed.contains(account),
                status == (ofSomebody ? 404 : 200),
                account + " at " + pattern + ": " + status);
    }

    private static void reaches(Visitor visitor, String account, String line) {
        Matcher page = LINE.matcher(line);
        assertTrue(page.matches(), "a page of administrators asks for a permission: " + line);
        assertTrue(REVIEWED.containsKey(page.group(2)), "reviewed here: " + line);
        Set<String> allowed = REVIEWED.getOrDefault(page.group(2), Set.of());
        String address = page.group(1).replaceAll(":[^/]+", NOBODY);
        int status =
                visitor.page().request().get(visitor.product().url(address)).status();
        assertEquals(allowed.contains(account), status != 403, account + " at " + line + ": " + status);
    }

    private static String asked(Product product, String word) throws IOException, InterruptedException {
        Process running = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Product.assembledHome().resolve("lib") + File.separator + "*",
                        "org.guildhall.launcher.Remote",
                        product.data().toString(),
                        word)
                .redirectErrorStream(true)
                .start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(2, running.waitFor(), text);
        return text;
    }
}
