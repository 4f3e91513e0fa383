package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class RequestsInHandTest {
    private final FinanceFixture core;

    RequestsInHandTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
    }

    @Test
    @Tag("I7")
    void openRequestsOfWhoeverLeavesGoBackToEverybodyAndOthersStay() {
        Account leaver = core.newOfficer();
        Account other = core.newOfficer();
        AccessRequest open = Requests.sent(core, core.newCitizen(), new PersonName("Rose", "Hill"));
        AccessRequest decided = Requests.sent(core, core.newCitizen(), new PersonName("Tom", "Hill"));
        AccessRequest ofAnother = Requests.sent(core, core.newCitizen(), new PersonName("Ann", "Hill"));
        core.as(leaver, () -> {
            core.review.assignToMe(open);
            core.review.assignToMe(decided);
            core.review.reject(core.review.open(decided.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return "";
        });
        core.as(other, () -> {
            core.review.assignToMe(ofAnother);
            return "";
        });
        assertEquals(List.of(new WorkInHand("finance.in-hand.requests", 1)), core.inHand.inHand(leaver.id()));
        core.as(core.newAuditor(), () -> {
            core.inHand.handOn(leaver.id());
            return "";
        });
        assertEquals(List.of(new WorkInHand("finance.in-hand.requests", 0)), core.inHand.inHand(leaver.id()));
        core.as(other, () -> {
            assertNull(core.review.open(open.id()).assignee());
            assertEquals(leaver.id(), core.review.open(decided.id()).assignee());
            assertEquals(other.id(), core.review.open(ofAnother.id()).assignee());
            assertTrue(core.texts.has("finance.in-hand.requests"));
            return "";
        });
    }
}
