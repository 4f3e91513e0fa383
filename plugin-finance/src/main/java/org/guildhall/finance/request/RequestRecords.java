package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.grant.PersonChange;

/** The queries on requests and what belongs to them. */
final class RequestRecords {
    static final String ASKED = "asked";
    static final String ANSWERED = "answered";
    static final String NOTE = "note";
    static final String PHONE = "phone";

    private static final int MOST_OWN = 100;

    private RequestRecords() {}

    static AccessRequestEntity get(EntityManager entities, AccessRequestId id) {
        AccessRequestEntity found = entities.find(AccessRequestEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("finance.request " + id);
        }
        return found;
    }

    static Optional<AccessRequestEntity> ofDraft(EntityManager entities, UUID draft) {
        return entities.createQuery("select r from AccessRequest r where r.draftId = :draft", AccessRequestEntity.class)
                .setParameter("draft", draft)
                .getResultStream()
                .findFirst();
    }

    /** The draft of the open request with this key. */
    static Optional<UUID> draftOfOpen(EntityManager entities, String openKey) {
        return entities.createQuery("select r.draftId from AccessRequest r where r.openKey = :key", UUID.class)
                .setParameter("key", openKey)
                .getResultStream()
                .findFirst();
    }

    /** The request that goes on from this one. */
    static Optional<AccessRequestEntity> goingOn(EntityManager entities, AccessRequestId before) {
        return entities
                .createQuery(
                        "select r from AccessRequest r where r.follows = :before order by r.submittedAt desc",
                        AccessRequestEntity.class)
                .setParameter("before", before.value())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The account's requests, and those from before it that no request on the portal goes on from. */
    static List<RequestLineEntity> ofRequester(EntityManager entities, UUID account) {
        // in two queries: databases look through the whole table for an "or"
        return Stream.of(
                        "r.requester = :account",
                        "r.claimedBy = :account"
                                + " and not exists (select c.draftId from RequestConsent c where c.follows = r.id)")
                .flatMap(whose -> entities
                        .createQuery(
                                "select r from RequestLine r where " + whose + " order by r.submittedAt desc, r.id",
                                RequestLineEntity.class)
                        .setParameter("account", account)
                        .setMaxResults(MOST_OWN)
                        .getResultList()
                        .stream())
                .sorted(Comparator.comparing((RequestLineEntity request) -> request.submittedAt)
                        .reversed())
                .limit(MOST_OWN)
                .toList();
    }

    static List<RequestMessage> thread(EntityManager entities, AccessRequestId id, KeptWords seals) {
        return written(entities, id).stream()
                .filter(message -> message.kind.equals(ASKED) || message.kind.equals(ANSWERED))
                .map(message -> message.toMessage(seals))
                .toList();
    }

    static List<RequestNote> notes(EntityManager entities, AccessRequestId id, KeptWords seals) {
        return written(entities, id).stream()
                .filter(message -> message.kind.equals(NOTE))
                .map(message -> message.toNote(seals))
                .toList();
    }

    static List<PhoneCheck> calls(EntityManager entities, AccessRequestId id, KeptWords seals) {
        return written(entities, id).stream()
                .filter(message -> message.kind.equals(PHONE))
                .map(message -> message.toCall(seals))
                .toList();
    }

    /** What was noted of a person that ends what people may do for them. */
    static Set<PersonChange> changes(EntityManager entities, PersonId person) {
        return entities.createQuery(
                        "select distinct c.change from PersonChange c where c.person = :person and c.withdrawnAt is null",
                        String.class)
                .setParameter("person", person.value())
                .getResultStream()
                .flatMap(code -> PersonChange.of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonChange.class)));
    }

    /** Whether something was noted of the person of an approved request that the officers who approved could not know. */
    static boolean hasChangedSince(EntityManager entities, PersonId person, Instant decided) {
        return entities.createQuery(
                                "select count(c) from PersonChange c where c.person = :person and c.notedAt > :decided"
                                        + " and c.withdrawnAt is null",
                                Long.class)
                        .setParameter("person", person.value())
                        .setParameter("decided", decided)
                        .getSingleResult()
                > 0;
    }

    static List<Evidence> evidence(EntityManager entities, AccessRequestId id, Documents documents) {
        return entities
                .createQuery(
                        "select e from RequestEvidence e where e.requestId = :request order by e.sentAt, e.documentId",
                        EvidenceEntity.class)
                .setParameter("request", id.value())
                .getResultList()
                .stream()
                .flatMap(row -> documents.find(new DocumentId(row.documentId)).stream()
                        .map(document -> new Evidence(document, row.sentAt)))
                .toList();
    }

    private static List<RequestMessageEntity> written(EntityManager entities, AccessRequestId id) {
        return entities.createQuery(
                        "select m from RequestMessage m where m.requestId = :request order by m.writtenAt, m.id",
                        RequestMessageEntity.class)
                .setParameter("request", id.value())
                .getResultList();
    }
}
