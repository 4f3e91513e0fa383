package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.finance.FinancePermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decided requests with all that belongs to them; those stay that gave access which somebody has still (SPEC E4), and those that
 * another one goes on from.
 */
@Component(service = RetainedRecords.class)
public final class DecidedRequests implements RetainedRecords {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PAGE = 200;
    /** What hangs on a request by its id, in the order in which it can go. */
    private static final List<String> PARTS =
            List.of("RequestMessage", "RequestEvidence", "RequestMail", "RequestReminder", "OnlineConsent");

    private final Database database;
    private final Documents documents;
    private final Grants grants;

    /** Looks at the requests of this bundle's unit. */
    @Activate
    public DecidedRequests(@Reference Database database, @Reference Documents documents, @Reference Grants grants) {
        this.database = database;
        this.documents = documents;
        this.grants = grants;
    }

    @Override
    public String name() {
        return "finance.access-request";
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public int years() {
        return 6;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> {
            long due = 0;
            List<Decided> page = page(entities, before, Instant.EPOCH, new UUID(0, 0));
            while (!page.isEmpty()) {
                Set<Access> held = held(page);
                due += page.stream()
                        .filter(request -> !held.contains(request.access()))
                        .count();
                page = page(entities, before, page.getLast().decidedAt, page.getLast().id);
            }
            return due;
        });
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> {
            List<DueRecord> due = new ArrayList<>();
            long skip = offset;
            List<Decided> page = page(entities, before, Instant.EPOCH, new UUID(0, 0));
            while (!page.isEmpty() && due.size() < limit) {
                Set<Access> held = held(page);
                for (Decided request : page) {
                    if (!held.contains(request.access()) && skip-- <= 0 && due.size() < limit) {
                        due.add(new DueRecord(
                                request.id,
                                request.reference,
                                request.decidedAt.atZone(LONDON).toLocalDate()));
                    }
                }
                page = page(entities, before, page.getLast().decidedAt, page.getLast().id);
            }
            return due;
        });
    }

    private static List<Decided> page(EntityManager entities, LocalDate before, Instant after, UUID afterId) {
        return entities
                .createQuery(
                        "select r.id, r.reference, r.decidedAt, r.requester, r.person, r.claimedBy from AccessRequest r"
                                + " where r.decidedAt < :limit and (r.decidedAt > :after"
                                + " or (r.decidedAt = :after and r.id > :afterId))"
                                + " and not exists (select f.id from AccessRequest f where f.follows = r.id)"
                                + " order by r.decidedAt, r.id",
                        Object[].class)
                .setParameter("limit", before.atStartOfDay(LONDON).toInstant())
                .setParameter("after", after)
                .setParameter("afterId", afterId)
                .setMaxResults(PAGE)
                .getResultList()
                .stream()
                .map(row -> new Decided(
                        (UUID) row[0],
                        (String) row[1],
                        (Instant) row[2],
                        (UUID) (row[5] == null ? row[3] : row[5]),
                        (UUID) row[4]))
                .toList();
    }

    /** Which of these requests' requesters have access now to the person that the request was about. */
    private Set<Access> held(List<Decided> requests) {
        Set<PersonId> people = requests.stream()
                .flatMap(request -> request.person == null ? Stream.empty() : Stream.of(new PersonId(request.person)))
                .collect(Collectors.toSet());
        return grants.holdingOn(people, FinancePermissions.PORTAL).stream()
                .map(grant -> new Access(grant.holder().value(), grant.person().value()))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            AccessRequestEntity request = entities.find(AccessRequestEntity.class, id);
            if (request == null || !isDue(entities, request, before)) {
                return false;
            }
            entities.createQuery("select e.documentId from RequestEvidence e where e.requestId = :request", UUID.class)
                    .setParameter("request", id)
                    .getResultList()
                    .forEach(file -> documents.delete(new DocumentId(file)));
            String unsent = AccessRequestService.answerSubject(new AccessRequestId(id));
            documents.of(FinancePermissions.PORTAL, unsent).forEach(file -> documents.delete(file.id()));
            PARTS.forEach(part -> entities.createQuery("delete from " + part + " p where p.requestId = :request")
                    .setParameter("request", id)
                    .executeUpdate());
            entities.createQuery("delete from RequestConsent c where c.draftId = :draft")
                    .setParameter("draft", request.draftId)
                    .executeUpdate();
            entities.createQuery("delete from VisitorDraft v where v.draftId = :draft")
                    .setParameter("draft", request.draftId)
                    .executeUpdate();
            entities.remove(request);
            return true;
        });
    }

    private boolean isDue(EntityManager entities, AccessRequestEntity request, LocalDate before) {
        Instant at = request.decidedAt;
        if (at == null || !at.atZone(LONDON).toLocalDate().isBefore(before)) {
            return false;
        }
        if (RequestRecords.goingOn(entities, new AccessRequestId(request.id)).isPresent()) {
            return false;
        }
        UUID person = request.person;
        return person == null
                || grants.heldBy(new AccountId(request.holder()), FinancePermissions.PORTAL).stream()
                        .noneMatch(grant -> grant.person().equals(new PersonId(person)));
    }

    /** As much of a request as says whether it is due. */
    private record Decided(
            UUID id,
            String reference,
            Instant decidedAt,
            UUID holder,
            @Nullable UUID person) {
        Access access() {
            return new Access(holder, person);
        }
    }

    /** Who may see whose documents. */
    private record Access(UUID holder, @Nullable UUID person) {}
}
