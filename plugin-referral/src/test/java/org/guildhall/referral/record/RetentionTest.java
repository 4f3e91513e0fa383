package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.form.Draft;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decided referrals go when their time is over, whole, and no sooner (SPEC E4). */
@EachDatabase
@Tag("E4")
class RetentionTest {
    private static final String KIND = "referral.referral";

    private final ReferralFixture core;
    private final Account administrator;
    private final Account triage;

    RetentionTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        administrator = core.newAdministrator();
        triage = core.newTriage();
    }

    @Test
    void aDecidedReferralGoesWithAllThatBelongsToItAndTheRestStays() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(
                professional,
                "social-care",
                FilledForms.of(core.asked.whole("referral.social-care"))
                        .children(2)
                        .choosing("completingAs", "professional")
                        .choosing("immediateDanger", "no")
                        .least());
        DocumentId file = core.upload(professional, draft.id());
        core.drafts.save(
                draft, draft.answers().with(ReferralForms.ATTACHMENTS, List.of(file.toString())), "attachments");
        Referral decided = core.as(professional, () -> core.referrals.submit(draft.id()));
        Referral linked = Cases.about(core, core.newCitizen(), "early-help", Cases.surname());
        Referral linking = Cases.about(core, core.newCitizen(), "early-help", Cases.surname());
        core.remind();
        assertEquals(
                1, core.count("ReferralReminder", "referralId", decided.id().value()));
        core.by(triage, () -> {
            core.triage.note(decided.id(), "Called.");
            core.triage.note(linked.id(), "Called too.");
            core.triage.link(decided.id(), linked.id(), LinkKind.SIBLING);
            core.triage.link(linking.id(), decided.id(), LinkKind.DUPLICATE);
            core.triage.link(linking.id(), linked.id(), LinkKind.SIBLING);
            core.triage.decide(core.triage.open(decided.id()), Outcome.SECTION_17, "Grounds.");
            core.triage.tell(core.triage.open(decided.id()), new Feedback(false, "First.", ""));
            core.triage.tell(core.triage.open(decided.id()), new Feedback(false, "Second.", ""));
        });
        UUID id = decided.id().value();
        assertEquals(25, rule().years());
        assertEquals(0, rule().due());
        assertFalse(core.retained.delete(id, rule().before()), "its time is not over");
        core.clock.advance(Duration.ofDays(25 * 365));
        assertEquals(0, rule().due(), "the last year is not over");
        core.clock.advance(Duration.ofDays(8));
        assertEquals(1, rule().due());
        assertEquals(
                List.of(decided.reference()),
                core.as(administrator, () -> core.retention.due(KIND, 0, 10)).stream()
                        .map(DueRecord::reference)
                        .toList());
        assertFalse(core.retained.delete(linked.id().value(), rule().before()), "what is open stays");
        assertEquals(
                1, core.as(administrator, () -> core.retention.delete(KIND, 1)).count());
        for (String part : List.of(
                "ReferralAttachment",
                "ReferralEntry",
                "ReferralFeedback",
                "ReferralPerson",
                "ReferralReminder",
                "ReferralLink")) {
            assertEquals(0, core.count(part, "referralId", id), part);
        }
        assertEquals(0, core.count("ReferralLink", "otherId", id));
        assertEquals(0, core.count("Referral", "id", id));
        assertEquals(Optional.empty(), core.documents.find(file));
        assertEquals(1, core.count("Referral", "id", linked.id().value()));
        assertEquals(1, core.count("ReferralEntry", "referralId", linked.id().value()));
        assertEquals(1, core.count("ReferralLink", "referralId", linking.id().value()));
        assertTrue(core.count("ReferralPerson", "referralId", linked.id().value()) > 0);
    }

    private RetentionRule rule() {
        return core.as(administrator, () -> core.retention.find(KIND)).orElseThrow();
    }
}
