package org.guildhall.finance.request;

import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.FinanceFixture;

/** Access requests as citizens fill them in. */
public final class Requests {
    /** Where the person of most tests lives. */
    public static final Address MILL_LANE =
            new Address("", "12", "Mill Lane", "", "Ambleford", "Barsetshire", "WR5 2NP", "100000000012");

    private Requests() {}

    /** A draft with all answers, about somebody else, as a Direct Payment nominee, who needs no evidence. */
    public static Draft draft(FinanceFixture core, Account requester, PersonName about) {
        return draft(core, requester, about, "direct-payment-nominee");
    }

    /** A draft with all answers but evidence. */
    public static Draft draft(FinanceFixture core, Account requester, PersonName about, String role) {
        return core.as(requester, () -> {
            Draft draft = core.requests.begin();
            return core.drafts.save(draft, answers(draft.answers(), about, role), "check");
        });
    }

    /** A request that was sent. */
    public static AccessRequest sent(FinanceFixture core, Account requester, PersonName about) {
        UUID draft = draft(core, requester, about).id();
        return core.as(requester, () -> core.requests.submit(draft));
    }

    static Answers answers(Answers prefilled, PersonName about, String role) {
        return prefilled
                .with("who", "someone-else")
                .with("permission", "yes")
                .with("role", role)
                .with("recipientName", about)
                .with("recipientDateOfBirth", "1941-03-09")
                .with("recipientAddress", MILL_LANE)
                .with("contactMethod", "email");
    }
}
