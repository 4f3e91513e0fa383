package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Those who have a request in hand hear once that its time runs out, and managers once that it has (SPEC F12). */
@EachDatabase
@Tag("F12")
class QueueRemindersTest {
    /** A Wednesday at ten in the morning: due on Thursday at five, so that fifteen working hours are promised. */
    private static final Instant WEDNESDAY = Instant.parse("2026-06-10T09:00:00Z");

    private final FinanceFixture core;
    private final Account requester;
    private final Account officer;
    private final Account other;
    private final Account manager;
    private final Instant start;
    private int number;
    private final String surname = "Late" + UUID.randomUUID().toString().substring(0, 8);

    QueueRemindersTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        requester = core.newCitizen();
        officer = core.newOfficer();
        other = core.newOfficer();
        manager = core.newManager();
        start = core.clock.instant();
    }

    @BeforeEach
    void onAWednesday() {
        core.settings.reset();
        // what other tests have left open is told of first
        core.clock.set(WEDNESDAY.minus(Duration.ofHours(1)));
        core.remind();
        core.clock.set(WEDNESDAY);
    }

    @AfterEach
    void backToTheStart() {
        core.clock.set(start);
    }

    @Test
    void theOfficerHearsOnceWhenThatPartOfTheWorkingTimeIsUsed() {
        AccessRequest request = sent();
        take(request);
        // three quarters of fifteen hours end on Thursday at 13:15
        at("2026-06-11T12:14:00Z");
        assertEquals(0, about(officer, request));
        at("2026-06-11T12:15:00Z");
        assertEquals(1, about(officer, request));
        assertEquals(0, about(other, request), "it is in somebody's hands");
        assertEquals(0, about(manager, request));
        at("2026-06-11T15:00:00Z");
        assertEquals(1, about(officer, request), "once");
    }

    @Test
    void ofWhatNobodyHasAllHearInOneMailOfAllWithoutNames() {
        AccessRequest first = sent();
        AccessRequest second = sent();
        int before = core.mailsTo(other).size();
        at("2026-06-11T14:00:00Z");
        List<KeptMail> mails = core.mailsTo(other);
        assertEquals(before + 1, mails.size(), "one mail in one run");
        String text = mails.getFirst().text();
        for (AccessRequest request : List.of(first, second)) {
            assertTrue(text.contains(request.reference()), text);
            assertTrue(text.contains("/finance/queue/" + request.id()), text);
        }
        assertFalse(text.contains(surname) || mails.getFirst().subject().contains(surname), text);
        assertFalse(text.contains("Rose"), text);
        assertEquals(1, about(manager, first), "who sees the queue too");
    }

    @Test
    void aReferenceThatHasTheRequestersNameStandsInNoMailToStaff() {
        core.settings.set("referencePattern", "{initial}_{surname}_{digits:4}_{digits:1}");
        AccessRequest request = sent();
        at("2026-06-11T14:00:00Z");
        String text = core.mailsTo(other).getFirst().text();
        assertTrue(text.contains("/finance/queue/" + request.id()), text);
        assertFalse(text.contains(request.reference()), text);
    }

    @Test
    void managersHearOnceOfWhatIsOverdueAndAnAnswerBeginsTheTimeAnew() {
        AccessRequest request = sent();
        take(request);
        at("2026-06-11T16:00:00Z");
        assertEquals(0, about(manager, request), "not before its time is over");
        at("2026-06-11T16:01:00Z");
        assertEquals(1, about(manager, request));
        at("2026-06-12T09:00:00Z");
        assertEquals(1, about(manager, request), "once");
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        at("2026-06-19T09:00:00Z");
        assertEquals(1, about(officer, request), "no time runs while the requester is asked");
        core.as(requester, () -> {
            core.requests.answer(request.id(), "The one of May.", List.of());
            return true;
        });
        at("2026-06-23T09:00:00Z");
        assertEquals(2, about(officer, request));
        assertEquals(2, about(manager, request));
    }

    @Test
    void bothCanBeTurnedOff() {
        core.settings.set("reminderPercent", 0);
        core.settings.set("overdueMails", false);
        AccessRequest request = sent();
        take(request);
        at("2026-06-15T09:00:00Z");
        assertEquals(0, about(officer, request));
        assertEquals(0, about(manager, request));
        AccessRequest decided = sent();
        core.as(officer, () -> {
            core.review.reject(core.review.open(decided.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        core.settings.reset();
        at("2026-06-18T09:00:00Z");
        assertEquals(1, about(manager, request));
        assertEquals(0, about(manager, decided), "what is decided is late no more");
    }

    @Test
    void workingTimeLeavesNightsWeekendsAndHolidaysOut() {
        LocalTime nine = LocalTime.of(9, 0);
        EnglishWorkingDays days = new EnglishWorkingDays();
        // from the Friday before a bank holiday at four in the afternoon until Tuesday at ten
        Instant friday = Instant.parse("2026-05-22T15:00:00Z");
        Instant tuesday = Instant.parse("2026-05-26T09:00:00Z");
        assertEquals(Duration.ofHours(2), Deadline.workingTime(friday, tuesday, nine, days));
        assertEquals(Duration.ofHours(3), Deadline.workingTime(friday, tuesday, LocalTime.of(8, 0), days));
        assertEquals(Duration.ZERO, Deadline.workingTime(tuesday, friday, nine, days));
    }

    private AccessRequest sent() {
        return Requests.sent(core, requester, new PersonName("Rose" + ++number, surname));
    }

    private void take(AccessRequest request) {
        core.as(officer, () -> {
            core.review.assignToMe(request);
            return true;
        });
    }

    private void at(String time) {
        core.clock.set(Instant.parse(time));
        core.remind();
    }

    private long about(Account account, AccessRequest request) {
        return core.mailsTo(account).stream()
                .filter(mail -> mail.text().contains(request.reference()))
                .count();
    }
}
