package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a finance officer does with a request. */
final class Officer {
    private Officer() {}

    /** Opens the request of this reference number from the queue. */
    static void open(Visitor officer, String reference, AccessRequest.Represented about) {
        open(officer, reference, "Access request for " + about.fullName());
    }

    /** Opens the request of this reference number, whose page has this heading, from the queue. */
    static void open(Visitor officer, String reference, String heading) {
        officer.follow(Labels.QUEUE).reached(Labels.QUEUE);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        officer.press(row.getByRole(AriaRole.LINK)).reached(heading);
    }

    /** The finance records offered, those most like the request first. */
    static Locator records(Visitor officer) {
        return officer.page()
                .getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Which finance record is meant?"))
                .getByRole(AriaRole.RADIO);
    }

    /** Chooses the finance record most like the request and approves. */
    static void approve(Visitor officer, AccessRequest.Represented about) {
        officer.choose(records(officer).first());
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.press(Labels.APPROVE_REQUEST).reached("Access request for " + about.fullName());
        officer.sees("Decided by Priya Nair");
    }

    static void reject(Visitor officer, AccessRequest.Represented about) {
        officer.press(Labels.REJECT).reached(Labels.REJECT_REQUEST);
        officer.choose(Labels.NOT_FORMAL).press(Labels.REJECT_REQUEST);
        officer.reached("Access request for " + about.fullName()).sees("Decided by Priya Nair");
    }

    static void ask(Visitor officer, AccessRequest.Represented about, String question) {
        officer.press(Labels.ASK).reached(Labels.ASK);
        officer.type(Labels.QUESTION, question).press(Labels.SEND_QUESTION);
        officer.reached("Access request for " + about.fullName()).sees(question);
    }

    /** Takes somebody's access to a person's documents away. */
    static void revoke(Visitor officer, String person, String holder) {
        officer.follow(Labels.PEOPLE).reached(Labels.PEOPLE);
        officer.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search for a person"))
                .fill(person);
        officer.press(officer.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(person))
                        .getByRole(AriaRole.LINK))
                .reached(person);
        Locator card = officer.page()
                .locator("main li, main article, main .gh-card")
                .filter(new Locator.FilterOptions().setHasText(holder));
        officer.press(card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.REVOKE))
                        .first())
                .reached(Labels.REVOKE);
        officer.type(Labels.REASON, "The power of attorney has ended").press(Labels.REVOKE);
        officer.reached(person);
        assertThat(officer.text("The power of attorney has ended")).isVisible();
    }
}
