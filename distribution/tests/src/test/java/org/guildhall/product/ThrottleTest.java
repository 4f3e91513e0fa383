package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing is slow, is told to the owner, and locks nobody out for good. */
class ThrottleTest {
    @Test
    @Tag("B7")
    @Tag("C3")
    void wrongPasswordsAndWrongCodesLeadToAWaitThatIsTold() {
        try (Product product = Product.at(Product.freshFolder("throttles")).start();
                Visitor visitor = Visitor.of(product);
                Visitor guesser = Visitor.of(product)) {
            Await.until(
                    "the demo accounts",
                    java.time.Duration.ofSeconds(60),
                    () -> !visitor.mailbox().to(SignIn.CITIZEN).isEmpty());
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            for (int wrong = 0; wrong < 5; wrong++) {
                visitor.type(Labels.CODE, "1111 000" + wrong)
                        .press(Labels.FINISH)
                        .sees("The code is not right");
            }
            visitor.type(Labels.CODE, "1111 0009")
                    .press(Labels.FINISH)
                    .sees("There were too many wrong codes. Please wait");

            Mailbox.Mark before = guesser.mailbox().mark(SignIn.CITIZEN);
            guesser.open("sign-in");
            guesser.reached(Labels.LOGIN_1);
            for (int wrong = 0; wrong < 12; wrong++) {
                guesser.type(Labels.EMAIL, SignIn.CITIZEN)
                        .typeSecret(Labels.PASSWORD, "Wrong password " + wrong)
                        .press(Labels.SUBMIT);
                assertThat(guesser.text(Labels.PROBLEM)).isVisible();
                if (guesser.text("There were too many wrong tries. Please wait").count() > 0) {
                    break;
                }
            }
            guesser.sees("There were too many wrong tries. Please wait");
            guesser.mailbox().next(before);
        }
    }
}
