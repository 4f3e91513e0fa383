package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class AccessReviewServiceTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Account citizen;
    private final Account officer;

    AccessReviewServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        citizen = core.newCitizen();
        officer = core.newOfficer();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    @Tag("F12")
    void theQueueShowsWhatIsDueFirstAndEachInItsLists() {
        Instant now = core.clock.instant();
        AccessRequest early = Requests.sent(core, citizen, ROSE);
        core.clock.set(now.plus(Duration.ofDays(3)));
        AccessRequest late = Requests.sent(core, citizen, new PersonName("Tom", "Hill"));
        core.as(officer, () -> {
            core.review.assignToMe(late);
            List<AccessRequestId> open = ids(QueueFilter.ALL_OPEN);
            assertTrue(open.indexOf(early.id()) < open.indexOf(late.id()));
            assertEquals(List.of(late.id()), ids(QueueFilter.MY));
            assertTrue(ids(QueueFilter.UNASSIGNED).contains(early.id()));
            assertFalse(ids(QueueFilter.UNASSIGNED).contains(late.id()));
            core.review.reject(core.review.open(early.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            assertEquals(early.id(), ids(QueueFilter.DECIDED).getFirst());
            assertFalse(ids(QueueFilter.ALL_OPEN).contains(early.id()));
            assertEquals(ids(QueueFilter.DECIDED).size(), core.review.count(QueueQuery.of(QueueFilter.DECIDED)));
            assertEquals(
                    1,
                    core.review.queue(QueueQuery.of(QueueFilter.DECIDED), 0, 1).size());
            return true;
        });
    }

    @Test
    @Tag("F12")
    void showsTheLikeliestRecordFirstWithWhatDiffers() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 9, 3), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            Comparison likeliest = core.review.candidates(request).getFirst();
            assertEquals(rose.name(), likeliest.person().name());
            assertEquals(
                    Difference.Kind.DAY_AND_MONTH_SWAPPED,
                    core.review.compare(request, rose.id()).differences().get(2).kind());
            return true;
        });
    }

    @Test
    @Tag("F12")
    void saysWhyARecordIsOfferedAndThatAPostcodeAloneIsNoMatch() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Person neighbour = core.person("Bernard", "Quill", LocalDate.of(1960, 8, 30), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            Comparison meant = core.review.compare(request, rose.id());
            assertTrue(meant.sameNameAndBirth());
            assertEquals(List.of(Likeness.SAME_NAME, Likeness.SAME_BIRTH, Likeness.SAME_ADDRESS), meant.likeness());
            Comparison next = core.review.compare(request, neighbour.id());
            assertFalse(next.sameNameAndBirth());
            assertEquals(List.of(Likeness.SAME_ADDRESS), next.likeness());
            return true;
        });
    }

    @Test
    @Tag("F13")
    void anApprovalGivesAGrantAndTellsTheRequester() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.approve(
                    core.review.open(request.id()),
                    new Approval(rose.id(), Set.of("invoice"), LocalDate.of(2030, 1, 1)));
            return true;
        });
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "outcome-letter"));
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertTrue(mail.subject().contains("approved"), mail.subject());
        assertFalse(mail.subject().contains(request.reference()));
        AccessRequest seen = core.as(citizen, () -> core.requests.mine(request.id()));
        assertEquals(RequestState.APPROVED, seen.state());
        assertEquals(rose.id(), seen.person());
        assertEquals(List.of("finance.request.submitted", "finance.request.approved"), steps(request));
    }

    @Test
    @Tag("F12")
    void aRoleWithChecksAndMonthsIsApprovedOnlyAfterTheChecksAndNotForLonger() {
        core.settings.set(
                "roles",
                new String[] {"direct-payment-nominee; evidence=none; months=6; check=Rung back|Galwyd yn ôl"});
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            AccessRequest seen = core.review.open(request.id());
            LocalDate last = core.review.lastDay(seen).orElseThrow();
            assertEquals(
                    LocalDate.ofInstant(core.clock.instant(), Deadline.ZONE).plusMonths(6), last);
            assertEquals(
                    List.of("finance.review.checks.missing", "finance.review.until.beyond"),
                    assertThrows(
                                    InvalidInputException.class,
                                    () -> core.review.approve(seen, new Approval(rose.id(), Set.of(), null)))
                            .problems()
                            .stream()
                            .map(FieldProblem::textKey)
                            .toList());
            Approval tooLong = new Approval(rose.id(), Set.of(), last.plusDays(1));
            assertThrows(InvalidInputException.class, () -> core.review.approve(seen, tooLong, Set.of("Rung back")));
            assertTrue(core.review.approve(seen, new Approval(rose.id(), Set.of(), last), Set.of("Rung back")));
            assertThrows(
                    RefusedException.class,
                    () -> core.review.approve(
                            core.review.open(request.id()),
                            new Approval(rose.id(), Set.of(), last),
                            Set.of("Rung back")));
            return true;
        });
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
    }

    @Test
    @Tag("F13")
    void anApprovalReplacesWhatTheSameHolderHadOfThePerson() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        approve(Requests.sent(core, citizen, ROSE), rose);
        AccessRequest narrower = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.approve(core.review.open(narrower.id()), new Approval(rose.id(), Set.of("invoice"), null));
            return true;
        });
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "outcome-letter"), "the wider one is over");
        assertEquals(
                List.of("Replaced by the access given on request " + narrower.reference()),
                core.grants.on(rose.id(), "finance").stream()
                        .flatMap(grant -> Stream.ofNullable(grant.revocationReason()))
                        .toList());
    }

    @Test
    @Tag("F13")
    void thePersonRepresentedIsToldIfTheyHaveAnAccount() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Account herself = core.newCitizen();
        core.grant(rose, herself, "self", Set.of());
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        approve(request, rose);
        assertTrue(core.mailsTo(herself).getFirst().subject().contains("given access"));
    }

    @Test
    @Tag("F12")
    @Tag("D2")
    void aRejectionTellsTheReason() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.reject(core.review.open(request.id()), RejectionReason.NOT_A_FORMAL_ROLE, "Please call us.");
            return true;
        });
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertTrue(mail.text().contains("You are not in a formal role"), mail.text());
        assertTrue(mail.text().contains("Please call us."));
        AccessRequest seen = core.as(citizen, () -> core.requests.mine(request.id()));
        assertEquals(RequestState.REJECTED, seen.state());
        assertEquals(List.of("finance.request.submitted", "finance.request.rejected"), steps(request));
        Requests.sent(core, citizen, ROSE);
    }

    @Test
    @Tag("F12")
    @Tag("D2")
    void moreInformationIsAskedForAndGiven() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertTrue(mail.subject().contains("more information"));
        assertFalse(mail.text().contains("Which order"), "the question is read after signing in");

        Instant asked = core.clock.instant();
        core.clock.set(asked.plus(Duration.ofDays(10)));
        DocumentId file = core.upload(citizen, AccessRequestService.answerSubject(request.id()));
        AccessRequest answered =
                core.as(citizen, () -> core.requests.answer(request.id(), "The one of May.", List.of(file)));
        assertEquals(RequestState.RECEIVED, answered.state());
        assertTrue(answered.dueAt().isAfter(core.clock.instant()), "the promise runs anew");
        assertTrue(core.mailsTo(officer).getFirst().subject().contains("answered"));
        core.as(officer, () -> {
            assertEquals(
                    List.of("Which order do you mean?", "The one of May."),
                    core.review.thread(request.id()).stream()
                            .map(RequestMessage::text)
                            .toList());
            assertEquals(
                    file,
                    core.review.evidence(request.id()).getFirst().document().id());
            return true;
        });
        assertEquals(
                List.of(
                        "finance.request.submitted",
                        "finance.request.information-asked",
                        "finance.request.information-given"),
                steps(request));
        assertThrows(
                RefusedException.class,
                () -> core.as(citizen, () -> core.requests.answer(request.id(), "Again", List.of())));
    }

    @Test
    @Tag("F9")
    @Tag("F12")
    void anAnswerBeingTypedIsKeptForItsAuthorUntilItIsSent() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        core.as(citizen, () -> {
            assertEquals(Answers.NONE, core.requests.answerToSend(request.id()));
            core.requests.keepAnswer(request.id(), Answers.NONE.with("answer", "The one"));
            core.requests.keepAnswer(request.id(), Answers.NONE.with("answer", "The one of May"));
            assertEquals(
                    "The one of May", core.requests.answerToSend(request.id()).text("answer"));
            assertEquals(List.of(), core.requests.drafts(), "it is no request to resume");
            return true;
        });
        assertThrows(
                NotPermittedException.class,
                () -> core.as(core.newCitizen(), () -> core.requests.answerToSend(request.id())));
        core.as(citizen, () -> {
            core.requests.answer(request.id(), "The one of May.", List.of());
            core.requests.keepAnswer(request.id(), Answers.NONE.with("answer", "typed before, come after"));
            assertEquals(Answers.NONE, core.requests.answerToSend(request.id()));
            return true;
        });
    }

    @Test
    @Tag("A5")
    @Tag("F12")
    void whatAnOfficerIsWritingIsKeptForThemAndThePageUntilItIsSent() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        Answers question = Answers.NONE.with("question", "Which order");
        Answers refusal = Answers.NONE.with("reason", "other").with("words", "Please call us");
        Answers approval = Answers.NONE.with("why", "She read the year").with("until", "1/2/");
        core.as(officer, () -> {
            core.review.keepTyped(request.id(), OfficerPage.ASK, Answers.NONE.with("question", "Which"));
            core.review.keepTyped(request.id(), OfficerPage.ASK, question);
            core.review.keepTyped(request.id(), OfficerPage.NOTE, Answers.NONE.with("note", "Called"));
            core.review.keepTyped(request.id(), OfficerPage.REJECT, refusal);
            core.review.keepTyped(request.id(), OfficerPage.APPROVE, approval);
            assertEquals(approval, core.review.typed(request.id(), OfficerPage.APPROVE));
            assertEquals(question, core.review.typed(request.id(), OfficerPage.ASK));
            assertEquals(refusal, core.review.typed(request.id(), OfficerPage.REJECT));
            return true;
        });
        assertEquals(
                Answers.NONE,
                core.as(core.newOfficer(), () -> core.review.typed(request.id(), OfficerPage.ASK)),
                "another officer writes their own");
        core.as(officer, () -> {
            core.review.note(request.id(), "Called.");
            assertEquals(Answers.NONE, core.review.typed(request.id(), OfficerPage.NOTE));
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            assertEquals(Answers.NONE, core.review.typed(request.id(), OfficerPage.ASK));
            assertEquals(refusal, core.review.typed(request.id(), OfficerPage.REJECT), "not sent yet");
            core.review.reject(core.review.open(request.id()), RejectionReason.OTHER, "Please call us.");
            core.review.keepTyped(request.id(), OfficerPage.REJECT, refusal);
            assertEquals(Answers.NONE, core.review.typed(request.id(), OfficerPage.REJECT));
            assertEquals(Answers.NONE, core.review.typed(request.id(), OfficerPage.APPROVE));
            return true;
        });
        AccessRequest another = Requests.sent(core, core.newCitizen(), ROSE);
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        core.as(officer, () -> {
            core.review.keepTyped(another.id(), OfficerPage.APPROVE, approval);
            core.review.approve(core.review.open(another.id()), new Approval(rose.id(), Set.of(), null));
            assertEquals(Answers.NONE, core.review.typed(another.id(), OfficerPage.APPROVE));
            return true;
        });
    }

    @Test
    @Tag("F12")
    void theQueueTellsAnsweredRequestsFromNewOnes() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            assertNull(core.review.open(request.id()).answeredAt());
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        core.as(citizen, () -> core.requests.answer(request.id(), "The one of May.", List.of()));
        core.as(officer, () -> {
            assertEquals(
                    core.clock.instant(),
                    core.review
                            .queue(QueueQuery.of(QueueFilter.ALL_OPEN).holding(request.reference()), 0, 1)
                            .getFirst()
                            .answeredAt());
            return true;
        });
    }

    @Test
    @Tag("F12")
    void nobodyDecidesOnWhatTheyHaveNotSeen() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        AccessRequest asked = core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return core.review.open(request.id());
        });
        AtomicInteger told = new AtomicInteger();
        Actors.Binding watching = core.as(officer, () -> core.review.watch(request.id(), told::incrementAndGet));
        core.as(citizen, () -> core.requests.answer(request.id(), "The one of May.", List.of()));
        assertEquals(1, told.get(), "the officer's open page is told");
        Approval approval = new Approval(rose.id(), Set.of(), null);
        for (Runnable decision : List.<Runnable>of(
                () -> core.review.approve(asked, approval),
                () -> core.review.reject(asked, RejectionReason.OTHER, "Call us"),
                () -> core.review.askForMore(asked, "Which order?"))) {
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> core.as(officer, () -> {
                        decision.run();
                        return true;
                    }));
            assertEquals("finance.review.changed", refused.textKey());
        }
        core.as(officer, () -> {
            assertTrue(core.review.hasChanged(asked));
            AccessRequest now = core.review.open(request.id());
            core.review.note(request.id(), "Called.");
            assertTrue(core.review.hasChanged(now), "what a colleague notes may matter");
            AccessRequest noted = core.review.open(request.id());
            assertFalse(core.review.hasChanged(noted));
            return core.review.approve(noted, approval);
        });
        assertEquals(1, told.get(), "what the officer does themselves is no news");
        watching.close();
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
    }

    @Test
    @Tag("F12")
    void showsWhatTheRequestSaysWhileNoRecordIsSetBesideIt() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            assertEquals(
                    List.of("Rose", "Hill", "9 Maw 1941", Requests.MILL_LANE.oneLine()),
                    core.review.details(request).stream()
                            .map(detail -> detail.asked(day -> core.texts.date(Locale.of("cy"), day)))
                            .toList());
            assertEquals(
                    List.of("", "", "", ""),
                    core.review.details(request).stream()
                            .map(detail -> detail.held(LocalDate::toString))
                            .toList());
            return true;
        });
    }

    @Test
    @Tag("F12")
    void refusesFilesOfSomebodyElseAsAnAnswer() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "More?");
            return true;
        });
        DocumentId foreign = core.upload(core.newCitizen(), "answer:" + new UUID(0, 9));
        assertThrows(
                NotPermittedException.class,
                () -> core.as(citizen, () -> core.requests.answer(request.id(), "", List.of(foreign))));
        assertThrows(
                InvalidInputException.class,
                () -> core.as(citizen, () -> core.requests.answer(request.id(), " ", List.of())));
    }

    @Test
    @Tag("F12")
    void aSecondDecisionComesTooLate() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        approve(request, rose);
        RefusedException late = assertThrows(
                RefusedException.class,
                () -> core.as(core.newOfficer(), () -> {
                    core.review.reject(core.review.open(request.id()), RejectionReason.OTHER, "Late");
                    return true;
                }));
        assertEquals("finance.request.already-decided", late.textKey());
    }

    @Test
    @Tag("F12")
    void notesAreForTheCouncilAlone() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.note(request.id(), "Called, knows the date of birth.");
            assertEquals(1, core.review.notes(request.id()).size());
            return true;
        });
        assertEquals(List.of(), core.as(citizen, () -> core.requests.myThread(request.id())));
    }

    @Test
    @Tag("C9")
    void nobodyWithoutThePermissionSeesOrDecides() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        for (Runnable attempt : List.<Runnable>of(
                () -> core.review.queue(QueueQuery.of(QueueFilter.ALL_OPEN), 0, 10),
                () -> core.review.count(QueueQuery.of(QueueFilter.ALL_OPEN)),
                () -> core.review.nameOf(citizen.id()),
                () -> core.review.emailOf(request),
                () -> core.review.open(request.id()),
                () -> core.review.thread(request.id()),
                () -> core.review.notes(request.id()),
                () -> core.review.evidence(request.id()),
                () -> core.review.consent(request.id()),
                () -> core.review.mailTroubles(request.id()),
                () -> core.review.history(request.id()),
                () -> core.review.candidates(request),
                () -> core.review.search(request, "Hill"),
                () -> core.review.compare(request, new PersonId(new UUID(0, 1))),
                () -> core.review.details(request),
                () -> core.review.usualScope(request),
                () -> core.review.hasChanged(request),
                () -> core.review.phoneOf(request),
                () -> core.review.watch(request.id(), () -> {}),
                () -> core.review.assignToMe(request),
                () -> core.review.unassign(request),
                () -> core.review.choosePerson(request.id(), new PersonId(new UUID(0, 1))),
                () -> core.review.note(request.id(), "x"),
                () -> core.review.typed(request.id(), OfficerPage.ASK),
                () -> core.review.keepTyped(request.id(), OfficerPage.ASK, Answers.NONE),
                () -> core.review.askForMore(request, "x"),
                () -> core.review.reject(request, RejectionReason.OTHER, "x"),
                () -> core.review.approve(request, new Approval(new PersonId(new UUID(0, 1)), Set.of(), null)))) {
            assertThrows(
                    NotPermittedException.class,
                    () -> core.as(citizen, () -> {
                        attempt.run();
                        return true;
                    }));
            assertThrows(NotPermittedException.class, attempt::run);
        }
    }

    @Test
    @Tag("F12")
    void nobodyWorksOnTheirOwnRequest() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, officer, ROSE);
        Approval approval = new Approval(rose.id(), Set.of(), null);
        for (Runnable attempt : List.<Runnable>of(
                () -> core.review.assignToMe(request),
                () -> core.review.unassign(request),
                () -> core.review.choosePerson(request.id(), rose.id()),
                () -> core.review.note(request.id(), "x"),
                () -> core.review.askForMore(request, "x"),
                () -> core.review.reject(request, RejectionReason.OTHER, "x"),
                () -> core.review.approve(request, approval))) {
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> core.as(officer, () -> {
                        attempt.run();
                        return true;
                    }));
            assertEquals("finance.review.own-request", refused.textKey());
        }
        assertFalse(core.grants.allows(officer.id(), rose.id(), "finance", "invoice"));
        Account colleague = core.newOfficer();
        core.as(colleague, () -> {
            core.review.note(request.id(), "Knows the date of birth.");
            return true;
        });
        assertTrue(core.as(colleague, () -> core.review.mayWorkOn(request)));
        assertFalse(core.as(officer, () -> core.review.mayWorkOn(request)));
        assertEquals(List.of(), core.as(officer, () -> core.review.notes(request.id())), "notes are for the council");
    }

    @Test
    @Tag("F12")
    void filesOfAnAnswerNeverSentGoWithTheDecisionAndAreKeptUntilThen() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(request.id()), "More?");
            return true;
        });
        DocumentId file = core.upload(citizen, AccessRequestService.answerSubject(request.id()));
        assertEquals(List.of(file), core.as(citizen, () -> core.requests.filesToSend(request.id())));
        core.as(officer, () -> {
            core.review.reject(core.review.open(request.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        assertTrue(core.documents.find(file).isEmpty());
    }

    @Test
    @Tag("F12")
    void whereTheCouncilWantsTwoApprovalsASecondOfficerGivesTheAccess() {
        core.settings.set("secondApprover", true);
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        Approval approval = new Approval(rose.id(), Set.of("invoice"), LocalDate.of(2030, 1, 1));
        int mails = core.mailsTo(citizen).size();
        assertFalse(core.as(officer, () -> core.review.approve(core.review.open(request.id()), approval)));
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertEquals(mails, core.mailsTo(citizen).size(), "nobody is told too early");
        RefusedException again = assertThrows(
                RefusedException.class,
                () -> core.as(officer, () -> core.review.approve(core.review.open(request.id()), approval)));
        assertEquals("finance.review.second.another", again.textKey());
        Account second = core.newOfficer();
        core.as(second, () -> {
            assertTrue(core.review
                    .queue(QueueQuery.of(QueueFilter.UNASSIGNED).holding(request.reference()), 0, 1)
                    .getFirst()
                    .approvedOnce());
            FirstApproval first = core.review.open(request.id()).firstApproval();
            assertEquals(new FirstApproval(officer.id(), core.clock.instant(), approval), first);
            assertTrue(core.review.approve(core.review.open(request.id()), approval));
            return true;
        });
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertEquals(
                List.of(
                        "finance.request.submitted",
                        "finance.request.approved-first",
                        "finance.request.refused",
                        "finance.request.approved"),
                steps(request));
    }

    @Test
    @Tag("F12")
    void aSecondOfficerWhoMeansAnotherAccessIsAFirstOne() {
        core.settings.set("secondApprover", true);
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Person other = core.person("Rose", "Hill", LocalDate.of(1951, 3, 9), Requests.MILL_LANE);
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        Account second = core.newOfficer();
        Approval wide = new Approval(rose.id(), Set.of(), null);
        assertFalse(core.as(officer, () -> core.review.approve(core.review.open(request.id()), wide)));
        assertFalse(core.as(
                second,
                () -> core.review.approve(
                        core.review.open(request.id()), new Approval(rose.id(), Set.of("invoice"), null))));
        core.as(officer, () -> {
            core.review.choosePerson(request.id(), other.id());
            assertNull(core.review.open(request.id()).firstApproval(), "nobody has approved access to this person");
            assertFalse(core.review.approve(core.review.open(request.id()), new Approval(other.id(), Set.of(), null)));
            core.review.askForMore(core.review.open(request.id()), "Which Rose Hill?");
            assertNull(core.review.open(request.id()).firstApproval(), "the answer may change what is right");
            return true;
        });
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
    }

    @Test
    @Tag("D1")
    @Tag("F12")
    void officersSeeWhichMailsOfARequestReachedNobody() {
        Requests.sent(core, citizen, new PersonName("Tom", "Hill"));
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        Instant written = core.clock.instant();
        assertEquals(List.of(), troubles(request));
        core.mailsBecame(citizen, OutboxMail.State.WAITING);
        core.clock.set(written.plus(Duration.ofMinutes(59)));
        assertEquals(List.of(), troubles(request), "it may still go out");
        core.clock.set(written.plus(Duration.ofHours(2)));
        MailTrouble stuck = new MailTrouble(citizen.email(), "We have received your access request", written, false);
        assertEquals(List.of(stuck), troubles(request));
        core.mailsBecame(citizen, OutboxMail.State.REFUSED);
        assertEquals(List.of(new MailTrouble(stuck.to(), stuck.subject(), written, true)), troubles(request));
        core.mailsBecame(citizen, OutboxMail.State.SENT);
        assertEquals(List.of(), troubles(request));
    }

    @Test
    @Tag("D1")
    @Tag("F13")
    void aRefusedMailToThePersonRepresentedIsOneOfTheRequest() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Account herself = core.newCitizen();
        core.grant(rose, herself, "self", Set.of());
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        approve(request, rose);
        core.mailsBecame(herself, OutboxMail.State.REFUSED);
        assertEquals(
                List.of(herself.email()),
                troubles(request).stream().map(MailTrouble::to).toList());
    }

    private List<MailTrouble> troubles(AccessRequest request) {
        return core.as(officer, () -> core.review.mailTroubles(request.id()));
    }

    private void approve(AccessRequest request, Person person) {
        core.as(officer, () -> {
            core.review.approve(core.review.open(request.id()), new Approval(person.id(), Set.of(), null));
            return true;
        });
    }

    private List<AccessRequestId> ids(QueueFilter filter) {
        return core.review.queue(QueueQuery.of(filter), 0, 500).stream()
                .map(RequestLine::id)
                .toList();
    }

    private List<String> steps(AccessRequest request) {
        return core.history("finance.request", request.id()).reversed().stream()
                .map(AuditEntry::action)
                .filter(action -> !action.equals("finance.request.viewed"))
                .toList();
    }
}
