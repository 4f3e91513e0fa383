package org.guildhall.send.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.Invitation;
import org.guildhall.send.record.InvitationState;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.Visibility;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests for an assessment that come over the portal. */
@EachDatabase
@Tag("G0")
class NeedsRequestServiceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);

    private final SendFixture core;
    private final Account caseworker;
    private final Account mother;
    private final String surname = SendFixture.surname();
    private final Answers asked = SendFixture.asked(surname, SendFixture.BORN);

    NeedsRequestServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        mother = core.newCitizen();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    void aRequestOpensACaseWhoseClockRunsAndMakesTheInvitation() {
        NeedsRequest sent = core.request(mother, asked);
        assertEquals(LocalDate.of(2026, 6, 15), sent.decideBy(), "six weeks");
        SendCase opened = core.as(caseworker, () -> core.cases.find(sent.caseId()));
        assertEquals(sent.reference(), opened.reference());
        assertEquals(MONDAY, opened.received());
        assertEquals(Stage.REQUEST_RECEIVED, opened.stage());
        assertEquals(AskedBy.PARENT, opened.askedBy());
        assertEquals("Robin " + surname, opened.details().child().full());
        assertEquals(SendFixture.HOME, opened.details().address());
        assertEquals(mother.email(), opened.askerEmail());
        Invitation invitation = invitations(sent).getFirst();
        assertEquals(InvitationState.DRAFT, invitation.state());
        assertEquals(PartyKind.PARENT, invitation.kind());
        assertEquals(mother.email(), invitation.email());
        NeedsRequest read =
                core.as(caseworker, () -> core.teamRequests.find(sent.caseId())).orElseThrow();
        assertEquals("Reading is very hard.", read.answers().text("needsLearning"));
        assertEquals("01632 960001", read.askerPhone());
        assertEquals("send.request.viewed", core.actions(sent.caseId()).getFirst());
        assertTrue(core.actions(sent.caseId())
                .containsAll(List.of("send.case.opened", "send.invitation.created", "send.request.submitted")));
        assertEquals(List.of(sent.id()), ids(core.as(mother, core.requests::mine)));
        assertEquals(List.of(), core.as(mother, core.requests::drafts), "the draft is gone");
    }

    @Test
    void mailsTellOfAReferenceAndADateAndNothingMore() {
        NeedsRequest sent = core.request(mother, asked);
        KeptMail receipt = core.mailsTo(mother.email()).getFirst();
        assertTrue(receipt.text().contains(sent.reference()), receipt.text());
        assertTrue(receipt.text().contains("15 Jun 2026"), receipt.text());
        KeptMail told = core.mailsTo(caseworker.email()).getFirst();
        assertTrue(told.text().contains("/send/case/" + sent.caseId()), told.text());
        for (KeptMail mail : List.of(receipt, told)) {
            for (String secret : List.of(surname, "Reading", "Spindle")) {
                assertFalse((mail.subject() + mail.text()).contains(secret), mail.text());
            }
        }
    }

    @Test
    void whoeverAskedSeesNothingOfTheCaseBeforeStaffHaveConfirmedThem() {
        NeedsRequest sent = core.request(mother, asked);
        assertThrows(NotPermittedException.class, () -> core.as(mother, () -> core.parties.dashboard(sent.caseId())));
        assertEquals(List.of(), core.as(mother, core.parties::children));
        assertEquals(List.of(), core.as(mother, core.invitations::awaiting));
        Invitation draft = invitations(sent).getFirst();
        core.by(caseworker, () -> {
            core.invitations.sendCode(draft.id());
            core.invitations.verify(draft.id(), core.codeTo(mother.email()));
            core.invitations.sendLink(draft.id());
        });
        assertThrows(NotPermittedException.class, () -> core.as(mother, () -> core.parties.dashboard(sent.caseId())));
        core.accept(mother, draft.id());
        core.by(caseworker, () -> core.invitations.activate(draft.id(), Visibility.ALL));
        assertEquals(
                sent.reference(),
                core.as(mother, () -> core.parties.dashboard(sent.caseId())).reference());
    }

    @Test
    void theSameDraftSentTwiceOrInSixTabsIsOneCase() throws Exception {
        UUID draft = core.begun(mother, asked);
        Set<NeedsRequest> sent = new HashSet<>();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService tabs = Executors.newFixedThreadPool(6)) {
            List<Future<NeedsRequest>> presses = new ArrayList<>();
            for (int tab = 0; tab < 6; tab++) {
                presses.add(tabs.submit(() -> {
                    go.await();
                    return core.as(mother, () -> core.requests.submit(draft));
                }));
            }
            go.countDown();
            for (Future<NeedsRequest> press : presses) {
                sent.add(press.get());
            }
        }
        sent.add(core.as(mother, () -> core.requests.submit(draft)));
        assertEquals(1, sent.size(), "also when it is sent once more, later");
        assertEquals(1, core.as(mother, core.requests::mine).size());
        assertEquals(1, core.count("SendRequest", "draftId", draft));
        assertEquals(
                1,
                core.mailsTo(mother.email()).stream()
                        .filter(mail -> mail.subject().contains("request"))
                        .count());
    }

    @Test
    void theSameChildIsNotAskedForTwiceByTheSamePersonWhileTheFirstIsOpen() {
        NeedsRequest sent = core.request(mother, asked);
        UUID again = core.begun(mother, asked);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> core.as(mother, () -> core.requests.submit(again)));
        assertEquals(
                List.of("send.request.already"),
                refused.problems().stream().map(FieldProblem::textKey).toList());
        assertTrue(refused.problems().getFirst().arguments().contains(sent.reference()));
        assertEquals(
                List.of("send.request.already"),
                core.as(mother, () -> core.requests.problems(asked)).stream()
                        .map(FieldProblem::textKey)
                        .toList(),
                "told on the page that asks for the child");
        assertEquals(List.of(), core.as(core.newCitizen(), () -> core.requests.problems(asked)), "others may ask");
        core.request(core.newCitizen(), asked);
        core.by(caseworker, () -> core.cases.close(sent.caseId(), "It has ended"));
        assertFalse(core.as(mother, () -> core.requests.submit(again)).caseId().equals(sent.caseId()));
    }

    @Test
    void whatIsMissingIsToldAndNothingIsOpened() {
        UUID draft = core.begun(mother, asked.with("outcomes", (Object) null).with("isTrue", (Object) null));
        InvalidInputException missing =
                assertThrows(InvalidInputException.class, () -> core.as(mother, () -> core.requests.submit(draft)));
        assertEquals(
                List.of("outcomes", "isTrue"),
                missing.problems().stream().map(FieldProblem::field).toList());
        assertEquals(0, core.count("SendRequest", "draftId", draft));
        assertEquals(1, core.as(mother, core.requests::drafts).size(), "what was typed is kept");
    }

    @Test
    void agesForWhichNoAssessmentCanBeAskedForAreRefused() {
        assertEquals("send.request.too-old", refused(SendFixture.asked(surname, MONDAY.minusYears(25))));
        assertTrue(core.request(
                        mother, SendFixture.asked(surname, MONDAY.minusYears(25).plusDays(1)))
                .child()
                .contains(surname));
        assertEquals("forms.problem.date.future", refused(SendFixture.asked(surname, MONDAY.plusDays(1))));
        Answers young = youngPerson(MONDAY.minusYears(16).plusDays(1));
        assertEquals("send.request.too-young", refused(young));
        assertEquals(
                List.of("send.request.too-young"),
                core.requests.problems(young).stream()
                        .map(FieldProblem::textKey)
                        .toList());
    }

    @Test
    void youngPeopleAskForThemselvesAndAreInvitedOnceTheRightsAreTheirs() {
        NeedsRequest own = core.request(mother, youngPerson(LocalDate.of(2008, 3, 2)));
        assertEquals(PartyKind.YOUNG_PERSON, invitations(own).getFirst().kind());
        assertEquals(
                AskedBy.YOUNG_PERSON,
                core.as(caseworker, () -> core.cases.find(own.caseId())).askedBy());
        NeedsRequest early = core.request(mother, youngPerson(MONDAY.minusYears(16)));
        assertEquals(
                List.of(), invitations(early), "until the end of compulsory school age the rights are the parents'");
        NeedsRequest late = core.request(core.newCitizen(), SendFixture.asked(surname, LocalDate.of(2008, 3, 2)));
        assertEquals(List.of(), invitations(late), "and afterwards no longer");
    }

    @Test
    void aProfessionalMakesTheInvitationOfTheFamilyAndNoneOfTheirOwn() {
        Account teacher = core.newCitizen();
        NeedsRequest sent = core.request(teacher, professional().with("familyEmail", (Object) "Home@Example.org"));
        Invitation invitation = invitations(sent).getFirst();
        assertEquals("home@example.org", invitation.email());
        assertEquals("Ana Hill", invitation.name());
        assertEquals(1, invitations(sent).size());
        assertEquals(
                List.of(), invitations(core.request(core.newCitizen(), professional())), "without an address, none");
        Account other = core.newCitizen();
        assertEquals("send.request.own-email", refused(other, professional().with("familyEmail", (Object)
                other.email())));
        assertEquals(
                "send.needs-assessment.familyKnows.missing",
                refused(other, professional().with("familyKnows", (Object) null)));
    }

    @Test
    void draftsAndRequestsAreOfWhoeverMadeThem() {
        Account stranger = core.newCitizen();
        UUID draft = core.begun(mother, asked);
        String who = stranger.id().toString();
        long before = core.refused(who);
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.draft(draft)));
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.submit(draft)));
        assertThrows(NotPermittedException.class, () -> core.by(stranger, () -> core.requests.discard(draft)));
        NeedsRequest sent = core.as(mother, () -> core.requests.submit(draft));
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.find(sent.id())));
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.teamRequests.find(sent.caseId())));
        assertEquals(before + 5, core.refused(who));
        assertEquals(Optional.empty(), core.as(stranger, () -> core.requests.sentFrom(draft)));
        assertThrows(NotFoundException.class, () -> core.as(stranger, () -> core.requests.submit(draft)));
    }

    @Test
    void whoeverWorksForTheCouncilDoesNotReadWhatTheyAskedForThemselves() {
        NeedsRequest own = core.request(caseworker, asked);
        assertThrows(RefusedException.class, () -> core.as(caseworker, () -> core.teamRequests.find(own.caseId())));
        Account colleague = core.newCaseworker();
        assertTrue(core.as(colleague, () -> core.teamRequests.has(own.caseId())));
    }

    @Test
    void anotherOpenCaseOfTheSameNameAndBirthIsPointedOutToStaff() {
        CaseId before =
                core.open(caseworker, SendFixture.child(surname.toUpperCase(Locale.ROOT), SendFixture.BORN), MONDAY);
        NeedsRequest sent = core.request(mother, asked);
        List<CaseLine> alike = core.as(caseworker, () -> core.cases.alike(sent.caseId()));
        assertEquals(List.of(before), alike.stream().map(CaseLine::id).toList());
        core.by(caseworker, () -> core.cases.close(before, "Moved away."));
        assertEquals(List.of(), core.as(caseworker, () -> core.cases.alike(sent.caseId())));
    }

    @Test
    void filesAreReadByWhoeverUploadsThemAndOnceSentByStaffAlone() {
        UUID draft = core.begun(mother, asked);
        DocumentId sent = core.store(mother, draft.toString(), core.requests.policy());
        DocumentId taken = core.store(mother, draft.toString(), core.requests.policy());
        Account stranger = core.newCitizen();
        assertTrue(core.reads(mother, sent));
        assertFalse(core.reads(caseworker, sent));
        assertFalse(core.reads(stranger, sent));
        Draft kept = core.as(mother, () -> core.requests.draft(draft));
        DocumentId others = core.store(stranger, core.begun(stranger, asked).toString(), core.requests.policy());
        core.by(
                mother,
                () -> core.drafts.save(
                        kept, asked.with("files", (Object) List.of(sent.toString(), others.toString())), "check"));
        InvalidInputException gone =
                assertThrows(InvalidInputException.class, () -> core.as(mother, () -> core.requests.submit(draft)));
        assertEquals("send.request.file-gone", gone.problems().getFirst().textKey());
        core.by(
                mother,
                () -> core.drafts.save(
                        core.requests.draft(draft), asked.with("files", (Object) List.of(sent.toString())), "check"));
        NeedsRequest request = core.as(mother, () -> core.requests.submit(draft));
        assertTrue(core.reads(caseworker, sent));
        assertFalse(core.reads(mother, sent));
        assertFalse(core.reads(stranger, sent));
        assertTrue(core.documents.find(taken).isEmpty(), "what was taken out again is gone");
        assertEquals(
                List.of(sent),
                core.as(caseworker, () -> core.teamRequests.files(request.caseId())).stream()
                        .map(file -> file.id())
                        .toList());
    }

    @Test
    void aDraftGoesWithItsFilesAndSoDoesOneThatCoreHasDropped() {
        UUID deleted = core.begun(mother, asked);
        DocumentId file = core.store(mother, deleted.toString(), core.requests.policy());
        core.by(mother, () -> core.requests.discard(deleted));
        assertTrue(core.documents.find(file).isEmpty());
        assertEquals(0, core.count("SendUpload", "id", deleted));
        UUID dropped = core.begun(mother, asked);
        UUID kept = core.begun(mother, asked);
        DocumentId left = core.store(mother, dropped.toString(), core.requests.policy());
        DocumentId waiting = core.store(mother, kept.toString(), core.requests.policy());
        core.drafts.delete(dropped);
        core.days(31);
        core.run(core.abandoned);
        assertTrue(core.documents.find(left).isEmpty());
        assertTrue(core.documents.find(waiting).isPresent(), "the draft is still there");
    }

    @Test
    void aRequestIsTakenOutWithItsCaseAndWithTheAccountAndGoesWithTheCase() throws IOException {
        UUID draft = core.begun(mother, asked);
        DocumentId file = core.store(mother, draft.toString(), core.requests.policy());
        core.by(
                mother,
                () -> core.drafts.save(
                        core.requests.draft(draft), asked.with("files", (Object) List.of(file.toString())), "check"));
        NeedsRequest sent = core.as(mother, () -> core.requests.submit(draft));
        Map<String, String> ofCase =
                unzip(out -> core.by(caseworker, () -> writing(() -> core.exports.write(sent.caseId(), out))));
        assertTrue(ofCase.getOrDefault("requests.csv", "").contains("Reading is very hard."), ofCase::toString);
        assertTrue(ofCase.containsKey("documents/" + file + "/letter.pdf"), ofCase::toString);
        Map<String, String> ofAccount = unzip(out ->
                core.by(core.newAdministrator(), () -> writing(() -> core.subjects.exportAccount(mother.id(), out))));
        assertTrue(
                ofAccount.getOrDefault("send/requests.csv", "").contains("Reading is very hard."), ofAccount::toString);
        core.by(caseworker, () -> core.cases.close(sent.caseId(), "The plan has ceased."));
        assertTrue(core.retained.delete(sent.caseId().value(), SendFixture.BORN.plusDays(1)));
        assertEquals(0, core.count("SendRequest", "caseId", sent.caseId().value()));
        assertTrue(core.documents.find(file).isEmpty());
    }

    @Test
    void nobodySendsSoManyADayThatTheTeamIsBuried() {
        for (int sent = 1; sent <= 20; sent++) {
            core.request(mother, SendFixture.asked(surname + "x".repeat(sent), SendFixture.BORN));
        }
        UUID one = core.begun(mother, asked);
        assertThrows(RefusedException.class, () -> core.as(mother, () -> core.requests.submit(one)));
        core.days(1);
        core.as(mother, () -> core.requests.submit(one));
    }

    private Answers youngPerson(LocalDate birth) {
        return SendFixture.asked(surname, birth)
                .with("askedBy", (Object) "young-person")
                .with("relationship", (Object) null)
                .with("parentalResponsibility", (Object) null);
    }

    private Answers professional() {
        return asked.with("askedBy", (Object) "professional")
                .with("profession", (Object) "SENCO")
                .with("organisation", (Object) "Hill Primary School")
                .with("howKnown", (Object) "I teach him.")
                .with("familyWho", (Object) "parent")
                .with("familyName", new PersonName("Ana", "Hill"))
                .with("familyAgrees", (Object) "yes")
                .with("familyKnows", (Object) "yes")
                .with("supportReviewed", (Object) "Two rounds of reading every day.");
    }

    private String refused(Answers answers) {
        return refused(mother, answers);
    }

    private String refused(Account asker, Answers answers) {
        return assertThrows(InvalidInputException.class, () -> core.request(asker, answers))
                .problems()
                .getFirst()
                .textKey();
    }

    private List<Invitation> invitations(NeedsRequest sent) {
        return core.as(caseworker, () -> core.invitations.list(sent.caseId()));
    }

    private static List<RequestId> ids(List<NeedsRequest> requests) {
        return requests.stream().map(NeedsRequest::id).toList();
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Zipping {
        void to(ByteArrayOutputStream out);
    }

    private static void writing(Writing work) {
        try {
            work.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> unzip(Zipping work) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        work.to(zip);
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
