package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A council that gives notice instead of asking for consent, has no telephone number and wants two officers to approve. */
class FinanceSettingsTest {
    @Test
    @Tag("F3")
    @Tag("F5")
    @Tag("F8")
    @Tag("F12")
    void givesNoticeOffersNoNumberAndApprovesByTwo() {
        try (Product product = Product.at(Product.freshFolder("settings"))
                        .forManySignIns()
                        .configured("org.guildhall.finance", Map.of("notice", "true", "secondApprover", "true"))
                        .configured("org.guildhall.council", Map.of("telephone", ""))
                        .start();
                Visitor visitor = Visitor.of(product);
                Visitor officer = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            visitor.press(Labels.NEW_REQUEST).reached(Labels.REQUEST_START);
            visitor.press(Labels.START).reached(Labels.CONSENT);
            visitor.sees("By continuing, you confirm that you have read this notice.");
            assertThat(visitor.radio(Labels.YES)).hasCount(0);
            visitor.press(visitor.text("More information")).sees("we can send documents by post");
            assertThat(visitor.text("You can withdraw your consent")).hasCount(0);
            visitor.press(Labels.CONTINUE).reached(Labels.WHO);
            visitor.choose(Labels.MYSELF).press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
            visitor.type(Labels.DAY, "9").type(Labels.MONTH, "7").type(Labels.YEAR, "1946");
            visitor.press(Labels.CHECK).reached(Labels.CHECK);
            String reference = AccessRequest.send(visitor);
            Locator main = visitor.page().getByRole(AriaRole.MAIN);
            assertThat(main)
                    .containsText("Your request for access to the Client Finance Portal to view your documents"
                            + " has been sent to Guildhall Borough Council.");
            assertThat(main.getByText(
                            "If you have any questions please contact the local authority.",
                            new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(main.getByText("Call us on")).hasCount(0);
            Locator footer = visitor.page().getByRole(AriaRole.CONTENTINFO);
            assertThat(footer).containsText("Guildhall Borough Council");
            assertThat(footer).not().containsText("telephone");
            approvesFirst(officer, reference, person);
            visitor.press(Labels.CONTINUE).press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            visitor.sees("We are checking your request.");
        }
    }

    private static void approvesFirst(Visitor officer, String reference, NewPerson person) {
        SignIn.demo(officer, SignIn.OFFICER);
        Officer.open(officer, reference, "Access request for " + person.fullName());
        officer.type("Search finance records", "CF1001").press("Search");
        // not the first of those that were offered before
        officer.choose(officer.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("CF1001"))));
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.press(Labels.APPROVE_REQUEST).sees("Your approval is recorded.").sees("Needs a second approval");
        Looks.check(officer.page(), "finance-review-approved-once");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.press(Labels.APPROVE_REQUEST);
        officer.sees("You have approved this already. Another officer has to approve it too.");
    }
}
