package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.product.MatrixPart.Line;
import org.guildhall.product.MatrixPart.Named;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every registration × everybody × own and other's object, on a running server. Each object bears markers, words that stand
 * nowhere else; whatever reaches somebody who may not see an object, a page's first state, what a browser is told later, a file and
 * its name, a hit of a search, a mail, is looked through for them. What strangers see is the same before there are objects and after, so
 * that no count tells of them. Each refusal is looked for in the audit log. What is registered and has no line in a {@link MatrixPart}
 * fails, and says which line is missing.
 */
final class Matrix implements AutoCloseable {
    static final String NOBODY = "nobody";
    static final String STRANGER = "a citizen without grants";
    static final String OWNER = "the owner";
    static final String OTHER = "another owner";
    static final String SECOND = "the second representative";
    static final String REVOKED = "a representative whose access was revoked";
    static final String OFFICER = "a finance officer";
    static final String MANAGER = "a team manager";
    static final String CASEWORKER = "a SEND caseworker";
    static final String TRIAGE = "a referral triage officer";
    static final String LADO = "a LADO officer";
    static final String AUDITOR = "an auditor";
    static final String ADMINISTRATOR = "an administrator";

    /** Every role, with the account that has it; one is nobody's, one is registered here. */
    private static final Map<String, String> ACCOUNTS = new LinkedHashMap<>();

    static {
        ACCOUNTS.put(NOBODY, "");
        ACCOUNTS.put(STRANGER, "");
        ACCOUNTS.put(OWNER, SignIn.CITIZEN);
        ACCOUNTS.put(OTHER, "professional@example.org");
        ACCOUNTS.put(SECOND, SignIn.SECOND_REPRESENTATIVE);
        ACCOUNTS.put(REVOKED, SignIn.SECOND_REPRESENTATIVE);
        ACCOUNTS.put(OFFICER, SignIn.OFFICER);
        ACCOUNTS.put(MANAGER, "team.manager@example.org");
        ACCOUNTS.put(CASEWORKER, "send.caseworker@example.org");
        ACCOUNTS.put(TRIAGE, "referral.triage@example.org");
        ACCOUNTS.put(LADO, "lado.officer@example.org");
        ACCOUNTS.put(AUDITOR, SignIn.AUDITOR);
        ACCOUNTS.put(ADMINISTRATOR, SignIn.ADMINISTRATOR);
    }

    static final Set<String> EVERYBODY = Set.copyOf(ACCOUNTS.keySet());

    /** What all markers begin with, and so what is searched for. */
    private static final String START = "mxq";

