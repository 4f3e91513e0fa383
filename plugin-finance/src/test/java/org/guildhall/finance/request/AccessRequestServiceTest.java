package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.malware.MalwareScanner;
import org.guildhall.api.malware.ScanResult;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class AccessRequestServiceTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Account citizen;

    AccessRequestServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        citizen = core.newCitizen();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    @Tag("F3")
    void beginsWithAKeptConsentAndWhatIsKnown() {
        Draft draft = core.as(citizen, core.requests::begin);
        assertEquals(citizen.details().name(), draft.answers().name("requesterName"));
        assertEquals("email", draft.answers().text("contactMethod"));
        assertEquals("yes", core.consentAnswer(draft.id()));
        assertTrue(core.consentVersion(draft.id()).startsWith("1-en-"));
    }

    @Test
    @Tag("F3")
    void aNoticeIsKeptAsToldInItsOwnWording() {
        String consent =
                core.consentVersion(core.as(citizen, core.requests::begin).id());
        core.settings.set("notice", true);
        Draft draft = core.as(citizen, core.requests::begin);
        assertEquals("told", core.consentAnswer(draft.id()));
        assertEquals(ConsentText.ofNotice(core.texts, Locale.ENGLISH), core.consentVersion(draft.id()));
        assertNotEquals(consent, core.consentVersion(draft.id()), "nobody was shown what others consent to");
    }

    @Test
    @Tag("F8")
    void sendsARequestOnceWithAReferenceAndTellsTheRequester() {
        core.clock.set(Instant.parse("2026-05-01T09:00:00Z"));
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        assertEquals(RequestState.RECEIVED, request.state());
        assertTrue(request.reference().matches("CFP-[0-9A-Z]{4}-[0-9A-Z]{4}"), request.reference());
        // Friday before the early May bank holiday: one working day later is Tuesday
        assertEquals(Instant.parse("2026-05-05T16:00:00Z"), request.dueAt());
        assertEquals(ROSE, request.represented().name());
        assertTrue(core.as(citizen, core.requests::drafts).isEmpty());
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertEquals("We have received your access request", mail.subject());
        assertTrue(mail.text().contains(request.reference()));
        assertFalse(mail.text().contains("Hill"), "no content in mails");
        assertEquals(
                List.of("finance.request.submitted"),
                core.history("finance.request", request.id()).stream()
                        .map(entry -> entry.action())
                        .toList());
    }

    @Test
    @Tag("F8")
    void sendingTheSameDraftAgainGivesTheSameRequest() {
        Draft draft = Requests.draft(core, citizen, ROSE);
        AccessRequest first = core.as(citizen, () -> core.requests.submit(draft.id()));
        AccessRequest again = core.as(citizen, () -> core.requests.submit(draft.id()));
        assertEquals(first.id(), again.id());
        assertEquals(
                first.id(),
                core.as(citizen, () -> core.requests.sentFrom(draft.id())).orElseThrow());
        assertTrue(core.as(core.newCitizen(), () -> core.requests.sentFrom(draft.id()))
                .isEmpty());
        assertEquals(1, core.mailsTo(citizen).size());
    }

    @Test
    @Tag("F8")
    void sendingTheSameDraftManyTimesAtOnceMakesOneRequest() throws Exception {
        Draft draft = Requests.draft(core, citizen, ROSE);
        Set<AccessRequestId> made = new HashSet<>();
        for (AccessRequest request : atOnce(8, () -> core.as(citizen, () -> core.requests.submit(draft.id())))) {
            made.add(request.id());
        }
        assertEquals(1, made.size());
        assertEquals(1, core.as(citizen, core.requests::mine).size());
        assertEquals(1, core.mailsTo(citizen).size());
    }

    @Test
    @Tag("F8")
    void referencesAreUniqueEvenWhereThePatternHasFewNumbers() throws Exception {
        core.settings.set("referencePattern", "{initial}_{surname}_{digits:1}");
        Set<String> references = new HashSet<>();
        for (AccessRequest request : atOnce(15, () -> Requests.sent(core, core.newCitizen(), ROSE))) {
            references.add(request.reference());
        }
        assertEquals(15, references.size(), references.toString());
    }

    @Test
    @Tag("F10")
    void refusesASecondOpenRequestForTheSamePersonInPlainWords() {
        Requests.sent(core, citizen, ROSE);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> Requests.sent(core, citizen, new PersonName("ROSE", " Hill")));
        assertEquals("finance.request.already-open", refused.textKey());
        assertEquals(1, core.as(citizen, core.requests::drafts).size(), "nothing entered is lost");
        Requests.sent(core, citizen, new PersonName("Tom", "Hill"));
        assertEquals(2, core.as(citizen, core.requests::mine).size());
    }

    @Test
    @Tag("F6")
    void refusesARequestWithoutAFormalRole() {
        Draft draft = Requests.draft(core, citizen, ROSE, "neighbour");
        RefusedException refused =
                assertThrows(RefusedException.class, () -> core.as(citizen, () -> core.requests.submit(draft.id())));
        assertEquals("finance.request.role-not-formal", refused.textKey());
    }

    @Test
    @Tag("F6")
    void asksForEvidenceWhereTheRoleNeedsIt() {
        Draft draft = Requests.draft(core, citizen, ROSE, "poa");
        InvalidInputException invalid = assertThrows(
                InvalidInputException.class, () -> core.as(citizen, () -> core.requests.submit(draft.id())));
        assertEquals(
                List.of("evidence"),
                invalid.problems().stream().map(FieldProblem::field).toList());

        DocumentId file = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
        Draft withFile = core.as(
                citizen,
                () -> core.drafts.save(draft, draft.answers().with("evidence", List.of(file.toString())), "evidence"));
        AccessRequest request = core.as(citizen, () -> core.requests.submit(withFile.id()));
        List<Evidence> evidence = core.as(citizen, () -> core.requests.myEvidence(request.id()));
        assertEquals(file, evidence.getFirst().document().id());
    }

    @Test
    @Tag("E2")
    @Tag("F6")
    void takesEvidenceThatWaitsForTheScannerAndRefusesWhatItFoundMalwareIn() throws Exception {
        MalwareScanner suspicious = new FindsAlways();
        core.scanners.add(suspicious);
        try {
            Draft draft = Requests.draft(core, citizen, ROSE, "poa");
            DocumentId file = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
            Draft withFile = core.as(
                    citizen,
                    () -> core.drafts.save(
                            draft, draft.answers().with("evidence", List.of(file.toString())), "evidence"));
            core.scan.run();
            InvalidInputException invalid = assertThrows(
                    InvalidInputException.class, () -> core.as(citizen, () -> core.requests.submit(withFile.id())));
            assertEquals(
                    List.of("finance.request.evidence-refused"),
                    invalid.problems().stream().map(FieldProblem::textKey).toList());

            DocumentId waiting = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
            Draft corrected = core.as(
                    citizen,
                    () -> core.drafts.save(
                            withFile, draft.answers().with("evidence", List.of(waiting.toString())), "evidence"));
            AccessRequest request = core.as(citizen, () -> core.requests.submit(corrected.id()));
            assertEquals(StoredDocument.Scan.WAITING, onlyEvidence(request).scan());
            core.scan.run();
            assertEquals(StoredDocument.Scan.QUARANTINED, onlyEvidence(request).scan());
        } finally {
            core.scanners.remove(suspicious);
        }
    }

    private StoredDocument onlyEvidence(AccessRequest request) {
        List<Evidence> evidence = core.as(citizen, () -> core.requests.myEvidence(request.id()));
        assertEquals(1, evidence.size());
        return evidence.getFirst().document();
    }

    /** To which each file is malware. */
    private static final class FindsAlways implements MalwareScanner {
        @Override
        public boolean isSet() {
            return true;
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public long maximumBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public ScanResult scan(InputStream bytes) {
            return new ScanResult.Found("Test");
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }

    @Test
    @Tag("F6")
    void refusesEvidenceThatWasUploadedToAnotherDraft() {
        DocumentId foreign =
                core.upload(core.newCitizen(), AccessRequestService.draftSubject(new java.util.UUID(1, 1)));
        Draft draft = Requests.draft(core, citizen, ROSE, "poa");
        Draft withFile = core.as(
                citizen,
                () -> core.drafts.save(
                        draft, draft.answers().with("evidence", List.of(foreign.toString())), "evidence"));
        InvalidInputException invalid = assertThrows(
                InvalidInputException.class, () -> core.as(citizen, () -> core.requests.submit(withFile.id())));
        assertEquals(
                "finance.request.evidence-gone", invalid.problems().getFirst().textKey());
    }

    @Test
    @Tag("F6")
    void checksEveryAnswerAgainWhenItIsSent() {
        Draft draft = Requests.draft(core, citizen, ROSE);
        Answers broken =
                draft.answers().with("recipientDateOfBirth", "1941-13-09").with("recipientName", (Object) null);
        Draft saved = core.as(citizen, () -> core.drafts.save(draft, broken, "check"));
        InvalidInputException invalid = assertThrows(
                InvalidInputException.class, () -> core.as(citizen, () -> core.requests.submit(saved.id())));
        assertTrue(
                invalid.problems().stream()
                        .map(FieldProblem::field)
                        .toList()
                        .containsAll(List.of("recipientName.forename", "recipientDateOfBirth")),
                invalid.toString());
    }

    @Test
    @Tag("F9")
    void aDraftOfAnOlderFormIsSentAsWhatItWasCheckedAgainst() {
        Draft begun = Requests.draft(core, citizen, ROSE);
        FormDefinition older = new FormDefinition(
                RequestForm.ID, begun.formVersion() - 1, List.of(new FormPage("who", List.of(), null)));
        AccessRequest request = core.as(citizen, () -> {
            Draft draft = core.drafts.start(begun.owner(), older, begun.answers());
            return core.requests.submit(draft.id());
        });
        assertEquals(begun.formVersion(), request.formVersion());
    }

    @Test
    @Tag("F5")
    void forMyselfAsksNameDateOfBirthAndAddressAlone() {
        Draft draft = core.as(citizen, () -> {
            Draft begun = core.requests.begin();
            return core.drafts.save(
                    begun, begun.answers().with("who", "myself").with("ownDateOfBirth", "1960-02-29"), "name");
        });
        AccessRequest request = core.as(citizen, () -> core.requests.submit(draft.id()));
        assertTrue(request.forSelf());
        assertEquals(citizen.details().name(), request.represented().name());
    }

    @Test
    @Tag("F10")
    void aStrangerCannotReadARequestAndTheTryIsAudited() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        Account stranger = core.newCitizen();
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.mine(request.id())));
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.myThread(request.id())));
        assertTrue(core.history("finance.request", request.id()).stream()
                .anyMatch(entry -> entry.action().equals("finance.request.refused")
                        && entry.actor().equals(stranger.id().toString())));
        assertThrows(NotPermittedException.class, core.requests::mine);
    }

    @Test
    @Tag("F9")
    void aDraftIsItsOwnersAlone() {
        Draft draft = Requests.draft(core, citizen, ROSE);
        Account stranger = core.newCitizen();
        assertThrows(NotFoundException.class, () -> core.as(stranger, () -> core.requests.draft(draft.id())));
        assertThrows(NotFoundException.class, () -> core.as(stranger, () -> core.requests.submit(draft.id())));
        assertEquals(
                draft.answers(),
                core.as(citizen, () -> core.requests.draft(draft.id())).answers());
    }

    @Test
    @Tag("F9")
    void aDiscardedDraftTakesItsFilesWithIt() {
        Draft draft = Requests.draft(core, citizen, ROSE, "poa");
        DocumentId file = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
        core.as(citizen, () -> {
            core.drafts.save(draft, draft.answers().with("evidence", List.of(file.toString())), "evidence");
            core.requests.discard(draft.id());
            core.requests.discard(draft.id());
            return true;
        });
        assertTrue(core.documents.find(file).isEmpty());
        assertTrue(core.as(citizen, core.requests::drafts).isEmpty());
    }

    @Test
    @Tag("F9")
    void nobodyDiscardsTheDraftOfAnother() {
        Draft draft = Requests.draft(core, citizen, ROSE);
        core.as(core.newCitizen(), () -> {
            core.requests.discard(draft.id());
            return true;
        });
        assertEquals(1, core.as(citizen, core.requests::drafts).size());
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
