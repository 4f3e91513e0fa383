package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Power cuts while a parent and the caseworker each send a message: what either was told is sent is there, and nothing is there twice.
 * Mails go to a real mail server.
 */
final class MessageKills {
    private static final String CASEWORKER = "send.caseworker@example.org";
    private static final String CHILD = "Leila Pemberton";
    private static final String DASHBOARD = "SEND Dashboard";
    private static final String SENT = "Your message is sent.";
    private static final String SEND = "Send";
    private static final String TO_PARTY = "New message in the EHCP and SEND Parent Portal";
    private static final String TO_STAFF = "New message from a parent or young person";

    /** Points lie between the press and this much of a whole exchange. */
    private static final double SPREAD = 1.1;
    /** Of so many kills one more comes at the moment at which both are told, when what was promised must be safe already. */
    private static final int ONE_WHEN_TOLD = 5;

    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");
    private static final Pattern THREAD = Pattern.compile("/messages/([0-9a-f-]{36})");

    private final Product product;
    private final GreenMail server;
    private final Visitor parent;
    private final Visitor staff;
    private String caseId = "";

    private MessageKills(Product product, GreenMail server, Visitor parent, Visitor staff) {
        this.product = product;
        this.server = server;
        this.parent = parent;
        this.staff = staff;
    }

    /** What became of the messages of both: how many were acknowledged, how many are there besides, how many were cut off. */
    record Outcome(int told, int kept, int cutOff) {}