    private static final Pattern REGISTERED = Pattern.compile("/(\\S*) (\\w+)\\[(?:permission=(\\S+))?]");
    private static final Pattern PART = Pattern.compile(":(\\w+)(\\??)|\\*");
    private static final Pattern SHOWN =
            Pattern.compile("\"key\":\"text\",\"feat\":7,\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SEARCH = Pattern.compile("\"key\":\"(type|name)\",\"feat\":3,\"value\":\"search\"");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.]\\d{2}(am|pm)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Product product;
    private final List<MatrixPart> parts;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, Marker> markers = new LinkedHashMap<>();
    private final Set<String> wrong = new LinkedHashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, Set<String>> searchable = new HashMap<>();
    private final Map<String, String> forbidden = new HashMap<>();
    private final List<Registered> pages = new ArrayList<>();
    private final List<String> servlets = new ArrayList<>();

    /** On a server with demo data and the probe. */
    Matrix(Product product, MatrixPart... parts) {
        this.product = product;
        this.parts = List.of(parts);
    }

    /** Words that stand nowhere but in one object, and who may see them. */
    private record Marker(String word, Set<String> seenBy, Set<String> seen) {}

    private record Registered(String path, String access, String permission) {}

    /** That somebody was refused, and what the audit log may name it by. */
    private record Refusal(String role, String where, Set<String> names) {}

    private record Answer(int status, String location, String text) {
        boolean leadsToSignIn() {
            return status == 302 && location.contains("/sign-in?next=");
        }
    }

    Product product() {
        return product;
    }

    /** Whoever has this role, signed in at a browser of their own. */
    Visitor visitor(String role) {
        return visitors.computeIfAbsent(person(role), person -> {
            Visitor visitor = Visitor.of(product);
            if (role.equals(STRANGER)) {
                // whose password is long enough for each portal
                SignIn.registerOnTheWayTo("send/children", visitor, NewPerson.somebody());
            } else if (role.equals(NOBODY)) {
                visitor.open("");
            } else {
                visitor.open("sign-in");
                SignIn.finish(visitor, person, SignIn.DEMO_PASSWORD);
                visitor.menu();
            }
            return visitor;
        });
    }

    /** Some roles are the same person at different times. */
    private static String person(String role) {
        String account = ACCOUNTS.getOrDefault(role, "");
        return account.isEmpty() ? role : account;
    }

    /** The session of this role, as a request's header. */
    String cookies(String role) {
        return cookies.computeIfAbsent(person(role), person -> visitor(role).cookies());
    }

    /** Gives the object of this name, as lines call it, its id. */
    void object(String name, String id) {
        objects.put(name, id);
    }

    String id(String object) {
        String id = objects.get(object);
        if (id == null) {
            throw new IllegalStateException("No part has made " + object);
        }
        return id;
    }

    /** The id of the account that has this role. */
    String account(String role) {
        return String.valueOf(accounts.get(role));
    }

    /** A marker to put into an object; it is to be seen by all of these, and by nobody else. */
    String marker(String name, String... seenBy) {
        String word = "Mxq" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "zq";
        markers.put(word, new Marker(word, Set.of(seenBy), new HashSet<>()));
        return word;
    }

    /** Looks at everything; all that is wrong is told at once. */
    void check() {
        enumerate();
        ACCOUNTS.keySet().forEach(this::visitor);
        accounts();
        Set<String> strangers = Set.of(NOBODY, STRANGER);
        strangers.forEach(role -> remember(role, true));
        parts.forEach(part -> part.make(this));
        for (String role : ACCOUNTS.keySet()) {
            if (role.equals(REVOKED)) {
                continue;
            }
            ask(role);
            look(role);
        }
        strangers.forEach(role -> remember(role, false));
        parts.forEach(part -> part.further(this));
        ask(REVOKED);
        look(REVOKED);
        mails();
        audited();
        markers.values()
                .forEach(marker -> marker.seenBy().stream()
                        .filter(role -> !marker.seen().contains(role))
                        .forEach(role -> wrong("nobody has shown " + marker.word() + " to " + role
                                + ": either it is not where it was put, or the line is wrong")));
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    /** Each page with each of its objects, as the first of those sees it who may; the home page as everybody does. */
    List<EveryPage.Visit> visits() {
        List<EveryPage.Visit> visits = new ArrayList<>();
        for (Registered page : pages) {
            Line line = line(page);
            for (Named named : objects(line, page.path())) {
                List<String> allowed = ACCOUNTS.keySet().stream()
                        .filter(role -> !role.equals(REVOKED) && expected(role, line, named) == 200)
                        .toList();
                String address = filled(page.path(), named);
                allowed.stream()
                        .limit(page.path().isEmpty() ? allowed.size() : 1)
                        .forEach(role -> visits.add(new EveryPage.Visit(role, address, page.path())));
            }
        }
        return visits;
    }

    /** Notes something that is wrong. */
    void wrong(String what) {
        wrong.add(what);
    }

    /** Looks something through that has reached somebody. */
    void reached(String role, String where, String text) {
        String all = text.toLowerCase(Locale.ROOT);
        if (!all.contains(START)) {
            return;
        }
        for (Marker marker : markers.values()) {
            if (all.contains(marker.word().toLowerCase(Locale.ROOT))) {
                marker.seen().add(role);
                if (!marker.seenBy().contains(role)) {
                    wrong(marker.word() + " has reached " + role + " at " + where);
                }
            }
        }
    }

    /** A refusal that the audit log has to know, by one of these names. */
    void refused(String role, String where, Set<String> names) {
        refusals.add(new Refusal(role, where, names));
    }

    private void enumerate() {
        Visitor stranger = visitor(NOBODY);
        stranger.open(ProbePortal.PAGES);
        stranger.reached("Declared pages");
        Set<String> lines = new HashSet<>();
        parts.forEach(part -> lines.addAll(part.pages().keySet()));
        for (String line : listed(stranger, "Pages")) {
            Matcher page = REGISTERED.matcher(line);
            assertTrue(page.matches(), line);
            String path = page.group(1);
            if (path.startsWith("probe/")) {
                continue;
            }
            if (lines.remove(path)) {
                String permission = page.group(3);
                pages.add(new Registered(path, page.group(2), permission == null ? "" : permission));
            } else {
                wrong("The page \"" + path + "\" (" + page.group(2) + " " + page.group(3)
                        + ") has no line: add Map.entry(\"" + path
                        + "\", Line.of(roles...).naming(part, object, 403, roles...)) to pages() of its portal's part");
            }
        }
        lines.forEach(path -> wrong("No page is registered at \"" + path + "\": its line goes"));
        Set<String> patterns = new HashSet<>();
        parts.forEach(part -> patterns.addAll(part.servlets().keySet()));
        for (String pattern : listed(stranger, "Servlets")) {
            if (patterns.remove(pattern)) {
                servlets.add(pattern);
            } else {
                wrong("The servlet at \"" + pattern + "\" has no line: add Map.entry(\"" + pattern
                        + "\", Line.of(roles...)) to servlets() of its portal's part");
            }
        }
        patterns.forEach(pattern -> wrong("No servlet is registered at \"" + pattern + "\": its line goes"));
    }

    private static List<String> listed(Visitor stranger, String list) {
        return stranger.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName(list))
                .getByRole(AriaRole.LISTITEM)
                .allInnerTexts();
    }

    /** Asks for each address as a program does: the status, all bytes, what they are called. */
    private void ask(String role) {
        for (Registered page : pages) {
            Line line = line(page);
            for (Named named : objects(line, page.path())) {
                String address = filled(page.path(), named);
                int expected = expected(role, line, named);
                Answer answer = get(role, address);
                String where = address + " (" + page.path() + ")";
                reached(role, where, answer.text());
                if (expected == 200 && SEARCH.matcher(answer.text()).find()) {
                    searchable
                            .computeIfAbsent(role, key -> new LinkedHashSet<>())
                            .add(address);
                } else if (expected == 403 && page.path().contains(":")) {
                    forbidden.putIfAbsent(role, address);
                }
                if (expected == 403 && role.equals(NOBODY)) {
                    if (!answer.leadsToSignIn()) {
                        wrong(where + " answers " + role + " with " + answer.status() + ", not by the way to sign in");
                    }
                } else {
                    status(role, where, expected, answer);
                    boolean hidden = expected == 404 && !named.seenBy().isEmpty() && !role.equals(NOBODY);
                    if (expected == 403 || hidden) {
                        refused(role, where, names(line.roles().contains(role) ? "" : page.permission(), named));
                    }
                }
            }
        }
        for (String pattern : servlets) {
            Line line = servlet(pattern);
            for (Named named : objects(line, pattern)) {
                String address = filled(pattern.substring(1), named);
                int expected = expected(role, line, named);
                Answer answer = get(role, address);
                String reader = named.reader().isEmpty() || expected != 200 ? role : named.reader();
                if (!reader.equals(MatrixPart.EVERYTHING)) {
                    reached(reader, address, answer.text());
                }
                if (!(expected == 403 && role.equals(NOBODY) && answer.leadsToSignIn())) {
                    status(role, address, expected, answer);
                }
                if (expected == 403) {
                    refused(role, address, names(line.refusedAs() + named.refusedAs(), named));
                }
            }
        }
    }

    private void status(String role, String where, int expected, Answer answer) {
        // some pages lead on to another
        boolean right = answer.status() == expected || (expected == 200 && answer.status() == 302);
        if (!right) {
            wrong(where + " answers " + role + " with " + answer.status() + " instead of " + expected);
        }
    }

    private static int expected(String role, Line line, Named named) {
        if (!line.roles().contains(role)) {
            return 403;
        }
        return named.parts().isEmpty() || named.seenBy().contains(role) ? 200 : named.otherwise();
    }

    private Set<String> names(String permission, Named named) {
        Set<String> names = new HashSet<>();
        if (permission.isEmpty()) {
            named.parts().values().forEach(object -> names.add(id(object).replaceAll(".*/", "")));
        } else {
            names.addAll(List.of(permission.split(" ")));
        }
        if (objects.containsKey(named.refusedAs())) {
            names.add(id(named.refusedAs()));
        }
        return names;
    }

    private Line line(Registered page) {
        return parts.stream()
                .map(part -> part.pages().get(page.path()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private Line servlet(String pattern) {
        return parts.stream()
                .map(part -> part.servlets().get(pattern))
                .filter(java.util.Objects::nonNull)
                .reduce(Line::with)
                .orElseThrow();
    }

    private List<Named> objects(Line line, String path) {
        if (!line.notHere().isEmpty()) {
            return List.of();
        }
        boolean variable = PART.matcher(path).results().anyMatch(part -> !"?".equals(part.group(2)));
        if (variable && line.objects().isEmpty()) {
            wrong("The line of " + path + " names no object");
        }
        return variable ? line.objects() : List.of(new Named(Map.of(), 200, Set.of(), "", ""));
    }

    private String filled(String path, Named named) {
        return PART.matcher(path)
                .replaceAll(part -> {
                    String name = part.group(1) == null ? "*" : part.group(1);
                    String object = named.parts().get(name);
                    return object == null && "?".equals(part.group(2)) ? "" : id(String.valueOf(object));
                })
                .replaceAll("/$", "");
    }

    private Answer get(String role, String address) {
        String session = cookies(role);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.url(address)));
        if (!session.isEmpty()) {
            request.header("Cookie", session);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String headers = answer.headers().map().toString();
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(""),
                    headers + "\n" + text(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes as letters one by one, an archive with all of its files and their names. */
    static String text(byte[] bytes) {
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!plain.startsWith("PK")) {
            return plain;
        }
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append('\n').append(text(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /** What a stranger is shown, with times left out, is the same before there are objects and after. */
    private void remember(String role, boolean first) {
        for (Registered page : pages) {
            Line line = line(page);
            if (!line.roles().contains(role)
                    || page.path().contains(":")
                    || page.path().equals("test-mailbox")) {
                continue;
            }
            StringBuilder shown = new StringBuilder();
            SHOWN.matcher(get(role, page.path()).text())
                    .results()
                    .forEach(text -> shown.append(text.group(1)).append('\n'));
            // whether one can leave at once is of the session, which has seen a page that offers it
            String now = TIME.matcher(shown).replaceAll("TIME").replace("Exit this page\n", "");
            String key = role + " at \"" + page.path() + "\"";
            if (first) {
                before.put(key, now);
            } else if (!now.equals(before.get(key))) {
                wrong("What " + key + " sees has changed by others' objects, from\n" + before.get(key) + "to\n" + now);
            }
        }
    }

    /**
     * Looks at pages as people do where something can be searched for, and for one role at a page that is refused. All others have
     * told all that they tell with their first state.
     */
    private void look(String role) {
        Set<String> addresses = new LinkedHashSet<>(searchable.getOrDefault(role, Set.of()));
        if (role.equals(OTHER)) {
            addresses.add("");
            addresses.add(forbidden.getOrDefault(role, ""));
        }
        if (addresses.isEmpty()) {
            return;
        }
        Visitor there = visitor(role);
        Set<Response> answers = new LinkedHashSet<>();
        Consumer<Response> listener = answers::add;
        there.page().onResponse(listener);
        addresses.forEach(address -> look(role, there, address, answers));
        there.page().offResponse(listener);
    }

    private void look(String role, Visitor there, String address, Set<Response> answers) {
        answers.clear();
        there.open(address);
        there.page().locator("h1").first().waitFor();
        Locator fields = there.page().locator("main input[type=search], main input[name=search]");
        for (Locator field : fields.all()) {
            there.page().waitForResponse(answer -> answer.url().contains("v-r=uidl"), () -> {
                field.fill(START);
                field.press("Enter");
            });
        }
        String where = address + " in a browser";
        reached(role, where, there.page().title() + there.page().content());
        for (Response answer : List.copyOf(answers)) {
            reached(role, where, answer.url() + answer.headers() + body(answer));
        }
    }

    private static String body(Response answer) {
        String type = answer.headers().getOrDefault("content-type", "");
        if (!type.contains("html") && !type.contains("json") && !type.contains("pdf") && !type.contains("text/plain")) {
            return "";
        }
        try {
            return text(answer.body());
        } catch (PlaywrightException gone) {
            // a redirect has none, and a page that was left took its answers with it
            return "";
        }
    }

    /** No mail has a marker in it: mails lie in places that nobody here guards. */
    private void mails() {
        List<Mailbox.Mail> mails = new Mailbox(product).all();
        assertTrue(mails.size() > EVERYBODY.size(), "there are mails to look at");
        mails.forEach(mail -> markers.values().stream()
                .filter(marker -> mail.toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(marker.word().toLowerCase(Locale.ROOT)))
                .forEach(
                        marker -> wrong(marker.word() + " is in the mail \"" + mail.subject() + "\" to " + mail.to())));
    }

    /** Each refusal has an entry of its own, which names who it was and the right or the object. */
    private void audited() {
        Map<String, Map<String, Integer>> entries = new HashMap<>();
        get(AUDITOR, "exports/audit/json-lines")
                .text()
                .lines()
                .filter(line -> line.startsWith("{\"number"))
                .map(JSON::readTree)
                .filter(entry -> entry.get("action").stringValue().endsWith("refused"))
                .forEach(entry -> entries.computeIfAbsent(entry.get("actor").stringValue(), actor -> new HashMap<>())
                        .merge(entry.get("subject_id").stringValue(), 1, Integer::sum));
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Refusal refusal : refusals) {
            Map<String, Integer> known =
                    entries.getOrDefault(accounts.getOrDefault(refusal.role(), "anonymous"), Map.of());
            Optional<String> name = refusal.names().stream()
                    .filter(each -> known.getOrDefault(each, 0) > 0)
                    .findFirst();
            name.ifPresentOrElse(
                    found -> known.merge(found, -1, Integer::sum),
                    () -> missing.computeIfAbsent(refusal.where(), where -> new LinkedHashSet<>())
                            .add(refusal.role()));
        }
        missing.forEach((where, roles) -> wrong("The audit log knows of no refusal at " + where + " to " + roles));
        assertTrue(refusals.size() > 200, "refusals to look for: " + refusals.size());
    }

    /** Which id stands for whom in the audit log, as the administrator's list of users has it. */
    private void accounts() {
        Visitor administrator = visitor(ADMINISTRATOR);
        administrator.open("admin/users");
        administrator.type(administrator.search("Name or email address"), "@example.org");
        Locator rows = administrator.page().locator("tbody tr");
        rows.first().waitFor();
        for (Locator row : rows.all()) {
            String text = row.innerText();
            String id = String.valueOf(row.locator("a").first().getAttribute("href"))
                    .replaceAll(".*/", "");
            ACCOUNTS.forEach((role, email) -> {
                boolean registered = role.equals(STRANGER) && text.contains("sian.probert");
                if (registered || (!email.isEmpty() && text.contains(email))) {
                    accounts.put(role, id);
                }
            });
        }
        Set<String> unknown = ACCOUNTS.keySet().stream()
                .filter(role -> !role.equals(NOBODY) && !accounts.containsKey(role))
                .collect(Collectors.toSet());
        assertTrue(unknown.isEmpty(), "all are listed: " + unknown);
    }

    @Override
    public void close() {
        visitors.values().forEach(Visitor::close);
        client.close();
    }
}
