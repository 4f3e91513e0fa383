package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.permission.Role;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What officers do with referrals. */
@EachDatabase
@Tag("H10")
class TriageServiceTest {
    private static final Instant START = Instant.parse("2026-05-06T09:00:00Z");

    private final ReferralFixture core;
    private final Account citizen;
    private final Account triage;
    private final String surname = Cases.surname();

    TriageServiceTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        citizen = core.newCitizen();
        triage = core.newTriage();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
        core.clock.set(START);
    }

    @Test
    void eachRoleSeesItsInboxesAndThoseWhoDecideDecide() {
        Account manager = core.newManager();
        Account lado = core.newLado();
        List<String> open = List.of("early-help", "social-care", "feedback", "fostering");
        assertEquals(open, inboxes(triage));
        assertEquals(open, inboxes(manager));
        assertEquals(List.of("lado"), inboxes(lado));
        assertEquals(List.of(), inboxes(citizen));
        assertEquals(List.of(), inboxes(core.newAdministrator()));
        Referral referral = send("social-care");
        for (Account other : List.of(lado, citizen, core.newAdministrator())) {
            refused(other, () -> core.triage.open(referral.id()));
            refused(other, () -> core.triage.list(TriageQuery.of("social-care", TriageQuery.Tab.OPEN), 0, 10));
            refused(other, () -> core.triage.count(TriageQuery.of("social-care", TriageQuery.Tab.OPEN)));
            refused(other, () -> core.triage.officers("social-care"));
            refused(other, () -> core.triage.note(referral.id(), "x"));
            refused(other, () -> core.triage.similar(referral.id()));
            refused(other, () -> core.triage.links(referral.id()));
            refused(other, () -> core.triage.history(referral.id()));
            refused(other, () -> core.triage.attachments(referral.id()));
            refused(other, () -> core.triage.notes(referral.id()));
            refused(other, () -> core.triage.sender(referral.id()));
        }
        refused(citizen, () -> core.triage.nameOf(triage.id()));
        Referral seen = open(manager, referral);
        assertFalse(core.as(manager, () -> core.triage.mayDecide(seen)));
        assertTrue(core.as(triage, () -> core.triage.mayDecide(seen)));
        refused(manager, () -> core.triage.take(seen));
        refused(manager, () -> core.triage.decide(seen, Outcome.SECTION_17, ""));
        refused(manager, () -> core.triage.move(seen, "early-help", "x"));
        refused(manager, () -> core.triage.tell(seen, new Feedback(false, "x", "")));
        refused(manager, () -> core.triage.note(referral.id(), "x"));
        assertEquals(ReferralState.RECEIVED, open(manager, referral).state());
    }

    @Test
    void thatAReferralWasLookedAtIsAudited() {
        Referral referral = send("early-help");
        open(triage, referral);
        assertEquals(List.of("referral.viewed", "referral.submitted"), core.actions(referral));
        assertEquals(
                citizen.id(),
                core.as(triage, () -> core.triage.sender(referral.id()))
                        .orElseThrow()
                        .id());
    }

    @Test
    void listsAreSortedFilteredAndSearchedByNameSenderAndReference() {
        Referral late = send("early-help");
        core.clock.advance(Duration.ofDays(1));
        Referral later = send("early-help");
        core.clock.advance(Duration.ofHours(1));
        Referral taken = send("early-help");
        core.by(triage, () -> core.triage.take(taken));
        Account other = core.newTriage();
        assertEquals(List.of(late.id(), later.id(), taken.id()), list(triage, TriageQuery.Tab.OPEN));
        assertEquals(List.of(late.id(), later.id()), list(triage, TriageQuery.Tab.UNASSIGNED));
        assertEquals(List.of(taken.id()), list(triage, TriageQuery.Tab.MY));
        assertEquals(List.of(), list(other, TriageQuery.Tab.MY));
        assertEquals(List.of(), list(triage, TriageQuery.Tab.DECIDED));
        core.by(triage, () -> core.triage.decide(open(triage, taken), Outcome.EARLY_HELP, ""));
        assertEquals(List.of(taken.id()), list(triage, TriageQuery.Tab.DECIDED));
        TriageQuery all = query(TriageQuery.Tab.OPEN);
        assertEquals(2, core.as(triage, () -> core.triage.count(all)).longValue());
        assertEquals(
                List.of(later.id()),
                core.as(triage, () -> core.triage.list(all.by(TriageQuery.Order.RECEIVED, true), 0, 1)).stream()
                        .map(ReferralLine::id)
                        .toList());
        assertEquals(
                List.of(late.id()),
                core.as(triage, () -> core.triage.list(all.by(TriageQuery.Order.RECEIVED, true), 1, 5)).stream()
                        .map(ReferralLine::id)
                        .toList());
        for (TriageQuery.Order order : TriageQuery.Order.values()) {
            assertEquals(
                    2,
                    core.as(triage, () -> core.triage.list(all.by(order, false), 0, 10))
                            .size(),
                    order.name());
        }
        assertEquals(1, count(triage, all.holding(late.reference().toLowerCase(Locale.ROOT))));
        assertEquals(0, count(triage, all.holding("%" + surname.substring(2))), "a sign of the database finds itself");
        assertEquals(0, count(triage, all.holding("robin_" + surname)));
        assertTrue(count(triage, all.holding(" PROBERT ")) >= 2);
    }

    @Test
    void isTakenOnGivenAndGivenBackOnlyToThoseWhoMay() {
        Referral referral = send("social-care");
        Account other = core.newTriage();
        core.by(triage, () -> core.triage.take(referral));
        Referral taken = open(triage, referral);
        assertEquals(triage.id(), taken.assignee());
        assertEquals(ReferralState.IN_TRIAGE, taken.state());
        core.by(triage, () -> core.triage.assign(open(triage, referral), other.id()));
        assertEquals(other.id(), open(triage, referral).assignee());
        core.by(triage, () -> core.triage.assign(open(triage, referral), other.id()));
        assertEquals(
                List.of("A referral has been assigned to you"),
                core.mailsTo(other).stream()
                        .map(KeptMail::subject)
                        .filter(subject -> subject.contains("assigned"))
                        .toList(),
                "once");
        assertTrue(
                core.mailsTo(triage).stream().noneMatch(mail -> mail.subject().contains("assigned")));
        Referral given = open(triage, referral);
        for (Account cannot : List.of(citizen, core.newManager(), core.newLado(), core.newAdministrator())) {
            assertEquals("referral.assign.cannot", no(triage, () -> core.triage.assign(given, cannot.id())));
        }
        core.by(triage, () -> core.triage.release(open(triage, referral)));
        Referral back = open(triage, referral);
        assertNull(back.assignee());
        assertEquals(ReferralState.RECEIVED, back.state());
        List<Account> officers = core.as(triage, () -> core.triage.officers("social-care"));
        assertTrue(officers.stream().map(Account::id).toList().containsAll(List.of(triage.id(), other.id())));
        assertTrue(officers.stream().allMatch(account -> account.roles().contains(Role.REFERRAL_TRIAGE)));
        assertEquals(
                List.of("referral.unassigned", "referral.assigned", "referral.assigned"),
                core.actions(referral).stream()
                        .filter(action -> !action.equals("referral.viewed") && !action.equals("referral.submitted"))
                        .toList());
    }

    @Test
    void ofTwoWhoTakeItOnAtOnceOneIsTold() throws Exception {
        Referral referral = send("social-care");
        Account other = core.newTriage();
        Referral seen = open(triage, referral);
        assertEquals(Set.of("", "referral.changed"), atOnce(List.of(triage, other), officer -> core.triage.take(seen)));
        assertEquals(
                1,
                core.actions(referral).stream()
                        .filter("referral.assigned"::equals)
                        .count());
    }

    @Test
    void isTakenAndGivenOnlyAsItWasSeen() {
        Referral referral = send("social-care");
        Account other = core.newTriage();
        Referral seen = open(triage, referral);
        core.by(other, () -> core.triage.take(seen));
        assertEquals("referral.changed", no(triage, () -> core.triage.take(seen)));
        assertEquals("referral.changed", no(triage, () -> core.triage.assign(seen, triage.id())));
        assertEquals("referral.changed", no(triage, () -> core.triage.release(seen)));
        assertEquals(other.id(), open(triage, referral).assignee());
        assertEquals(List.of(), takenOver(other));
    }

    @Test
    void whoHadItIsToldWithoutNamesWhenAColleagueTakesItOrGivesItAway() {
        Referral referral = send("social-care");
        Account former = core.newTriage();
        Account third = core.newTriage();
        List<Runnable> ways = List.of(
                () -> core.triage.take(open(triage, referral)),
                () -> core.triage.assign(open(triage, referral), third.id()),
                () -> core.triage.release(open(triage, referral)));
        int told = 0;
        for (Runnable way : ways) {
            core.by(former, () -> core.triage.take(open(former, referral)));
            core.by(triage, way);
            assertEquals(++told, takenOver(former).size());
        }
        String text = takenOver(former).getFirst();
        assertTrue(text.contains(referral.reference()), text);
        assertFalse(text.contains(surname), text);
        core.by(former, () -> core.triage.take(open(former, referral)));
        core.by(former, () -> core.triage.take(open(former, referral)));
        core.by(former, () -> core.triage.release(open(former, referral)));
        assertEquals(told, takenOver(former).size(), "nobody is told what they did themselves");
    }

    @Test
    void nobodyWorksOnWhatTheySentThemselves() {
        Account officer = core.newTriage();
        Referral own = Cases.about(core, officer, "social-care", surname);
        Referral seen = open(officer, own);
        assertTrue(core.as(officer, () -> core.triage.isOwn(seen)));
        assertFalse(core.as(officer, () -> core.triage.mayDecide(seen)));
        assertEquals("referral.own", no(officer, () -> core.triage.take(seen)));
        assertEquals("referral.own", no(officer, () -> core.triage.decide(seen, Outcome.SECTION_17, "")));
        assertEquals("referral.own", no(officer, () -> core.triage.move(seen, "early-help", "x")));
        assertEquals("referral.own", no(officer, () -> core.triage.note(own.id(), "x")));
        assertEquals("referral.own", no(officer, () -> core.triage.tell(seen, new Feedback(false, "x", ""))));
        assertEquals("referral.assign.cannot", no(triage, () -> core.triage.assign(own, officer.id())));
    }

    @Test
    void whoSentItReadsNoNotesNoGroundsAndNoOtherReferralsAsAnOfficer() {
        Account officer = core.newTriage();
        Referral own = Cases.about(core, officer, "social-care", surname);
        Referral linked = send("social-care");
        send("early-help");
        core.by(triage, () -> {
            core.triage.note(own.id(), "Do not warn her.");
            core.triage.link(own.id(), linked.id(), LinkKind.SIBLING);
        });
        core.by(triage, () -> core.triage.decide(open(triage, own), Outcome.SECTION_47, "Bruises."));
        assertEquals("Bruises.", open(triage, own).outcomeWords());
        assertEquals("", open(officer, own).outcomeWords());
        assertEquals("", core.as(officer, () -> core.referrals.mine(own.id())).outcomeWords());
        assertEquals(1, core.as(triage, () -> core.triage.notes(own.id())).size());
        assertEquals(List.of(), core.as(officer, () -> core.triage.notes(own.id())));
        assertEquals(1, core.as(triage, () -> core.triage.links(own.id())).size());
        assertEquals(List.of(), core.as(officer, () -> core.triage.links(own.id())));
        assertEquals(1, core.as(triage, () -> core.triage.similar(own.id())).size());
        assertEquals(List.of(), core.as(officer, () -> core.triage.similar(own.id())));
        assertTrue(history(triage, own).contains("referral.linked"));
        assertFalse(history(officer, own).contains("referral.linked"));
    }

    @Test
    void notesAreKeptForOfficersAndSealed() {
        Referral referral = send("social-care");
        assertEquals(List.of("note"), problems(triage, () -> core.triage.note(referral.id(), "  ")));
        assertEquals(List.of("note"), problems(triage, () -> core.triage.note(referral.id(), "x".repeat(4001))));
        core.by(triage, () -> core.triage.note(referral.id(), " Called the school. "));
        core.clock.advance(Duration.ofMinutes(1));
        core.by(triage, () -> core.triage.note(referral.id(), "ŷ".repeat(4000)));
        List<ReferralNote> notes = core.as(core.newManager(), () -> core.triage.notes(referral.id()));
        assertEquals("Called the school.", notes.getFirst().text());
        assertEquals(2, notes.size());
        assertEquals(triage.id(), notes.getFirst().author());
        List<String> kept = core.database()
                .call(entities -> entities.createQuery(
                                "select e.words from ReferralEntry e where e.referralId = :id", String.class)
                        .setParameter("id", referral.id().value())
                        .getResultList());
        kept.forEach(words -> assertFalse(words.contains(" school") || words.contains("ŷ")));
    }

    @Test
    void whatIsTypedIsKeptUntilItIsSent() {
        Referral referral = send("social-care");
        Answers words = Answers.NONE.with("note", "half a");
        core.by(triage, () -> core.triage.keepTyped(referral.id(), "note", words));
        assertEquals(words, core.as(triage, () -> core.triage.typed(referral.id(), "note")));
        assertEquals(Answers.NONE, core.as(core.newTriage(), () -> core.triage.typed(referral.id(), "note")));
        refused(core.newManager(), () -> core.triage.typed(referral.id(), "note"));
        assertEquals(List.of(), core.referrals.drafts(ReferralFixture.owner(triage)), "no draft of a form");
        core.by(triage, () -> core.triage.note(referral.id(), "half a note"));
        assertEquals(Answers.NONE, core.as(triage, () -> core.triage.typed(referral.id(), "note")));
    }

    @Test
    void toDoNothingMoreOrLittleAgainstADangerNeedsItsGrounds() {
        Referral urgent = open(triage, Cases.about(core, citizen, "social-care", surname, true));
        for (Outcome little : List.of(Outcome.NO_FURTHER_ACTION, Outcome.SIGNPOSTED, Outcome.EARLY_HELP)) {
            assertEquals(List.of("words"), problems(triage, () -> core.triage.decide(urgent, little, " ")));
        }
        core.by(triage, () -> core.triage.decide(urgent, Outcome.SECTION_47, ""));
        Referral calm = open(triage, Cases.about(core, citizen, "social-care", surname, false));
        assertEquals(List.of("words"), problems(triage, () -> core.triage.decide(calm, Outcome.NO_FURTHER_ACTION, "")));
        core.by(triage, () -> core.triage.decide(calm, Outcome.EARLY_HELP, ""));
        Referral enquiry = open(triage, send("feedback"));
        core.by(triage, () -> core.triage.decide(enquiry, Outcome.NO_FURTHER_ACTION, ""));
    }

    @Test
    void isDecidedOnceByWhoeverHasSeenItAsItIs() {
        Referral referral = send("social-care");
        Referral seen = open(triage, referral);
        core.by(core.newTriage(), () -> core.triage.take(seen));
        assertEquals("referral.changed", no(triage, () -> core.triage.decide(seen, Outcome.SECTION_47, "")));
        Referral now = open(triage, referral);
        assertEquals(
                List.of("outcome"), problems(triage, () -> core.triage.decide(now, Outcome.STRATEGY_DISCUSSION, "")));
        assertEquals(
                List.of("words"),
                problems(triage, () -> core.triage.decide(now, Outcome.SECTION_47, "x".repeat(4001))));
        core.by(triage, () -> core.triage.decide(now, Outcome.SECTION_47, " Bruises. "));
        Referral decided = open(triage, referral);
        assertEquals(ReferralState.DECIDED, decided.state());
        assertEquals(Outcome.SECTION_47, decided.outcome());
        assertEquals("Bruises.", decided.outcomeWords());
        assertEquals(triage.id(), decided.decidedBy());
        assertEquals("referral.changed", no(triage, () -> core.triage.decide(decided, Outcome.SECTION_17, "")));
        assertEquals("referral.changed", no(triage, () -> core.triage.take(decided)));
        assertEquals("referral.changed", no(triage, () -> core.triage.release(decided)));
        assertEquals("referral.changed", no(triage, () -> core.triage.move(decided, "early-help", "x")));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTold() throws Exception {
        Referral referral = send("social-care");
        Account other = core.newTriage();
        Referral seen = open(triage, referral);
        Set<String> told = atOnce(
                List.of(triage, other), officer -> core.triage.decide(seen, Outcome.SECTION_17, officer.email()));
        assertEquals(Set.of("", "referral.changed"), told);
        assertEquals(
                1,
                core.actions(referral).stream()
                        .filter("referral.decided"::equals)
                        .count());
        Referral decided = open(triage, referral);
        Account winner = triage.id().equals(decided.decidedBy()) ? triage : other;
        assertEquals(winner.email(), decided.outcomeWords());
    }

    @Test
    void aDecisionIsTakenBack() {
        Referral referral = send("early-help");
        assertEquals("referral.changed", no(triage, () -> core.triage.reopen(open(triage, referral))));
        core.by(triage, () -> core.triage.decide(open(triage, referral), Outcome.SIGNPOSTED, "Told."));
        Referral decided = open(triage, referral);
        core.by(triage, () -> core.triage.tell(decided, new Feedback(true, "x", "")));
        assertEquals("referral.changed", no(triage, () -> core.triage.reopen(decided)), "it has changed since");
        core.by(triage, () -> core.triage.reopen(open(triage, referral)));
        Referral again = open(triage, referral);
        assertEquals(ReferralState.IN_TRIAGE, again.state());
        assertNull(again.outcome());
        assertEquals("", again.outcomeWords());
        assertNull(again.decidedAt());
    }

    @Test
    @Tag("H9")
    void feedbackIsMailedWithoutItsWords() {
        Referral referral = send("social-care");
        Referral seen = open(triage, referral);
        assertEquals(List.of("why"), problems(triage, () -> core.triage.tell(seen, new Feedback(false, " ", ""))));
        assertEquals(
                List.of("next"),
                problems(triage, () -> core.triage.tell(seen, new Feedback(false, "x", "y".repeat(4001)))));
        core.by(
                triage,
                () -> core.triage.tell(
                        seen, new Feedback(true, " We have looked at the injuries. ", "A visit on Monday.")));
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertEquals("Feedback is waiting for you", mail.subject());
        for (String secret : List.of("injuries", "Monday", surname, "Robin")) {
            assertFalse(mail.text().contains(secret), mail.text());
        }
        Referral mine = core.as(citizen, () -> core.referrals.mine(referral.id()));
        Feedback told = Objects.requireNonNull(mine.feedback());
        assertFalse(told.outcomeTold(), "there is no outcome yet");
        assertEquals("We have looked at the injuries.", told.why());
        assertEquals("A visit on Monday.", told.next());
        assertEquals(
                "referral.changed",
                no(triage, () -> core.triage.tell(seen, new Feedback(false, "Again", ""))),
                "it has changed since");
    }

    @Test
    @Tag("H9")
    void whatWasWrittenBackBeforeIsKept() {
        Referral referral = send("social-care");
        for (String words : List.of("First.", "Second.", "Third.")) {
            core.clock.advance(Duration.ofHours(1));
            core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(false, words, "")));
        }
        List<Feedback.Earlier> mine = core.as(citizen, () -> core.referrals.earlierFeedback(referral.id()));
        assertEquals(
                List.of("Second.", "First."),
                mine.stream().map(earlier -> earlier.feedback().why()).toList());
        assertEquals(
                Duration.ofHours(1),
                Duration.between(mine.get(1).at(), mine.get(0).at()));
        assertEquals(mine, core.as(triage, () -> core.triage.earlierFeedback(referral.id())));
        assertThrows(
                NotPermittedException.class,
                () -> core.by(core.newCitizen(), () -> core.referrals.earlierFeedback(referral.id())));
    }

    @Test
    @Tag("H9")
    void feedbackNamesTheOutcomeThatItWasWrittenForWhateverIsDecidedAfterwards() {
        Referral referral = send("social-care");
        core.by(triage, () -> core.triage.decide(open(triage, referral), Outcome.SECTION_17, ""));
        assertTrue(open(triage, referral).isUntold());
        core.clock.advance(Duration.ofMinutes(1));
        core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(true, "We assess.", "")));
        assertFalse(open(triage, referral).isUntold());
        core.clock.advance(Duration.ofMinutes(1));
        core.by(triage, () -> core.triage.reopen(open(triage, referral)));
        core.by(triage, () -> core.triage.decide(open(triage, referral), Outcome.SECTION_47, ""));
        assertTrue(open(triage, referral).isUntold());
        assertEquals(Outcome.SECTION_17, told(referral).toldOutcome().orElseThrow());
        core.clock.advance(Duration.ofMinutes(1));
        core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(true, "We enquire.", "")));
        assertEquals(Outcome.SECTION_47, told(referral).toldOutcome().orElseThrow());
        assertEquals(
                Outcome.SECTION_17,
                core.as(citizen, () -> core.referrals.earlierFeedback(referral.id()))
                        .getFirst()
                        .feedback()
                        .toldOutcome()
                        .orElseThrow());
        core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(false, "More follows.", "")));
        assertEquals(Optional.empty(), told(referral).toldOutcome(), "it is not to be named");
    }

    private Feedback told(Referral referral) {
        return Objects.requireNonNull(
                core.as(citizen, () -> core.referrals.mine(referral.id())).feedback());
    }

    @Test
    @Tag("H9")
    void nobodyIsMailedToWhomThatIsNotSafe() {
        core.settings.set("feedbackInMail", true);
        Referral referral = core.sent(
                citizen,
                "early-help",
                FilledForms.of(core.asked.whole("referral.early-help"))
                        .choosing("safeToEmail", "no")
                        .least());
        core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(false, "We offer help.", "")));
        assertEquals(List.of(), core.mailsTo(citizen));
    }

    @Test
    @Tag("H9")
    void feedbackStandsInTheMailOnlyWhereTheCouncilHasSetThatAndNeverFromTheWall() {
        core.settings.set("feedbackInMail", true);
        Referral referral = send("early-help");
        core.by(
                triage,
                () -> core.triage.tell(
                        open(triage, referral), new Feedback(false, "We offer a family worker.", "She calls you.")));
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertTrue(mail.text().contains("We offer a family worker."), mail.text());
        assertTrue(mail.text().contains("She calls you."), mail.text());
        assertFalse(mail.subject().contains("family worker"));
        Account lado = core.newLado();
        Referral walled = Cases.ofAdult(core, citizen, new PersonName("Max", surname));
        core.by(
                lado,
                () -> core.triage.tell(open(lado, walled), new Feedback(false, "We speak with the employer.", "")));
        KeptMail plain = core.mailsTo(citizen).getFirst();
        assertEquals("Feedback is waiting for you", plain.subject());
        assertFalse(plain.text().contains("employer"), plain.text());
    }

    @Test
    void movesToAnotherInboxWhereThePromiseToTheSenderHolds() {
        Referral referral = send("social-care");
        core.by(triage, () -> core.triage.take(referral));
        core.clock.advance(Duration.ofDays(2));
        Referral seen = open(triage, referral);
        assertEquals(
                List.of("early-help", "lado"),
                core.as(triage, () -> core.triage.moves(seen)).stream()
                        .map(Inbox::id)
                        .toList());
        assertEquals(List.of("why"), problems(triage, () -> core.triage.move(seen, "early-help", " ")));
        assertEquals(List.of("inbox"), problems(triage, () -> core.triage.move(seen, "feedback", "x")));
        assertEquals(List.of("inbox"), problems(triage, () -> core.triage.move(seen, "no-such", "x")));
        assertEquals("referral.changed", no(triage, () -> core.triage.move(seen, "social-care", "x")));
        core.by(triage, () -> core.triage.move(seen, "early-help", "They ask for help."));
        Referral moved = open(triage, referral);
        assertEquals("early-help", moved.inbox());
        assertEquals("referral.social-care", moved.form(), "what was filled in stays what it was");
        assertNull(moved.assignee());
        assertEquals(ReferralState.RECEIVED, moved.state());
        assertEquals(Instant.parse("2026-05-07T16:00:00Z"), moved.due(), "it is late, and stays so");
        assertEquals(
                List.of("They ask for help."),
                core.as(triage, () -> core.triage.notes(referral.id())).stream()
                        .map(ReferralNote::text)
                        .toList());
        assertEquals("referral.changed", no(triage, () -> core.triage.decide(seen, Outcome.SECTION_17, "")));
    }

    @Test
    void anEnquiryThatIsMovedIsLookedAtAsSoonAsTheOtherInboxPromises() {
        Referral enquiry = Cases.about(core, citizen, "feedback", surname);
        assertEquals(Instant.parse("2026-05-13T16:00:00Z"), enquiry.due());
        core.by(triage, () -> core.triage.move(open(triage, enquiry), "social-care", "A child may be at risk."));
        assertEquals(
                Instant.parse("2026-05-07T16:00:00Z"), open(triage, enquiry).due());
    }

    @Test
    void whereAChildIsInDangerThoseOfTheOtherInboxAreCalledAndWhoHadItIsTold() {
        Account former = core.newTriage();
        Account accused = core.newLado(new PersonName("Robin", surname));
        Account lado = core.newLado();
        Referral urgent = Cases.about(core, citizen, "social-care", surname, true);
        assertEquals(1, calls(triage, urgent));
        core.by(former, () -> core.triage.take(open(former, urgent)));
        core.by(triage, () -> core.triage.move(open(triage, urgent), "early-help", "They ask for help."));
        assertEquals(2, calls(triage, urgent));
        assertEquals(1, takenOver(former).size());
        core.by(former, () -> core.triage.take(open(former, urgent)));
        core.by(triage, () -> core.triage.move(open(triage, urgent), "lado", "It is about a teacher."));
        assertEquals(1, calls(lado, urgent));
        assertEquals(0, calls(accused, urgent), "it may be about them");
        assertEquals(2, calls(triage, urgent));
        assertEquals(1, takenOver(former).size(), "nobody learns that it is behind the wall");
        Referral other = Cases.about(core, citizen, "social-care", surname, false);
        core.by(triage, () -> core.triage.move(open(triage, other), "early-help", "They ask for help."));
        assertEquals(0, calls(triage, other));
    }

    @Test
    void whatMustBeKeptSecretIsKnownBeforeAnybodyReadsTheAnswers() {
        FormDefinition form = core.asked.whole("referral.social-care");
        Answers answers = FilledForms.of(form)
                .children(2)
                .choosing("addressSecret", "yes")
                .reaching(form.field("mayTellFamily").orElseThrow())
                .choosing("mayTellFamily", "no")
                .least()
                .with("addressSecret_1", "no")
                .with("childName_2", new PersonName("Cai", surname))
                .with("addressSecretFrom_2", "Their father");
        Referral referral = open(triage, core.sent(citizen, "social-care", answers));
        assertEquals(
                List.of(new SecretAddress("Cai " + surname, "Their father")),
                core.asked.secretAddresses(referral.form(), referral.answers()));
        assertFalse(ReferralForms.mayTellFamily(referral.answers()));
        Referral other = open(triage, send("social-care"));
        assertEquals(List.of(), core.asked.secretAddresses(other.form(), other.answers()));
        assertTrue(ReferralForms.mayTellFamily(other.answers()));
    }

    private long calls(Account officer, Referral referral) {
        return core.mailsTo(officer).stream()
                .filter(mail -> mail.subject().startsWith("A child may be in danger"))
                .filter(mail -> mail.text().contains(referral.reference()))
                .count();
    }

    @Test
    void findsTheSameChildAndTheSameFamilyWithReasonsAndNeverItself() {
        Address home = Cases.address();
        PersonName robin = new PersonName("Robin", surname);
        Referral one = Cases.about(core, citizen, "social-care", robin, Cases.BORN, home);
        Account another = core.newCitizen();
        Referral same = Cases.about(core, another, "early-help", robin, Cases.BORN, home);
        Referral swapped = Cases.about(core, another, "social-care", robin, LocalDate.of(2015, 3, 2), Cases.address());
        Referral slip = Cases.about(
                core, another, "social-care", new PersonName("Robyn", surname), Cases.BORN, Cases.address());
        Referral sibling = Cases.about(
                core, another, "social-care", new PersonName("Wilhelmina", surname), LocalDate.of(2019, 8, 30), home);
        Referral stranger = Cases.about(
                core, another, "social-care", new PersonName("Robin", Cases.surname()), Cases.BORN, Cases.address());
        List<SimilarReferral> similar = core.as(triage, () -> core.triage.similar(one.id()));
        assertEquals(4, similar.size(), similar.toString());
        assertEquals(same.id(), similar.getFirst().other().id(), "the likeliest first");
        SimilarReferral like = of(similar, same);
        assertEquals(EnumSet.of(Likeness.SAME_NAME, Likeness.SAME_BIRTH, Likeness.SAME_ADDRESS), like.reasons());
        assertEquals(LinkKind.DUPLICATE, like.suggested());
        assertEquals(robin, like.person());
        assertEquals(robin, like.like());
        assertEquals(
                Set.of(Likeness.SAME_NAME, Likeness.SWAPPED_BIRTH),
                of(similar, swapped).reasons());
        assertEquals(LinkKind.DUPLICATE, of(similar, swapped).suggested());
        assertEquals(
                Set.of(Likeness.SIMILAR_NAME, Likeness.SAME_BIRTH),
                of(similar, slip).reasons());
        assertEquals(LinkKind.DUPLICATE, of(similar, slip).suggested());
        assertEquals(
                Set.of(Likeness.SAME_SURNAME, Likeness.SAME_ADDRESS),
                of(similar, sibling).reasons());
        assertEquals(LinkKind.SIBLING, of(similar, sibling).suggested());
        assertFalse(similar.stream().anyMatch(found -> found.other().id().equals(one.id())));
        assertFalse(similar.stream().anyMatch(found -> found.other().id().equals(stranger.id())));
    }

    @Test
    void findsAChildWhoseBirthIsNotKnownByNameAndAddress() {
        Address home = Cases.address();
        PersonName robin = new PersonName("Robin", surname);
        Answers unborn = FilledForms.child(
                FilledForms.of(core.asked.whole("referral.social-care"))
                        .choosing("birth", "unborn")
                        .least(),
                1,
                robin,
                null,
                home);
        Referral one = core.sent(citizen, "social-care", unborn);
        Referral two = core.sent(core.newCitizen(), "social-care", unborn);
        List<SimilarReferral> similar = core.as(triage, () -> core.triage.similar(one.id()));
        assertEquals(
                List.of(two.id()),
                similar.stream().map(found -> found.other().id()).toList());
        assertEquals(
                Set.of(Likeness.SAME_NAME, Likeness.SAME_ADDRESS),
                similar.getFirst().reasons());
    }

    @Test
    void whatIsEnteredForANameThatNobodyKnowsMakesNobodyTheSame() {
        Address school = Cases.address();
        Referral one =
                Cases.about(core, citizen, "social-care", new PersonName("Not known", "Not known"), null, school);
        Account another = core.newCitizen();
        Referral elsewhere = Cases.about(
                core, another, "social-care", new PersonName("not known", "NOT KNOWN"), null, Cases.address());
        Referral atTheSchool =
                Cases.about(core, another, "social-care", new PersonName("Not known", "Not known"), null, school);
        List<SimilarReferral> similar = core.as(triage, () -> core.triage.similar(one.id()));
        assertFalse(similar.stream().anyMatch(found -> found.other().id().equals(elsewhere.id())));
        assertEquals(
                Set.of(Likeness.SAME_BIRTH, Likeness.SAME_ADDRESS),
                of(similar, atTheSchool).reasons());
        assertEquals(LinkKind.SIBLING, of(similar, atTheSchool).suggested(), "of many at one school none is the same");

        Referral unborn =
                Cases.about(core, another, "early-help", new PersonName("Unborn", surname), null, Cases.address());
        Referral other =
                Cases.about(core, another, "early-help", new PersonName("Unborn", surname), null, Cases.address());
        assertFalse(core.as(triage, () -> core.triage.similar(unborn.id())).stream()
                .anyMatch(found -> found.other().id().equals(other.id())));
        Address home = Cases.address();
        Referral first = Cases.about(core, another, "early-help", new PersonName("Heb ei eni", surname), null, home);
        Referral sibling = Cases.about(core, another, "early-help", new PersonName("Robin", surname), null, home);
        SimilarReferral family = of(core.as(triage, () -> core.triage.similar(first.id())), sibling);
        assertEquals(Set.of(Likeness.SAME_SURNAME, Likeness.SAME_BIRTH, Likeness.SAME_ADDRESS), family.reasons());
        assertEquals(LinkKind.SIBLING, family.suggested());
    }

    @Test
    void linksHoldInBothDirectionsUntilTheyAreTakenAway() {
        Referral one = send("social-care");
        Referral two = send("early-help");
        assertEquals(1, core.as(triage, () -> core.triage.similar(one.id())).size());
        assertEquals(
                "referral.link.itself", no(triage, () -> core.triage.link(one.id(), one.id(), LinkKind.DUPLICATE)));
        core.by(triage, () -> core.triage.link(one.id(), two.id(), LinkKind.SIBLING));
        core.by(triage, () -> core.triage.link(two.id(), one.id(), LinkKind.DUPLICATE));
        for (Referral each : List.of(one, two)) {
            List<LinkedReferral> links = core.as(triage, () -> core.triage.links(each.id()));
            assertEquals(1, links.size());
            assertEquals(
                    each.id().equals(one.id()) ? two.id() : one.id(),
                    links.getFirst().other().id());
            assertEquals(LinkKind.SIBLING, links.getFirst().kind(), "linked once");
            assertEquals(List.of(), core.as(triage, () -> core.triage.similar(each.id())), "it is known already");
        }
        refused(core.newManager(), () -> core.triage.unlink(one.id(), two.id()));
        core.by(triage, () -> core.triage.unlink(two.id(), one.id()));
        assertEquals(List.of(), core.as(triage, () -> core.triage.links(one.id())));
        assertTrue(core.actions(one).contains("referral.linked"));
        assertTrue(core.actions(two).contains("referral.unlinked"));
    }

    @Test
    void figuresCountWhatCameAndWhatWasDecidedInTime() {
        core.clock.set(Instant.parse("2026-09-01T09:00:00Z"));
        InboxFigures before = figures("early-help");
        Referral inTime = send("early-help");
        Referral late = send("early-help");
        send("early-help");
        core.by(triage, () -> core.triage.decide(open(triage, inTime), Outcome.EARLY_HELP, ""));
        core.clock.advance(Duration.ofDays(3));
        core.by(triage, () -> core.triage.decide(open(triage, late), Outcome.NO_FURTHER_ACTION, "Moved away."));
        InboxFigures after = figures("early-help");
        assertEquals(12, after.months().size());
        YearMonth september = YearMonth.of(2026, 9);
        assertEquals(YearMonth.of(2025, 10), after.months().keySet().iterator().next());
        InboxFigures.Month was = Objects.requireNonNull(before.months().get(september));
        InboxFigures.Month is = Objects.requireNonNull(after.months().get(september));
        assertEquals(3, is.received() - was.received());
        assertEquals(2, is.decided() - was.decided());
        assertEquals(1, is.inTime() - was.inTime());
        assertEquals(1, after.open() - before.open());
        assertEquals(1, after.overdue() - before.overdue());
        assertEquals(
                1,
                after.outcomes().getOrDefault(Outcome.EARLY_HELP, 0L)
                        - before.outcomes().getOrDefault(Outcome.EARLY_HELP, 0L));
        assertEquals(
                List.of("early-help", "social-care", "feedback", "fostering"),
                core.as(triage, () -> core.triage.figures()).stream()
                        .map(InboxFigures::inbox)
                        .toList());
    }

    @Test
    @Tag("I7")
    void openReferralsOfWhoeverLeavesGoBackToEverybodyAndOthersStay() {
        Account leaver = core.newTriage();
        Account other = core.newTriage();
        Referral open = send("early-help");
        Referral decided = send("early-help");
        Referral ofAnother = send("early-help");
        core.by(leaver, () -> {
            core.triage.take(open);
            core.triage.take(decided);
            core.triage.decide(core.triage.open(decided.id()), Outcome.EARLY_HELP, "");
        });
        core.by(other, () -> core.triage.take(ofAnother));
        assertEquals(List.of(new WorkInHand("referral.in-hand", 1)), core.inHand.inHand(leaver.id()));
        core.by(core.newAdministrator(), () -> core.inHand.handOn(leaver.id()));
        assertEquals(List.of(new WorkInHand("referral.in-hand", 0)), core.inHand.inHand(leaver.id()));
        assertNull(open(triage, open).assignee());
        assertEquals(ReferralState.RECEIVED, open(triage, open).state());
        assertEquals(leaver.id(), open(triage, decided).assignee());
        assertEquals(other.id(), open(triage, ofAnother).assignee());
        assertTrue(core.texts.has("referral.in-hand"));
    }

    @Test
    void enquiriesAreAnsweredAndMovedToWhereverAChildMayNeedHelp() {
        Referral enquiry = Cases.about(core, citizen, "feedback", surname);
        Referral seen = open(triage, enquiry);
        assertEquals(
                List.of("early-help", "social-care", "lado"),
                core.as(triage, () -> core.triage.moves(seen)).stream()
                        .map(Inbox::id)
                        .toList());
        assertEquals(List.of("outcome"), problems(triage, () -> core.triage.decide(seen, Outcome.SECTION_47, "")));
        core.by(triage, () -> core.triage.decide(seen, Outcome.ANSWERED, ""));
        assertEquals(Outcome.ANSWERED, open(triage, enquiry).outcome());
    }

    @Test
    void anUnknownReferralIsNotFound() {
        assertThrows(
                NotFoundException.class, () -> core.as(triage, () -> core.triage.open(new ReferralId(new UUID(9, 9)))));
        assertThrows(
                NotFoundException.class,
                () -> core.as(triage, () -> core.triage.count(TriageQuery.of("no-such", TriageQuery.Tab.OPEN))));
    }

    private Referral send(String inbox) {
        return Cases.about(core, citizen, inbox, surname);
    }

    /** What each is told who does the same at the same time; nothing where it is done. */
    private Set<String> atOnce(List<Account> officers, Consumer<Account> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Set<String> told = new TreeSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(officers.size())) {
            List<Future<String>> all = new ArrayList<>();
            for (Account officer : officers) {
                all.add(pool.submit(() -> {
                    go.await();
                    try {
                        core.by(officer, () -> work.accept(officer));
                        return "";
                    } catch (RefusedException refused) {
                        return refused.textKey();
                    }
                }));
            }
            go.countDown();
            for (Future<String> one : all) {
                told.add(one.get());
            }
        }
        return told;
    }

    private List<String> takenOver(Account officer) {
        return core.mailsTo(officer).stream()
                .filter(mail -> mail.subject().equals("A referral is no longer in your hands"))
                .map(KeptMail::text)
                .toList();
    }

    private List<String> history(Account account, Referral referral) {
        return core.as(account, () -> core.triage.history(referral.id())).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private Referral open(Account account, Referral referral) {
        return core.as(account, () -> core.triage.open(referral.id()));
    }

    private List<String> inboxes(Account account) {
        return core.as(account, () -> core.triage.inboxes()).stream()
                .map(Inbox::id)
                .toList();
    }

    private TriageQuery query(TriageQuery.Tab tab) {
        return TriageQuery.of("early-help", tab).holding(surname);
    }

    private List<ReferralId> list(Account account, TriageQuery.Tab tab) {
        return core.as(account, () -> core.triage.list(query(tab), 0, 50)).stream()
                .map(ReferralLine::id)
                .toList();
    }

    private long count(Account account, TriageQuery query) {
        return core.as(account, () -> core.triage.count(query));
    }

    private InboxFigures figures(String inbox) {
        return core.as(triage, () -> core.triage.figures()).stream()
                .filter(figures -> figures.inbox().equals(inbox))
                .findFirst()
                .orElseThrow();
    }

    private static SimilarReferral of(List<SimilarReferral> similar, Referral other) {
        return similar.stream()
                .filter(found -> found.other().id().equals(other.id()))
                .findFirst()
                .orElseThrow();
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }

    private String no(Account account, Runnable work) {
        return assertThrows(RefusedException.class, () -> core.by(account, work))
                .textKey();
    }

    private List<String> problems(Account account, Runnable work) {
        return assertThrows(InvalidInputException.class, () -> core.by(account, work)).problems().stream()
                .map(problem -> problem.field())
                .toList();
    }
}
