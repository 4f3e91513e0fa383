package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.send.clock.EventKind;

/** What parties were told of a case. */
final class CaseUpdates {
    private static final int MOST = 100;

    private CaseUpdates() {}

    /** The newest first. */
    static List<CaseUpdate> of(EntityManager entities, UUID caseId) {
        return entities
                .createQuery(
                        "select u.kind, e.kind, u.legalDate, u.toldAt, e.supersededAt from SendUpdate u, SendEvent e"
                                + " where e.id = u.eventId and u.caseId = :case order by u.toldAt desc, u.id desc",
                        Object[].class)
                .setParameter("case", caseId)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(row -> new CaseUpdate(
                        (UpdateKind) row[0],
                        (EventKind) row[1],
                        (LocalDate) row[2],
                        (Instant) row[3],
                        row[0] != UpdateKind.CORRECTION && row[4] != null))
                .toList();
    }
}
