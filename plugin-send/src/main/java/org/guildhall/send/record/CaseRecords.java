package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.person.Spelling;

/** The queries on cases and what belongs to them. */
final class CaseRecords {
    /** What cases are called in the audit log; whatever is done to their invitations and people is done to them. */
    static final String SUBJECT = "send.case";

    private CaseRecords() {}

    static CaseEntity get(EntityManager entities, CaseId id) {
        CaseEntity found = entities.find(CaseEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("case " + id);
        }
        return found;
    }

    static List<EventEntity> events(EntityManager entities, UUID caseId) {
        return entities.createQuery(
                        "select e from SendEvent e where e.caseId = :case order by e.legalDate, e.id",
                        EventEntity.class)
                .setParameter("case", caseId)
                .getResultList();
    }

    static List<ExceptionEntity> exceptions(EntityManager entities, UUID caseId) {
        return entities.createQuery(
                        "select x from SendException x where x.caseId = :case order by x.notedAt, x.id",
                        ExceptionEntity.class)
                .setParameter("case", caseId)
                .getResultList();
    }

    /** The rows of some cases. */
    static <T> List<T> some(EntityManager entities, String entity, Class<T> type, List<UUID> cases) {
        return entities.createQuery("select e from " + entity + " e where e.caseId in :cases order by e.id", type)
                .setParameter("cases", cases)
                .getResultList();
    }

    static List<PartyEntity> parties(EntityManager entities, UUID caseId) {
        return entities.createQuery(
                        "select p from SendParty p where p.caseId = :case order by p.since, p.id", PartyEntity.class)
                .setParameter("case", caseId)
                .getResultList();
    }

    static Optional<PartyEntity> party(EntityManager entities, UUID caseId, AccountId account) {
        return entities.createQuery(
                        "select p from SendParty p where p.caseId = :case and p.account = :account", PartyEntity.class)
                .setParameter("case", caseId)
                .setParameter("account", account.value())
                .getResultStream()
                .findFirst();
    }

    static List<InvitationEntity> invitations(EntityManager entities, UUID caseId) {
        return entities.createQuery(
                        "select i from SendInvitation i where i.caseId = :case order by i.createdAt, i.id",
                        InvitationEntity.class)
                .setParameter("case", caseId)
                .getResultList();
    }

    /** A text as the search text has it. */
    static String plain(String text) {
        return Spelling.plain(text);
    }

    /** As much of a text as its column takes, and never half a sign. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
