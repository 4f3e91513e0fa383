package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing is slow, is told to the owner, and locks nobody out for good. */
class ThrottleTest {
    /** However often: a press while the answer to the one before is on its way does not count, on a quick machine least of all. */
    private static void triesUntilToldToWait(Visitor visitor, String words, IntConsumer attempt) {
        AtomicInteger wrong = new AtomicInteger();
        Await.until(words, () -> {
            if (visitor.text(words).count() == 0) {
                attempt.accept(wrong.getAndIncrement());
                assertThat(visitor.text(Labels.PROBLEM)).isVisible();
            }
            return visitor.text(words).count() > 0;
        });
        visitor.sees(words);
        assertTrue(wrong.get() > 4, "a few slips are nobody's fault: " + wrong);
    }

    @Test
    @Tag("B7")
    @Tag("C3")
    @Tag("D2")
    void wrongPasswordsAndWrongCodesLeadToAWaitThatIsTold() {
        try (Product product = Product.at(Product.freshFolder("throttles")).start();
                Visitor visitor = Visitor.of(product);
                Visitor guesser = Visitor.of(product)) {
            Await.until(
                    "the demo accounts",
                    () -> !visitor.mailbox().to(SignIn.CITIZEN).isEmpty());
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            triesUntilToldToWait(
                    visitor,
                    "There were too many wrong codes. Please wait",
                    wrong -> visitor.type(Labels.CODE, "1111 " + (1000 + wrong)).press(Labels.FINISH));
            assertThat(visitor.page().getByRole(AriaRole.ALERT))
                    .containsText("and then use \"Please send me a new code\"");

            Mailbox.Mark before = guesser.mailbox().mark(SignIn.CITIZEN);
            guesser.open("sign-in");
            guesser.reached(Labels.LOGIN_1);
            triesUntilToldToWait(
                    guesser,
                    "There were too many wrong tries. Please wait",
                    wrong -> guesser.type(Labels.EMAIL, SignIn.CITIZEN)
                            .typeSecret(Labels.PASSWORD, "Wrong password " + wrong)
                            .press(Labels.SUBMIT));
            Mailbox.Mail told = guesser.mailbox().next(before, "Somebody is trying to sign in to your account");
            assertTrue(
                    told.text().contains("entered a wrong password for your Guildhall Portals account several times"));
            assertTrue(told.text().contains("Dear Amira,"), told.text());

            // the owner need not sit out what a stranger has caused
            Mailbox.Mark beforeReset = visitor.mailbox().mark(SignIn.CITIZEN);
            visitor.open("forgotten-password");
            visitor.type(Labels.EMAIL_ADDRESS, SignIn.CITIZEN).press("Send me the email");
            visitor.open(
                    visitor.mailbox().next(beforeReset, "Set a new password").link());
            String next = "A whole other Lantern 77";
            visitor.reached("Set a new password")
                    .typeSecret("New password", next)
                    .typeSecret("Confirm new password", next)
                    .press("Change password")
                    .sees("Your password has been changed");
            SignIn.finish(visitor, SignIn.CITIZEN, next);
            visitor.signedInAs("Amira Pemberton");
        }
    }

    @Test
    @Tag("B7")
    void anExpiredCodeSaysSoAndWhatToDo() {
        // a code that lives for no minute at all has expired when it arrives
        try (Product product = Product.at(Product.freshFolder("expired-codes"))
                        .configured("org.guildhall.codes", Map.of("minutes", "0"))
                        .start();
                Visitor visitor = Visitor.of(product)) {
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            visitor.type(Labels.CODE, visitor.mailbox().next(before).code()).press(Labels.FINISH);
            assertThat(visitor.page().getByRole(AriaRole.ALERT))
                    .containsText("The code has expired. Please use \"Please send me a new code\""
                            + " and enter the code from the new email");
            visitor.reached(Labels.STEP_3);
        }
    }
}
