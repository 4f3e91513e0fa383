package org.guildhall.referral.record;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.referral.ReferralPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of the referrals that somebody sent. What others said of them is not in it: whether a person named in a referral
 * may read it is decided case by case, and never by an account (SPEC H10).
 */
@Component(service = SubjectData.class)
public final class ReferralsOfSubject implements SubjectData {
    private final Database database;
    private final KeptWords seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Reads the unit of this bundle. */
    @Activate
    public ReferralsOfSubject(@Reference Database database, @Reference KeptWords seals) {
        this.database = database;
        this.seals = seals;
    }

    @Override
    public String data() {
        return ReferralPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        List<Referral> referrals = database.call(entities -> entities
                .createQuery(
                        "select r from Referral r where r.sender = :account order by r.receivedAt, r.id",
                        ReferralEntity.class)
                .setParameter("account", account.value())
                .getResultList()
                .stream()
                .map(referral -> referral.toRecord(seals))
                .toList());
        archive.table(
                "referrals",
                List.of(
                        "id",
                        "reference",
                        "form",
                        "about",
                        "received_at",
                        "state",
                        "feedback_at",
                        "feedback_why",
                        "feedback_next",
                        "answers"),
                out -> referrals.forEach(referral -> {
                    Feedback feedback = referral.feedback();
                    out.row(
                            referral.id(),
                            referral.reference(),
                            referral.form(),
                            referral.about(),
                            referral.receivedAt(),
                            referral.state(),
                            referral.feedbackAt(),
                            feedback == null ? null : feedback.why(),
                            feedback == null ? null : feedback.next(),
                            json.writeValueAsString(referral.answers().values()));
                }));
        archive.table(
                "referral_feedback",
                List.of("referral_id", "told_at", "why", "next"),
                out -> referrals.forEach(referral -> database.call(entities -> ReferralRecords.earlierFeedback(
                                entities, referral.id().value(), seals))
                        .forEach(earlier -> out.row(
                                referral.id(),
                                earlier.at(),
                                earlier.feedback().why(),
                                earlier.feedback().next()))));
        List<UUID> files = database.call(entities -> entities.createQuery(
                        "select a.documentId from ReferralAttachment a, ReferralLine r"
                                + " where r.id = a.referralId and r.sender = :account order by a.sentAt, a.documentId",
                        UUID.class)
                .setParameter("account", account.value())
                .getResultList());
        for (UUID file : files) {
            archive.document(new DocumentId(file));
        }
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: those named in a referral are part of it
    }
}
