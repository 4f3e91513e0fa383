package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many SEND cases with their messages and documents in a real server, and how long its pages take; for {@code guildhall bench send}. */
final class SendLoad {
    static final int THREADS = 2;
    static final int MESSAGES = 10;
    static final int DOCUMENTS = 5;

    private static final String CASEWORKER = "send.caseworker@example.org";
    /** Who has most of the cases; that they work on none matters to no list. */
    private static final List<String> COLLEAGUES =
            List.of("team.manager@example.org", "auditor@example.org", "referral.triage@example.org");

    /** As many of the first cases as a list shows at a time are the caseworker's, and later a few more. */
    private static final int OWN = 60;

    private static final int OWN_LATER = 50;
    /** In so many of the first cases a parent waits for an answer, and later in a few. */
    private static final int WAITING = 80;

    private static final int WAITING_LATER = 20;
    /** So many papers differ; others are published again. */
    private static final int PAPERS = 20;

    /** What the demo data has. */
    private static final int DEMO_CASES = 8;

    private static final int DEMO_THREADS = 5;
    private static final String CHILD = "Child 1 Load";
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Pattern OF = Pattern.compile("of (\\d+)");

    private static final List<StaffPage> STAFF_PAGES = List.of(
            new StaffPage("own cases", "send/cases?list=mine", "Showing 50 of"),
            new StaffPage("all cases", "send/cases?list=open", "Showing 50 of"),
            new StaffPage("team inbox", "send/inbox", "Showing 50 of"),
            new StaffPage("breach radar", "send/radar", "Open cases: "));

    /** Histories that are under way, each at another stage. */
    private static final List<String> HISTORIES = List.of(
            "",
            "{\"kind\":\"DECIDED_TO_ASSESS\",\"ago\":%1$d},{\"kind\":\"ADVICE_ASKED_FOR\",\"ago\":%2$d}",
            "{\"kind\":\"DECIDED_TO_ASSESS\",\"ago\":%1$d},{\"kind\":\"ADVICE_ASKED_FOR\",\"ago\":%2$d},"
                    + "{\"kind\":\"ADVICE_RECEIVED\",\"ago\":%3$d},{\"kind\":\"DECIDED_TO_ISSUE\",\"ago\":%4$d},"
                    + "{\"kind\":\"DRAFT_SERVED\",\"ago\":%5$d}",
            "{\"kind\":\"DECIDED_TO_ASSESS\",\"ago\":%1$d},{\"kind\":\"ADVICE_ASKED_FOR\",\"ago\":%2$d},"
                    + "{\"kind\":\"ADVICE_RECEIVED\",\"ago\":%3$d},{\"kind\":\"DECIDED_TO_ISSUE\",\"ago\":%4$d},"
                    + "{\"kind\":\"DRAFT_SERVED\",\"ago\":%5$d},{\"kind\":\"FINAL_ISSUED\",\"ago\":%6$d}");

    private final Product product;
    private final Path folder;
    private int number;

    /** Into this server, which is started and has its demo data. */
    SendLoad(Product product) {
        this.product = product;
        this.folder = product.data().resolve("send-training");
        await();
    }

    private void await() {
        Await.until(
                "the training cases",
                LONGEST,
                () -> Files.exists(folder.resolve("cases.json.taken")) && !Files.exists(folder.resolve("cases.json")));
    }

    /**
     * Has so many cases taken in, each with {@link #MESSAGES} messages in {@link #THREADS} threads and {@link #DOCUMENTS} documents;
     * pages must show that all are there.
     *
     * @return cases a second
     */
    double add(int count) throws IOException {
        Files.delete(folder.resolve("cases.json.taken"));
        Path part = folder.resolve("cases.json.part");
        try (BufferedWriter rows = Files.newBufferedWriter(part)) {
            rows.write("[");
            for (int each = 0; each < count; each++) {
                rows.write(each == 0 ? "\n" : ",\n");
                rows.write(row(++number));
            }
            rows.write("\n]\n");
        }
        long begun = System.nanoTime();
        Files.move(part, folder.resolve("cases.json"), StandardCopyOption.ATOMIC_MOVE);
        await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        checkAllAreThere();
        return count / seconds;
    }

    private static String row(int number) {
        boolean own = number <= OWN || number % OWN_LATER == 0;
        String parent = number == 1 ? SignIn.CITIZEN : "parent" + number / 2 + "@load.example";
        int received = 20 + number % 100;
        return String.format(
                Locale.ROOT,
                """
                {"reference":"LOAD-%1$d","forename":"Child %1$d","surname":"Load","ageYears":%2$d,"ageDays":%3$d,\
                "house":"%4$d","street":"Spindle Hill","postcode":"WR5 2NP","received":%5$d,"askedBy":"PARENT",\
                "askerName":"Parent %1$d","askerEmail":"%6$s","caseworker":"%7$s","events":[%8$s],\
                "parties":[{"email":"%6$s","forename":"Parent","surname":"Number %1$d"}],\
                "messages":[%9$s],"documents":[%10$s]}""",
                number,
                4 + number % 8,
                number % 300,
                1 + number % 90,
                received,
                parent,
                own ? CASEWORKER : COLLEAGUES.get(number % COLLEAGUES.size()),
                history(number, received),
                threads(number, parent),
                documents(number));
    }

