package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was typed into a referral is there again, whatever happened in between. */
class ReferralDraftTest {
    private static final int CUTS = 2;
    private static final int PEOPLE = 5;
    private static final int NUMBERS = 45;
    private static final Duration APART = Duration.ofMillis(150);
    private static final Duration MOST_LOST = Duration.ofSeconds(5);
    private static final String WHO = "Who is this About?";
    private static final String FORENAME = "Forename";

    @Test
    @Tag("H2")
    void atMostTheLastFiveSecondsAreLostToAPowerCut() {
        try (Product product = Product.at(Product.freshFolder("referral-cuts")).start()) {
            List<Visitor> people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Visitor.of(product))
                    .toList();
            try {
                people.forEach(ReferralDraftTest::begin);
                List<String> drafts =
                        people.stream().map(person -> person.page().url()).toList();
                for (int cut = 0; cut < CUTS; cut++) {
                    long[] typed = type(people);
                    long killed = System.nanoTime();
                    product.kill();
                    product.start();
                    for (int person = 0; person < PEOPLE; person++) {
                        Visitor visitor = people.get(person);
                        visitor.open(drafts.get(person));
                        visitor.reached(WHO);
                        String kept = forename(visitor).inputValue();
                        int last = kept.length() / 2;
                        assertTrue(numbers(NUMBERS).startsWith(kept), "in order: " + kept);
                        assertTrue(last > 0, "something is there");
                        long lost = last < NUMBERS ? killed - typed[last] : 0;
                        assertTrue(
                                lost <= MOST_LOST.toNanos(),
                                "the first number lost was typed " + lost / 1_000_000 + " ms before the cut");
                        visitor.type(forename(visitor), "");
                        saved(visitor);
                    }
                }
            } finally {
                people.forEach(Visitor::close);
            }
        }
    }

    /** All type at once, number after number, without a pause; when each number was typed. */
    private static long[] type(List<Visitor> people) {
        long[] typed = new long[NUMBERS];
        people.forEach(person -> forename(person).focus());
        for (int number = 0; number < NUMBERS; number++) {
            typed[number] = System.nanoTime();
            String keys = number(number);
            people.forEach(person -> person.page().keyboard().type(keys));
            LockSupport.parkNanos(APART.toNanos() - (System.nanoTime() - typed[number]));
        }
        return typed;
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(ReferralDraftTest::number).reduce("", String::concat);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    @Test
    @Tag("H2")
    @Tag("H3")
    void staysThroughACrashOfTheBrowserAnUpdateAndTheSignInAndIsSentOnce() throws IOException {
        try (Product product = Product.at(Product.freshFolder("referral-draft"))
                        .forManySignIns()
                        .start();
                Visitor visitor = Visitor.of(product)) {
            begin(visitor);
            String draft = visitor.page().url();
            visitor.type(forename(visitor), "Mali");
            saved(visitor);
            // a crash: nothing is said to the server
            visitor.page().close();
            Visitor again = visitor.inAnotherTab();
            again.open(draft);
            again.reached(WHO);
            assertThat(forename(again)).hasValue("Mali");

            Path stop = product.data().resolve("portals/stop/plugin-referral");
            Files.createFile(stop);
            Await.until("the portal has gone", () -> again.open("referral") != 200);
            Files.delete(stop);
            Await.until("the portal is back", () -> again.open("referral") == 200);
            again.open(draft);
            again.reached(WHO);
            assertThat(forename(again)).hasValue("Mali");
            again.type(Labels.SURNAME, "Prosser").press("Confirm").reached("Your Details");
            again.press("Login or Register").reached(Labels.LOGIN_1);
            SignIn.finish(again, SignIn.CITIZEN, SignIn.DEMO_PASSWORD);
            again.reached("Your Details").sees("Mali Prosser");
            SignIn.out(again);

            try (Visitor elsewhere = Visitor.of(product)) {
                SignIn.demo(elsewhere, SignIn.CITIZEN);
                elsewhere.press("Carry on").reached("Your Details").sees("Mali Prosser");
                FormWalk.least(elsewhere).to("Check your answers");
                Visitor other = elsewhere.inAnotherTab();
                other.open(elsewhere.page().url());
                other.reached("Check your answers");
                Locator twice = elsewhere.button("Send Report to Local Authority");
                twice.dblclick();
                elsewhere.reached("Your referral has been sent");
                other.press("Send Report to Local Authority")
                        .sees("This form is not here any more: it was sent or removed.");
                elsewhere.open(draft.replaceFirst(".*/referral", "referral"));
                elsewhere.reached("Your referral has been sent");
                elsewhere.open("referral/mine");
                elsewhere.reached("My referrals");
                assertThat(elsewhere.page().getByRole(AriaRole.ARTICLE)).hasCount(1);
            }
        }
    }

    private static void begin(Visitor visitor) {
        visitor.open("referral/start/early-help");
        visitor.reached("Early Help Family Support").press("Start now").reached(WHO);
        // the address follows the page
        visitor.page().waitForURL("**/referral/form/**");
    }

    private static Locator forename(Visitor visitor) {
        return visitor.field(FORENAME);
    }

    private static void saved(Visitor visitor) {
        // leaving the field commits it
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText("Saved", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }
}
