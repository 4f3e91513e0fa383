package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.form.Draft;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Evidence goes with the draft that it was uploaded to. */
@EachDatabase
class AbandonedEvidenceTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Instant start;

    AbandonedEvidenceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        start = core.clock.instant();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @AfterEach
    void backToTheStart() {
        core.clock.set(start);
    }

    @Test
    @Tag("F9")
    @Tag("F6")
    void filesOfADraftThatNobodyTouchedGoWithItAndTheLogSaysSo() {
        Account citizen = core.newCitizen();
        Draft abandoned = draftWithFile(citizen);
        DocumentId lost = evidence(abandoned);
        core.clock.set(start.plus(Duration.ofDays(200)));
        Draft alive = draftWithFile(citizen);
        core.deleteStaleDrafts(Duration.ofDays(180));
        run();
        assertTrue(core.documents.find(lost).isEmpty());
        assertTrue(core.documents.find(evidence(alive)).isPresent());
        assertEquals(
                List.of("finance.draft.evidence-deleted"),
                core.history("finance.draft", abandoned.id()).stream()
                        .map(entry -> entry.action())
                        .toList());
        run();
        assertEquals(1, core.history("finance.draft", abandoned.id()).size(), "it is looked at once");
    }

    @Test
    @Tag("F6")
    void evidenceThatWasSentStaysAndWhatAnotherRoleHadAskedForGoes() {
        Account citizen = core.newCitizen();
        Draft draft = draftWithFile(citizen);
        DocumentId sent = evidence(draft);
        DocumentId left = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
        AccessRequest request = core.as(citizen, () -> core.requests.submit(draft.id()));
        run();
        assertTrue(core.documents.find(sent).isPresent());
        assertTrue(core.documents.find(left).isEmpty());
        assertEquals(
                1,
                core.as(citizen, () -> core.requests.myEvidence(request.id())).size());
    }

    @Test
    void aLegalHoldKeepsWhatOutlivedItsDraft() {
        Account citizen = core.newCitizen();
        Draft draft = draftWithFile(citizen);
        core.drafts.delete(draft.id());
        core.hold("finance");
        try {
            run();
            assertTrue(core.documents.find(evidence(draft)).isPresent());
        } finally {
            core.release("finance");
        }
        run();
        assertTrue(core.documents.find(evidence(draft)).isEmpty());
    }

    @Test
    @Tag("F1")
    void discardingADraftDeletesAllThatWasUploadedToIt() {
        Account citizen = core.newCitizen();
        Draft draft = draftWithFile(citizen);
        DocumentId notInTheAnswers = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
        core.as(citizen, () -> {
            core.requests.discard(draft.id());
            return true;
        });
        assertTrue(core.documents.find(evidence(draft)).isEmpty());
        assertTrue(core.documents.find(notInTheAnswers).isEmpty());
    }

    private Draft draftWithFile(Account citizen) {
        Draft draft = Requests.draft(core, citizen, ROSE, "poa");
        DocumentId file = core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
        return core.as(
                citizen,
                () -> core.drafts.save(draft, draft.answers().with("evidence", List.of(file.toString())), "evidence"));
    }

    private static DocumentId evidence(Draft draft) {
        return DocumentId.parse(RequestForm.evidence(draft.answers()).getFirst());
    }

    private void run() {
        core.actors.callAs(new Actor.SystemPart("finance.abandoned-evidence"), () -> {
            core.abandonedEvidence().run();
            return UUID.randomUUID();
        });
    }
}