    /** Kills a server of its own so often; fails if a message or a notice is lost, or there twice. */
    static Outcome run(String folder, int kills) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Product product = Product.at(Product.freshFolder(folder), "--allow-mail")
                        .forManySignIns()
                        .configured("org.guildhall.send", Map.of("messagesPerHour", "1000"))
                        .configured(
                                "org.guildhall.mail",
                                Map.of(
                                        "host", "127.0.0.1",
                                        "port",
                                                Integer.toString(
                                                        server.getSmtp().getPort()),
                                        "tls", "NONE"))
                        .start();
                Visitor parent = Visitor.of(product);
                Visitor staff = Visitor.of(product)) {
            Path taken = product.data().resolve("send-training/cases.json.taken");
            Await.until("the cases of the demo data", () -> Files.exists(taken));
            return new MessageKills(product, server, parent, staff).run(kills);
        } finally {
            server.stop();
        }
    }

    private Outcome run(int kills) {
        signIn();
        parent.open("");
        parent.press(DASHBOARD + " " + CHILD).reached(DASHBOARD);
        parent.page().waitForURL("**/send/dashboard/*");
        caseId = parent.page().url().replaceAll(".*/", "");
        List<Boolean> toldParent = new ArrayList<>();
        List<Boolean> toldStaff = new ArrayList<>();
        int lastWhole = kills - Math.max(1, kills / ONE_WHEN_TOLD);
        double length = 0;
        for (int point = 0; point < kills; point++) {
            write(point);
            long pressed = System.nanoTime();
            press(parent);
            press(staff);
            if (point == 0 || point >= lastWhole) {
                isSent(parent);
                isSent(staff);
                length = Math.max(length, System.nanoTime() - pressed);
            } else {
                LockSupport.parkNanos((long) (length * SPREAD * (point - 0.5) / (lastWhole - 1)));
            }
            toldParent.add(parent.text(SENT).first().isVisible());
            toldStaff.add(staff.text(SENT).first().isVisible());
            product.kill();
            product.start();
            signIn();
        }
        return judged(toldParent, toldStaff);
    }

    private void signIn() {
        signIn(parent, SignIn.CITIZEN);
        signIn(staff, CASEWORKER);
    }

    private void signIn(Visitor visitor, String email) {
        visitor.open("sign-in");
        visitor.reached(Labels.LOGIN_1);
        visitor.type(Labels.EMAIL, email).typeSecret(Labels.PASSWORD, SignIn.DEMO_PASSWORD);
        int before = codes(email).size();
        visitor.press(Labels.SUBMIT).reached(Labels.LOGIN_2);
        Await.until("a code", () -> codes(email).size() > before);
        visitor.type(Labels.CODE, codes(email).getLast()).press(Labels.FINISH);
        visitor.menu();
    }

    private void write(int point) {
        parent.open("send/messages/" + caseId + "/new");
        parent.reached("Secure Message")
                .select("Message Type", "Something else")
                .type("Subject", question(point))
                .type("Message", "What comes next?");
        leave(parent);
        staff.open("send/case/" + caseId + "/messages/new");
        staff.tickBox("Amira Pemberton (parent)")
                .select("Message Type", "Something else")
                .type("Subject", news(point))
                .type("Message", "There is news.");
        leave(staff);
    }

    private static String question(int point) {
        return String.format(Locale.ROOT, "Question %03d", point);
    }

    private static String news(int point) {
        return String.format(Locale.ROOT, "News %03d", point);
    }

    /** What was typed last is known to the server once the field is left; Send is next. */
    private static void leave(Visitor visitor) {
        visitor.page().keyboard().press("Tab");
    }

    /** Does not wait for anything: the power may be gone by then. */
    private static void press(Visitor visitor) {
        visitor.page()
                .evaluate(
                        "name => [...document.querySelectorAll('button')].find(b => b.textContent.trim() === name).click()",
                        SEND);
    }

    private static void isSent(Visitor visitor) {
        try {
            visitor.sees(SENT);
        } catch (AssertionError e) {
            throw new AssertionError(visitor.page().locator("body").innerText(), e);
        }
    }

    private Outcome judged(List<Boolean> toldParent, List<Boolean> toldStaff) {
        parent.open("send/messages/" + caseId);
        Locator sent = rows(parent, CHILD + "'s Sent Items");
        Locator received = rows(parent, CHILD + "'s Inbox");
        staff.open("send/case/" + caseId + "/messages");
        Locator threads = rows(staff, "Messages");
        List<String> outcomes = new ArrayList<>();
        Set<String> questions = new HashSet<>();
        int news = 0;
        for (int point = 0; point < toldParent.size(); point++) {
            Locator question = holding(threads, question(point));
            int asked = question.count();
            outcomes.add(outcome(toldParent.get(point), asked, question(point)));
            assertThat(holding(sent, question(point))).hasCount(asked);
            if (asked > 0) {
                questions.add(thread(
                        String.valueOf(question.getByRole(AriaRole.LINK).first().getAttribute("href"))));
            }
            int told = holding(threads, news(point)).count();
            outcomes.add(outcome(toldStaff.get(point), told, news(point)));
            assertThat(holding(received, news(point))).hasCount(told);
            news += told;
        }
        System.out.println("Messages at whose sending the power was cut: " + outcomes);
        judgeNotices(questions, news);
        return new Outcome(
                Collections.frequency(outcomes, "told"),
                Collections.frequency(outcomes, "kept"),
                Collections.frequency(outcomes, "cut off"));
    }

    /** The rows of a table, all of them. */
    private static Locator rows(Visitor visitor, String caption) {
        Locator table = visitor.page().getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(caption));
        Locator rows = table.locator("tbody tr");
        assertThat(rows.first()).isVisible();
        for (Locator more = visitor.button("Show more").first(); more.isVisible(); ) {
            int before = visitor.page().locator("tbody tr").count();
            visitor.press(more);
            assertThat(visitor.page().locator("tbody tr")).not().hasCount(before);
        }
        return rows;
    }

    private static Locator holding(Locator rows, String subject) {
        return rows.filter(new Locator.FilterOptions().setHasText(subject));
    }

    private static String outcome(boolean told, int count, String subject) {
        assertTrue(count <= 1, subject + " is there " + count + " times");
        if (told) {
            assertEquals(1, count, subject + " was acknowledged");
            return "told";
        }
        return count == 1 ? "kept" : "cut off";
    }

    /** Each message has its notice; one that went out twice has the same Message-ID, so that mail programs show it once. */
    private void judgeNotices(Set<String> questions, int news) {
        Await.until(
                "the notices of " + questions.size() + " questions and " + news + " news",
                () -> noticed().keySet().containsAll(questions)
                        && ids(SignIn.CITIZEN, TO_PARTY).size() >= news);
        Map<String, Set<String>> noticed = noticed();
        assertEquals(questions, noticed.keySet(), "no notice tells of what is not there");
        noticed.forEach((thread, ids) -> assertEquals(1, ids.size(), "notices of " + thread + ": " + ids));
        assertEquals(news, ids(SignIn.CITIZEN, TO_PARTY).size());
    }

    /** The ids of the mails to the caseworker by the thread that they tell of. */
    private Map<String, Set<String>> noticed() {
        Map<String, Set<String>> noticed = new HashMap<>();
        for (MimeMessage mail : mails(CASEWORKER)) {
            if (header(mail, "Subject").equals(TO_STAFF)) {
                noticed.computeIfAbsent(thread(text(mail)), any -> new HashSet<>())
                        .add(header(mail, "Message-ID"));
            }
        }
        return noticed;
    }

    private static String thread(String text) {
        Matcher thread = THREAD.matcher(text);
        assertTrue(thread.find(), text);
        return thread.group(1);
    }

    private Set<String> ids(String email, String subject) {
        Set<String> ids = new HashSet<>();
        for (MimeMessage mail : mails(email)) {
            if (header(mail, "Subject").equals(subject)) {
                ids.add(header(mail, "Message-ID"));
            }
        }
        return ids;
    }

    private List<String> codes(String email) {
        List<String> codes = new ArrayList<>();
        for (MimeMessage mail : mails(email)) {
            Matcher code = CODE.matcher(text(mail));
            if (code.find()) {
                codes.add(code.group(1));
            }
        }
        return codes;
    }

    private List<MimeMessage> mails(String email) {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (header(mail, "To").contains(email)) {
                mails.add(mail);
            }
        }
        return mails;
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.join(" ", Objects.requireNonNull(mail.getHeader(name), name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its words without what mail makes of long lines. */
    private static String text(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                BodyPart first = parts.getBodyPart(0);
                return text(first);
            }
            return String.valueOf(part.getContent());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
