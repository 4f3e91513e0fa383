package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Power cuts while requests are being sent. */
class SubmissionsKilledTest {
    private static final int POINTS = PowerCuts.orMore(8);
    /** The last points are the moment at which the citizen is told, when what was promised must be safe already. */
    private static final int WHEN_TOLD = POINTS / 5 + 1;
    /** The others lie between the press and this much of a whole submission by a server just started. */
    private static final double SPREAD = 1.1;

    private static final String ABOUT = "Gwen Powell";
    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");
    private static final Pattern REFERENCE = Pattern.compile("\\bCFP-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

    @Test
    @Tag("D1")
    @Tag("F8")
    void everyAcknowledgedRequestIsThereOnceAndEveryMailGoesOut() throws MessagingException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (Product product = Product.at(Product.freshFolder("kills"), "--allow-mail")
                        .forManySignIns()
                        .configured(
                                "org.guildhall.mail",
                                Map.of(
                                        "host", "127.0.0.1",
                                        "port",
                                                Integer.toString(
                                                        server.getSmtp().getPort()),
                                        "tls", "NONE"))
                        .start();
                Visitor visitor = Visitor.of(product)) {
            NewPerson person = NewPerson.somebody();
            register(visitor, person, server);
            // a draft that was not sent is sent at the next point; of each that was, another follows about another
            // person
            String draft = draft(visitor, person, 0);
            List<String> kept = new ArrayList<>();
            List<String> outcomes = new ArrayList<>();
            double length = 0;
            product.kill();
            visitor.page().navigate("about:blank");
            product.start();
            signIn(visitor, person, server);
            for (int point = 0; point <= POINTS; point++) {
                visitor.open(draft + "/check");
                visitor.reached(Labels.CHECK);
                long pressed = System.nanoTime();
                visitor.page()
                        .evaluate(
                                "name => [...document.querySelectorAll('button')].find(b => b.textContent.trim() === name).click()",
                                Labels.SEND);
                if (point == 0 || point > POINTS - WHEN_TOLD) {
                    visitor.reached(Labels.SENT);
                    length = Math.max(length, System.nanoTime() - pressed);
                } else {
                    LockSupport.parkNanos((long) (length * SPREAD * (point - 1) / (POINTS - WHEN_TOLD - 1)));
                }
                boolean told = visitor.heading(Labels.SENT).isVisible();
                product.kill();
                Optional<String> acknowledged = told ? Optional.of(AccessRequest.reference(visitor)) : Optional.empty();
                // else it would leave by itself while the test opens another
                visitor.page().navigate("about:blank");
                product.start();
                signIn(visitor, person, server);
                visitor.open("");
                Optional<String> taken = taken(visitor, kept.size());
                outcomes.add(told ? "told" : taken.isPresent() ? "kept" : "draft");
                if (told) {
                    assertEquals(acknowledged, taken, "what was acknowledged is there: " + outcomes);
                }
                if (taken.isPresent()) {
                    kept.add(taken.get());
                    if (point < POINTS) {
                        draft = draft(visitor, person, kept.size());
                    }
                }
            }

            System.out.println("Requests at whose sending the power was cut: " + outcomes);
            assertTrue(outcomes.contains("draft"), "some were cut off before they were taken: " + outcomes);
            assertTrue(Collections.frequency(outcomes, "told") > WHEN_TOLD, "some were acknowledged: " + outcomes);
            assertEquals(kept.size(), new HashSet<>(kept).size(), "each has a reference of its own: " + kept);
            visitor.open("");
            assertThat(cards(visitor)).hasCount(kept.size());
            for (int number = 0; number < kept.size(); number++) {
                assertEquals(Optional.of(kept.get(number)), taken(visitor, number), "and each stays: " + outcomes);
            }
            for (String reference : kept) {
                Await.until(
                        "the mail on " + reference,
                        () -> !ids(server, reference).isEmpty());
                assertEquals(1, new HashSet<>(ids(server, reference)).size(), "a second mail has the same Message-ID");
            }
        } finally {
            server.stop();
        }
    }

    private static void register(Visitor visitor, NewPerson person, GreenMail server) {
        SignIn.fillDetails(visitor, person);
        visitor.press(Labels.NEXT).reached(Labels.STEP_2);
        SignIn.fillLogin(visitor, person);
        int before = codes(server, person).size();
        visitor.press(Labels.NEXT).reached(Labels.STEP_3);
        visitor.type(Labels.CODE, nextCode(server, person, before)).press(Labels.FINISH);
        visitor.signedInAs(person.fullName());
    }

    private static void signIn(Visitor visitor, NewPerson person, GreenMail server) {
        visitor.open("sign-in");
        visitor.reached(Labels.LOGIN_1);
        visitor.type(Labels.EMAIL, person.email()).typeSecret(Labels.PASSWORD, person.password());
        int before = codes(server, person).size();
        visitor.press(Labels.SUBMIT).reached(Labels.LOGIN_2);
        visitor.type(Labels.CODE, nextCode(server, person, before)).press(Labels.FINISH);
        visitor.signedInAs(person.fullName());
    }

    /** The address of a request that is filled in and not yet sent. */
    private static String draft(Visitor visitor, NewPerson person, int number) {
        visitor.open("");
        AccessRequest.begin(visitor);
        AccessRequest.answer(
                visitor,
                person,
                new AccessRequest.Represented(
                        "Gwen",
                        about(number).replace("Gwen ", ""),
                        "9",
                        "7",
                        "1946",
                        "WR5 2NP",
                        "9 Spindle Hill, Ambleford, Barsetshire, WR5 2NP"),
                Labels.NOMINEE);
        visitor.page().waitForURL("**/check");
        return visitor.page().url().replaceAll("/check$", "");
    }

    private static Locator cards(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(ABOUT));
    }

    /** The reference of a request that was taken, which is there once; what was not taken is a draft still, and nothing is both. */
    private static Optional<String> taken(Visitor visitor, int number) {
        Locator card = cards(visitor).filter(new Locator.FilterOptions().setHasText(about(number)));
        assertThat(card).hasCount(1);
        String text = card.innerText();
        Matcher reference = REFERENCE.matcher(text);
        boolean taken = reference.find();
        assertEquals(!taken, text.contains("Not sent yet"), text);
        return taken ? Optional.of(reference.group()) : Optional.empty();
    }

    private static String about(int number) {
        return ABOUT + (char) ('a' + number);
    }

    private static String nextCode(GreenMail server, NewPerson person, int before) {
        Await.until("a code", () -> codes(server, person).size() > before);
        return codes(server, person).getLast();
    }

    private static List<String> codes(GreenMail server, NewPerson person) {
        List<String> codes = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            Matcher code = CODE.matcher(GreenMailUtil.getBody(mail));
            if (code.find() && recipient(mail).contains(person.email())) {
                codes.add(code.group(1));
            }
        }
        return codes;
    }

    private static List<String> ids(GreenMail server, String reference) {
        Map<String, List<String>> ids = new HashMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            Matcher named = REFERENCE.matcher(GreenMailUtil.getBody(mail));
            if (named.find()) {
                ids.computeIfAbsent(named.group(), any -> new ArrayList<>()).add(header(mail, "Message-ID"));
            }
        }
        return ids.getOrDefault(reference, List.of());
    }

    private static String recipient(MimeMessage mail) {
        return header(mail, "To");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.join(" ", Arrays.asList(mail.getHeader(name)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