    private static String history(int number, int received) {
        List<Integer> days = new ArrayList<>();
        for (int step = 1; step <= 6; step++) {
            days.add(received - received * step / 7);
        }
        return String.format(Locale.ROOT, HISTORIES.get(number % HISTORIES.size()), days.toArray());
    }

    /** Parent and council by turns; in the last thread the parent wrote last where one waits. */
    private static String threads(int number, String parent) {
        boolean waits = number <= WAITING || number % WAITING_LATER == 0;
        List<String> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            List<String> words = new ArrayList<>();
            boolean last = thread == THREADS - 1;
            for (int message = 0; message < MESSAGES / THREADS; message++) {
                boolean ofParent = message % 2 == 0 == (waits && last);
                words.add(String.format(
                        Locale.ROOT,
                        "{\"from\":\"%s\",\"ago\":%d,\"text\":\"Message %d about what comes next, and who does it by when.\"}",
                        ofParent ? "party" : "council",
                        12 - message,
                        message));
            }
            threads.add(String.format(
                    Locale.ROOT,
                    "{\"party\":\"%s\",\"subject\":\"Thread %d of case %d\",\"read\":%s,\"words\":[%s]}",
                    parent,
                    thread,
                    number,
                    !last,
                    String.join(",", words)));
        }
        return String.join(",", threads);
    }

    private static String documents(int number) {
        List<String> documents = new ArrayList<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            documents.add(String.format(
                    Locale.ROOT,
                    "{\"description\":\"Paper %1$d\",\"kind\":\"ADVICE\",\"ago\":%2$d,\"text\":\"Paper %3$d says what was found.\"}",
                    document,
                    2 + document,
                    number % PAPERS));
        }
        return String.join(",", documents);
    }

    /** Of cases and of threads the lists say how many there are; of the last case, which was taken last, what belongs to it. */
    private void checkAllAreThere() {
        try (Visitor staff = Visitor.of(product)) {
            SignIn.demo(staff, CASEWORKER);
            staff.open("send/cases?list=open");
            assertEquals(number + DEMO_CASES, counted(staff), "cases");
            staff.type(staff.search("Search names and references"), "LOAD-" + number);
            Locator last = staff.page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Child " + number + " Load"));
            staff.press(last.getByRole(AriaRole.LINK)).reached("Child " + number + " Load");
            staff.page().waitForURL("**/send/case/*");
            String path = staff.page().url();
            staff.open(path + "/messages");
            assertEquals(THREADS, counted(staff), "threads of the last case");
            staff.open(path + "/documents");
            assertEquals(DOCUMENTS, counted(staff), "documents of the last case");
            staff.open("send/inbox");
            staff.press("All messages");
            assertThat(staff.page().getByText("of " + threads())).isVisible();
        }
    }

    private int threads() {
        return number * THREADS + DEMO_THREADS;
    }

    private static int counted(Visitor staff) {
        Locator count = staff.page().getByText(Pattern.compile("Showing \\d+ of \\d+"));
        assertThat(count.first()).isVisible();
        Matcher found = OF.matcher(count.first().innerText());
        found.find();
        return Integer.parseInt(found.group(1));
    }

    /**
     * Opens each page of two servers by turns, so often once it is warm: whatever else the machine does meanwhile meets both. Milliseconds
     * until it is there, of 95 of 100 at most, of the first server and of the second.
     */
    static Map<String, double[]> pagesP95(SendLoad few, SendLoad many, int opens) {
        Map<String, double[]> pages = new LinkedHashMap<>();
        try (Visitor one = Visitor.of(few.product);
                Visitor other = Visitor.of(many.product)) {
            pages.put(
                    "dashboard",
                    p95(
                            List.of(new Seen(one, dashboard(one)), new Seen(other, dashboard(other))),
                            "Statutory Timescales",
                            opens));
        }
        for (StaffPage page : STAFF_PAGES) {
            // a tab grows with each page that it opens, until that is what is measured
            try (Visitor one = Visitor.of(few.product);
                    Visitor other = Visitor.of(many.product)) {
                SignIn.demo(one, CASEWORKER);
                SignIn.demo(other, CASEWORKER);
                pages.put(
                        page.name,
                        p95(List.of(new Seen(one, page.path), new Seen(other, page.path)), page.words, opens));
            }
        }
        return pages;
    }

    private static String dashboard(Visitor parent) {
        SignIn.demo(parent, SignIn.CITIZEN);
        parent.press("SEND Dashboard " + CHILD).reached("SEND Dashboard");
        parent.page().waitForURL("**/send/dashboard/*");
        return parent.page().url().replace(parent.product().base() + "/", "");
    }

    private static double[] p95(List<Seen> servers, String words, int opens) {
        double[][] millis = new double[servers.size()][opens];
        for (int each = -opens / 2; each < opens; each++) {
            for (int server = 0; server < servers.size(); server++) {
                Seen seen = servers.get(server);
                long begun = System.nanoTime();
                seen.by.open(seen.path);
                // asserts look anew after longer and longer pauses, and a page is measured to the pause
                seen.by.page().getByText(words).first().waitFor();
                if (each >= 0) {
                    millis[server][each] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        return Arrays.stream(millis).mapToDouble(Figures::p95).toArray();
    }

    /** A page and who looks at it. */
    private record Seen(Visitor by, String path) {}

    /** A page that is there when it shows these words. */
    private record StaffPage(String name, String path, String words) {}
}
