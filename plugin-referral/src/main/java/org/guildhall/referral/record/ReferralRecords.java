package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;

/** The queries on referrals and what belongs to them. */
final class ReferralRecords {
    /** What referrals are called in the audit log. */
    static final String SUBJECT = "referral.referral";

    private ReferralRecords() {}

    static ReferralEntity get(EntityManager entities, ReferralId id) {
        ReferralEntity found = entities.find(ReferralEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("referral " + id);
        }
        return found;
    }

    static Optional<ReferralEntity> ofDraft(EntityManager entities, UUID draft) {
        return entities.createQuery("select r from Referral r where r.draftId = :draft", ReferralEntity.class)
                .setParameter("draft", draft)
                .getResultStream()
                .findFirst();
    }

    static List<PersonEntity> people(EntityManager entities, UUID referral) {
        return entities.createQuery(
                        "select p from ReferralPerson p where p.referralId = :referral order by p.id",
                        PersonEntity.class)
                .setParameter("referral", referral)
                .getResultList();
    }

    static List<Feedback.Earlier> earlierFeedback(EntityManager entities, UUID referral, KeptWords seals) {
        return entities
                .createQuery(
                        "select f from ReferralFeedback f where f.referralId = :referral order by f.toldAt desc, f.id",
                        FeedbackEntity.class)
                .setParameter("referral", referral)
                .getResultList()
                .stream()
                .map(entry -> entry.toEarlier(seals))
                .toList();
    }

    static List<StoredDocument> attachments(EntityManager entities, UUID referral, Documents documents) {
        return entities
                .createQuery(
                        "select a.documentId from ReferralAttachment a where a.referralId = :referral"
                                + " order by a.sentAt, a.documentId",
                        UUID.class)
                .setParameter("referral", referral)
                .getResultList()
                .stream()
                .flatMap(id -> documents.find(new DocumentId(id)).stream())
                .toList();
    }

    /** What files of a draft are known by. */
    static String draftSubject(UUID draft) {
        return draft.toString();
    }

    /** What files of a referral are known by. */
    static String subject(UUID referral) {
        return "referral:" + referral;
    }

    /** As much of a text as its column takes, and never half a sign. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
