package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.permission.Role;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Officers hear once of what has come, of what runs out of time and of what is overdue, and see how much that is. */
@EachDatabase
@Tag("D2")
class RemindersTest {
    /** A Wednesday at ten in the morning: what comes is due on Thursday at five. */
    private static final Instant WEDNESDAY = Instant.parse("2026-06-10T09:00:00Z");

    private final ReferralFixture core;
    private final Account citizen;
    private final Account officer;
    private final Account other;
    private final Account manager;
    private final Account lado;
    private final String surname = Cases.surname();

    RemindersTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        citizen = core.newCitizen();
        officer = core.newTriage();
        other = core.newTriage();
        manager = core.newManager();
        lado = core.newLado();
    }

    @BeforeEach
    void onAWednesday() {
        core.settings.reset();
        // what other tests have left open is told of first
        for (Duration before : List.of(Duration.ofDays(30), Duration.ofHours(1))) {
            core.clock.set(WEDNESDAY.minus(before));
            core.remind();
        }
        core.clock.set(WEDNESDAY);
    }

    @Test
    void allWhoWorkThereHearInOneMailOfWhatHasComeWithoutNames() {
        Referral first = send("social-care");
        Referral second = send("early-help");
        int before = core.mailsTo(other).size();
        core.remind();
        core.remind();
        List<KeptMail> mails = core.mailsTo(other);
        assertEquals(before + 1, mails.size(), "one mail, and once");
        String text = mails.getFirst().text();
        assertTrue(text.contains("Nobody has taken on:"), text);
        for (Referral referral : List.of(first, second)) {
            assertTrue(text.contains(referral.reference() + ": "), text);
            assertTrue(text.contains("/referral/case/" + referral.id()), text);
            assertEquals(1, about(officer, referral));
            for (Account nobody : List.of(manager, lado, citizen)) {
                assertFalse(
                        reminders(nobody).stream().anyMatch(mail -> mail.text().contains(referral.reference())));
            }
        }
        assertFalse(text.contains(surname) || text.contains("Robin") || text.contains("Probert"), text);
    }

    @Test
    void ofWhatIsUrgentTheyHearAtOnceAndOfWhatSomebodyHasNoMore() {
        Referral urgent = Cases.about(core, citizen, "social-care", surname, true);
        Referral taken = send("social-care");
        core.by(officer, () -> core.triage.take(taken));
        core.remind();
        assertEquals(0, about(other, urgent));
        assertEquals(0, about(other, taken));
        assertEquals(0, about(officer, taken));
    }

    @Test
    void whoHasItHearsOnceThatItsTimeRunsOutAndManagersTooThatItHas() {
        Referral taken = send("social-care");
        core.by(officer, () -> core.triage.take(taken));
        Referral free = send("social-care");
        Referral decided = send("social-care");
        core.by(officer, () -> core.triage.decide(core.triage.open(decided.id()), Outcome.SECTION_17, ""));
        core.remind();
        assertEquals(1, about(other, free), "it has come");
        at("2026-06-11T13:00:00Z");
        assertEquals(0, about(officer, taken), "three hours are left");
        at("2026-06-11T13:00:01Z");
        at("2026-06-11T15:59:00Z");
        assertEquals(1, about(officer, taken));
        assertEquals(0, about(other, taken), "it is in somebody's hands");
        assertEquals(2, about(other, free));
        assertEquals(0, about(manager, taken));
        at("2026-06-11T16:00:01Z");
        at("2026-06-12T09:00:00Z");
        assertEquals(2, about(officer, taken));
        assertEquals(0, about(other, taken));
        assertEquals(3, about(other, free));
        assertEquals(1, about(manager, taken));
        assertEquals(1, about(manager, free));
        assertEquals(0, about(officer, decided));
        assertEquals(0, about(manager, decided), "what is decided is late no more");
    }

    @Test
    @Tag("H10")
    void ofWhatIsBehindTheWallOnlyThoseHearWhoMaySeeIt() {
        PersonName accused = new PersonName("Max", surname);
        Account themself = core.newLado(accused);
        Account sender = core.newLado();
        Referral walled = Cases.ofAdult(core, sender, accused);
        core.remind();
        assertEquals(1, about(lado, walled));
        at("2026-06-11T15:00:00Z");
        at("2026-06-12T09:00:00Z");
        assertEquals(3, about(lado, walled));
        for (Account nobody : List.of(themself, sender, officer, manager)) {
            assertEquals(0, about(nobody, walled));
        }
    }

    @Test
    @Tag("H10")
    void ofWhatWasMovedOutFromBehindTheWallWhoeverItMayBeAboutHearsNothing() {
        PersonName accused = new PersonName("Max", surname);
        Account themself = core.withRole(core.newCitizen(accused), Role.REFERRAL_TRIAGE);
        Referral moved = Cases.ofAdult(core, citizen, accused);
        core.by(lado, () -> core.triage.move(core.triage.open(moved.id()), "social-care", "It is about a parent."));
        core.remind();
        assertEquals(1, about(officer, moved));
        assertEquals(0, about(themself, moved));
    }

    @Test
    void thoseOfTheOtherInboxHearOfWhatIsMovedToThem() {
        Referral referral = send("social-care");
        core.remind();
        core.by(officer, () -> core.triage.move(core.triage.open(referral.id()), "lado", "It is about a teacher."));
        core.remind();
        assertEquals(1, about(lado, referral));
        assertEquals(1, about(officer, referral));
    }

    @Test
    void bothCanBeTurnedOff() {
        core.settings.set("newReferralMails", false);
        core.settings.set("reminderMails", false);
        Referral referral = send("social-care");
        core.remind();
        at("2026-06-11T15:00:00Z");
        at("2026-06-12T09:00:00Z");
        assertEquals(0, about(officer, referral));
        assertEquals(0, about(manager, referral));
        core.settings.set("reminderMails", true);
        core.remind();
        assertEquals(1, about(officer, referral));
    }

    @Test
    @Tag("H10")
    void whatIsUrgentOverdueOrNotWrittenBackIsSeen() {
        Account both = core.withRole(core.newTriage(), Role.LADO_OFFICER);
        Referral urgent = Cases.about(core, citizen, "social-care", surname, true);
        Referral calm = send("social-care");
        assertEquals(List.of(urgent.id()), listed(both, TriageQuery.Tab.URGENT));
        assertEquals(List.of(), listed(both, TriageQuery.Tab.OVERDUE));
        core.clock.set(Instant.parse("2026-06-11T16:00:01Z"));
        assertEquals(List.of(urgent.id(), calm.id()), listed(both, TriageQuery.Tab.OVERDUE));
        core.by(both, () -> core.triage.decide(core.triage.open(urgent.id()), Outcome.SECTION_47, ""));
        assertEquals(List.of(), listed(both, TriageQuery.Tab.URGENT));
        assertEquals(List.of(calm.id()), listed(both, TriageQuery.Tab.OVERDUE));
        assertTrue(line(both, urgent).isUntold());
        assertFalse(core.as(both, () -> core.triage.list(query(TriageQuery.Tab.OPEN), 0, 10))
                .getFirst()
                .isUntold());
        core.by(both, () -> core.triage.tell(core.triage.open(urgent.id()), new Feedback(false, "We act.", "")));
        assertFalse(line(both, urgent).isUntold());
    }

    private ReferralLine line(Account account, Referral referral) {
        return core.as(account, () -> core.triage.list(query(TriageQuery.Tab.DECIDED), 0, 10)).stream()
                .filter(line -> line.id().equals(referral.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<ReferralId> listed(Account account, TriageQuery.Tab tab) {
        assertEquals(
                core.as(account, () -> core.triage.count(query(tab))).intValue(),
                core.as(account, () -> core.triage.list(query(tab), 0, 10)).size());
        return core.as(account, () -> core.triage.list(query(tab), 0, 10)).stream()
                .map(ReferralLine::id)
                .toList();
    }

    private TriageQuery query(TriageQuery.Tab tab) {
        return TriageQuery.of("social-care", tab).holding(surname);
    }

    private Referral send(String inbox) {
        return Cases.about(core, citizen, inbox, surname, false);
    }

    private void at(String time) {
        core.clock.set(Instant.parse(time));
        core.remind();
    }

    private List<KeptMail> reminders(Account account) {
        return core.mailsTo(account).stream()
                .filter(mail -> mail.subject().equals("Referrals are waiting"))
                .toList();
    }

    private long about(Account account, Referral referral) {
        return reminders(account).stream()
                .filter(mail -> mail.text().contains(referral.reference()))
                .count();
    }
}
