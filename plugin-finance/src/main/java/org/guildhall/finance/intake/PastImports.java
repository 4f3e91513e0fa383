package org.guildhall.finance.intake;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports of imports with the manifests that they are about; what was imported stays (SPEC E4). */
@Component(service = RetainedRecords.class)
public final class PastImports implements RetainedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(PastImports.class);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> PARTS = List.of("ImportLine", "ImportNotice");

    private final Database database;
    private final DropFolder folder;

    /** Looks at the runs of this bundle's unit. */
    @Activate
    public PastImports(@Reference Database database, @Reference Instance instance) {
        this.database = database;
        this.folder = new DropFolder(instance.folder(ImportService.FOLDER));
    }

    @Override
    public String name() {
        return "finance.import";
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public int years() {
        return 2;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> entities.createQuery(
                        "select count(r.id) from ImportRun r where r.startedAt < :limit and r.finishedAt is not null",
                        Long.class)
                .setParameter("limit", limit(before))
                .getSingleResult());
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> entities
                .createQuery(
                        "select r from ImportRun r where r.startedAt < :limit and r.finishedAt is not null"
                                + " order by r.startedAt, r.id",
                        ImportRunEntity.class)
                .setParameter("limit", limit(before))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(run -> new DueRecord(
                        run.id,
                        DropFolder.fileName(run.kind, run.id),
                        run.startedAt.atZone(LONDON).toLocalDate()))
                .toList());
    }

    private static Instant limit(LocalDate before) {
        return before.atStartOfDay(LONDON).toInstant();
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            ImportRunEntity run = entities.find(ImportRunEntity.class, id);
            if (run == null || run.finishedAt == null || !run.startedAt.isBefore(limit(before))) {
                return false;
            }
            PARTS.forEach(part -> entities.createQuery("delete from " + part + " p where p.runId = :run")
                    .setParameter("run", id)
                    .executeUpdate());
            entities.remove(run);
            forget(run.kind, id);
            return true;
        });
    }

    /** Before the commit: a run whose manifest lies there still is due still, the other way round nobody would look for it. */
    private void forget(ImportKind kind, UUID run) {
        try {
            folder.forget(kind, run);
        } catch (IOException stays) {
            LOG.warn("The manifest of import {} cannot be deleted", run, stays);
            throw new RefusedException("finance.retention.manifest-stays", DropFolder.fileName(kind, run));
        }
    }
}
