package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closed cases with all that belongs to them, from the day of the child's birth on (SPEC E4). */
@Component(service = RetainedRecords.class)
public final class RetainedCases implements RetainedRecords {
    /** A plan can go on until 25; councils keep such records for ten years more. A council sets what its schedule says. */
    private static final int YEARS = 35;

    /** What goes with a case, in an order in which no row is pointed to any more. */
    private static final List<String> PARTS =
            List.of("SendUpdate", "SendParty", "SendInvitation", "SendNote", "SendException", "SendEvent");

    private final Database database;
    private final CaseParts parts;

    /** Looks at the cases of this bundle's unit. */
    @Activate
    public RetainedCases(@Reference Database database, @Reference CaseParts parts) {
        this.database = database;
        this.parts = parts;
    }

    @Override
    public String name() {
        return CaseRecords.SUBJECT;
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    @Override
    public int years() {
        return YEARS;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> entities.createQuery(
                        "select count(c.id) from SendCaseLine c where c.birth < :before and c.state = :closed",
                        Long.class)
                .setParameter("before", before)
                .setParameter("closed", CaseState.CLOSED)
                .getSingleResult());
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> entities
                .createQuery(
                        "select c from SendCaseLine c where c.birth < :before and c.state = :closed"
                                + " order by c.birth, c.id",
                        CaseLineEntity.class)
                .setParameter("before", before)
                .setParameter("closed", CaseState.CLOSED)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(line -> new DueRecord(line.id, line.reference, line.birth))
                .toList());
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            CaseEntity kept = entities.find(CaseEntity.class, id);
            if (kept == null || kept.state != CaseState.CLOSED || !kept.birth.isBefore(before)) {
                return false;
            }
            parts.delete(new CaseId(id));
            for (String part : PARTS) {
                entities.createQuery("delete from " + part + " p where p.caseId = :id")
                        .setParameter("id", id)
                        .executeUpdate();
            }
            entities.remove(kept);
            return true;
        });
    }
}
