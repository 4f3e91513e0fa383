package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files go with the draft that they were attached to. */
@EachDatabase
@Tag("H7")
class AbandonedFilesTest {
    private final ReferralFixture core;
    private final Account professional;

    AbandonedFilesTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        professional = core.newProfessional();
    }

    @Test
    void filesOfADraftThatNobodyTouchedGoWithItAndTheLogSaysSo() {
        Draft abandoned = draft();
        DocumentId lost = core.upload(professional, abandoned.id());
        core.clock.advance(Duration.ofDays(200));
        Draft alive = draft();
        DocumentId kept = core.upload(professional, alive.id());
        core.deleteStaleDrafts(Duration.ofDays(180));
        core.deleteAbandonedFiles();
        core.clock.advance(Duration.ofDays(2));
        core.deleteAbandonedFiles();
        assertEquals(Optional.empty(), core.documents.find(lost));
        assertTrue(core.documents.find(kept).isPresent());
        assertEquals(
                List.of("referral.draft.files-deleted"),
                core.history("referral.draft", abandoned.id()).stream()
                        .map(AuditEntry::action)
                        .toList());
        assertEquals(0, core.count("ReferralBegun", "draftId", abandoned.id()), "it is looked at no more");
        assertEquals(1, core.count("ReferralBegun", "draftId", alive.id()));
    }

    @Test
    void aFileThatComesLateIsFoundToo() {
        Draft draft = draft();
        core.by(professional, () -> core.referrals.discard(draft.id(), draft.owner()));
        core.deleteAbandonedFiles();
        DocumentId late = core.upload(professional, draft.id());
        core.clock.advance(Duration.ofHours(1));
        core.deleteAbandonedFiles();
        assertEquals(Optional.empty(), core.documents.find(late));
        core.clock.advance(Duration.ofDays(2));
        core.deleteAbandonedFiles();
        assertEquals(0, core.count("ReferralBegun", "draftId", draft.id()));
    }

    @Test
    void aFileThatComesLateToAnOlderDraftIsFoundToo() {
        Draft draft = draft();
        core.clock.advance(Duration.ofDays(5));
        core.by(professional, () -> core.referrals.submit(draft.id()));
        core.deleteAbandonedFiles();
        DocumentId late = core.upload(professional, draft.id());
        core.clock.advance(Duration.ofHours(1));
        core.deleteAbandonedFiles();
        assertEquals(Optional.empty(), core.documents.find(late));
        core.clock.advance(Duration.ofDays(2));
        core.deleteAbandonedFiles();
        assertEquals(0, core.count("ReferralBegun", "draftId", draft.id()));
    }

    @Test
    void whatWasSentStays() {
        Draft draft = draft();
        DocumentId sent = core.upload(professional, draft.id());
        core.drafts.save(
                draft, draft.answers().with(ReferralForms.ATTACHMENTS, List.of(sent.toString())), "attachments");
        Referral referral = core.as(professional, () -> core.referrals.submit(draft.id()));
        core.clock.advance(Duration.ofDays(3));
        core.deleteAbandonedFiles();
        assertTrue(core.documents.find(sent).isPresent());
        assertEquals(
                1,
                core.as(professional, () -> core.referrals.myAttachments(referral.id()))
                        .size());
    }

    @Test
    void aLegalHoldKeepsWhatOutlivedItsDraft() {
        Draft draft = draft();
        DocumentId file = core.upload(professional, draft.id());
        core.drafts.delete(draft.id());
        core.hold("referral");
        try {
            core.deleteAbandonedFiles();
            assertTrue(core.documents.find(file).isPresent());
        } finally {
            core.release("referral");
        }
        core.deleteAbandonedFiles();
        assertEquals(Optional.empty(), core.documents.find(file));
    }

    @Test
    void aDraftThatABrowserLeftIsForgotten() {
        DraftOwner.ByBrowser browser = new DraftOwner.ByBrowser(UUID.randomUUID());
        Draft draft = core.referrals.begin(core.inboxes.get("early-help"), browser);
        core.drafts.abandon(browser);
        core.deleteAbandonedFiles();
        core.clock.advance(Duration.ofDays(2));
        core.deleteAbandonedFiles();
        assertEquals(0, core.count("ReferralBegun", "draftId", draft.id()));
    }

    private Draft draft() {
        Answers answers = FilledForms.about(core.asked.whole("referral.social-care"), new PersonName("Bea", "Hill"))
                .with("completingAs_1", "professional");
        return core.draft(professional, "social-care", answers);
    }
}
