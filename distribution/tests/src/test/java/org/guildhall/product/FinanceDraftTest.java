package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request half filled in is there again on another device and after a restart of the server. */
class FinanceDraftTest {
    @Test
    @Tag("F1")
    @Tag("F9")
    void aDraftIsResumedOnAnotherDeviceAndAfterARestart() {
        try (Product product = Product.at(Product.freshFolder("draft")).forManySignIns()) {
            product.start();
            NewPerson person = NewPerson.somebody();
            try (Visitor first = Visitor.of(product)) {
                SignIn.register(first, person);
                AccessRequest.begin(first);
                first.choose(Labels.SOMEONE_ELSE).choose(Labels.YES).select(Labels.RELATIONSHIP, Labels.POA);
                first.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
                first.press(Labels.YOUR_ADDRESS).reached(Labels.YOUR_ADDRESS);
                first.press(Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
                first.type(Labels.FORENAME, "Olwen");
                saved(first);
                SignIn.out(first);
            }
            try (Visitor second = Visitor.of(product)) {
                signIn(second, person);
                resume(second, "Access request for Olwen");
                assertThat(second.field(Labels.FORENAME)).hasValue("Olwen");
                second.type(Labels.SURNAME, "Pri");
                saved(second);
                product.stop();
                product.start();
            }
            try (Visitor third = Visitor.of(product)) {
                signIn(third, person);
                resume(third, "Access request for Olwen Pri");
                assertThat(third.field(Labels.FORENAME)).hasValue("Olwen");
                assertThat(third.field(Labels.SURNAME)).hasValue("Pri");
                // whoever goes back in the middle of a word has lost none of it
                third.type(Labels.SURNAME, "Price").page().goBack();
                third.reached("Welcome, " + person.forename()).sees("Access request for Olwen Price");
                deleteWithSecondThoughts(third, person);
            }
        }
    }

    private static void deleteWithSecondThoughts(Visitor visitor, NewPerson person) {
        visitor.press("Delete this draft").reached("Delete this draft?");
        visitor.sees("Access request for Olwen Price, saved on").press("Keep the draft");
        visitor.sees("Access request for Olwen Price");
        Visitor otherTab = visitor.inAnotherTab();
        otherTab.open("");
        otherTab.press("Delete this draft").reached("Delete this draft?");
        visitor.press("Delete this draft").reached("Delete this draft?");
        visitor.press("Delete this draft").reached("The draft was deleted");
        assertThat(visitor.heading("The draft was deleted")).isFocused();
        otherTab.press("Delete this draft").reached("The draft was deleted");
        visitor.press("Go to your home page").reached("Welcome, " + person.forename());
        assertThat(visitor.pressable("Continue your request")).hasCount(0);
    }

    private static void saved(Visitor visitor) {
        // leaving the field commits it
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText("Saved", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static void signIn(Visitor visitor, NewPerson person) {
        visitor.open("");
        visitor.press(Labels.SIGN_IN).reached(Labels.LOGIN_1);
        SignIn.finish(visitor, person.email(), person.password());
        visitor.signedInAs(person.fullName());
    }

    private static void resume(Visitor visitor, String draft) {
        visitor.sees(draft).press("Continue your request").reached(Labels.RECIPIENT_NAME);
    }
}
