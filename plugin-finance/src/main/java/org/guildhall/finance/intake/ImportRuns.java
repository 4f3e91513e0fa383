package org.guildhall.finance.intake;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs and what became of each line. A line is noted in the transaction that makes it true, and only under the claim of the
 * server that works on the run: of two that look into one folder each line is taken by one.
 */
@Component(service = ImportRuns.class)
public final class ImportRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private static final int LONGEST_SOURCE = 100;

    private final Database database;
    private final Audit audit;
    private final ImportReports reports;
    private final Ids ids;
    private final Clock clock;

    /** Who holds claims made here: this server, since it started. */
    private final UUID holder;

    /** Keeps runs in the unit of this bundle. */
    @Activate
    public ImportRuns(
            @Reference Database database,
            @Reference Audit audit,
            @Reference ImportReports reports,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.audit = audit;
        this.reports = reports;
        this.ids = ids;
        this.clock = clock;
        this.holder = ids.next();
    }

    /**
     * Claims a run that is begun now or was begun before, whoever held it: whoever did stops at its next line.
     *
     * @return false if it is finished
     */
    boolean begin(UUID run, ImportKind kind, ImportOrigin origin, String source) {
        if (find(run).isEmpty()) {
            try {
                database.run(entities -> persist(entities, run, kind, origin, source));
            } catch (RuntimeException raced) {
                // another server has begun it at the same moment; it is taken over like any other
                if (find(run).isEmpty()) {
                    throw raced;
                }
            }
        }
        return database.call(entities -> entities.createQuery(
                                "update ImportRun r set r.claimedBy = :holder where r.id = :run and r.finishedAt is null")
                        .setParameter("holder", holder)
                        .setParameter("run", run)
                        .executeUpdate()
                > 0);
    }

    private void persist(EntityManager entities, UUID run, ImportKind kind, ImportOrigin origin, String source) {
        String shortened = source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source;
        ImportRunEntity begun = new ImportRunEntity(run, kind, clock.instant(), origin, shortened);
        entities.persist(begun);
        entities.flush();
        audit.record(NewAuditEntry.of("finance.import.started", "finance.import", run));
    }

    /** Notes what became of a line of a run that is claimed here. */
    void note(UUID run, int line, String first, RowOutcome outcome) {
        database.run(entities -> {
            count(entities, " and r.claimedBy = :holder", run, outcome, line, holder);
            entities.persist(new ImportLineEntity(run, line, first, outcome));
        });
    }

    private static void count(
            EntityManager entities, String claimed, UUID run, RowOutcome outcome, int line, UUID holder) {
        int counted = entities.createQuery("update ImportRun r set r.taken = r.taken + :taken,"
                        + " r.alreadyHere = r.alreadyHere + :here, r.refused = r.refused + :refused,"
                        + " r.lastLine = :line where r.id = :run and r.finishedAt is null" + claimed)
                .setParameter("taken", outcome instanceof RowOutcome.Taken ? 1 : 0)
                .setParameter("here", outcome instanceof RowOutcome.AlreadyHere ? 1 : 0)
                .setParameter("refused", outcome instanceof RowOutcome.Refused ? 1 : 0)
                .setParameter("line", line)
                .setParameter("run", run)
                .setParameter("holder", holder)
                .executeUpdate();
        if (counted == 0) {
            throw new OvertakenException(run);
        }
    }

    /** The lines noted so far. */
    Set<Integer> linesDone(UUID run) {
        return database.call(entities -> new HashSet<>(
                entities.createQuery("select l.line from ImportLine l where l.runId = :run", Integer.class)
                        .setParameter("run", run)
                        .getResultList()));
    }

    /** The lines of a run after this one in their order, or those refused. */
    List<ImportLine> lines(UUID run, boolean onlyRefused, int after, int limit) {
        return lines(run, onlyRefused, after, 0, limit);
    }

    /** The lines of a run in their order, or those refused, from the offset on. */
    List<ImportLine> page(UUID run, boolean onlyRefused, int offset, int limit) {
        return lines(run, onlyRefused, 0, offset, limit);
    }

    private List<ImportLine> lines(UUID run, boolean onlyRefused, int after, int offset, int limit) {
        String which = onlyRefused ? " and l.outcome = 'refused'" : "";
        return database.call(entities -> entities
                .createQuery(
                        "select l from ImportLine l where l.runId = :run and l.line > :after" + which
                                + " order by l.line",
                        ImportLineEntity.class)
                .setParameter("run", run)
                .setParameter("after", after)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ImportLineEntity::toRecord)
                .toList());
    }

    /** Says of lines that were taken why their file still lies in the drop folder. */
    void fileStays(UUID run, List<Integer> lines, String why) {
        database.run(entities -> lines.forEach(line -> {
            ImportLineEntity noted = entities.find(ImportLineEntity.class, new ImportLineKey(run, line));
            if (noted != null) {
                noted.fileStays(why);
            }
        }));
    }

    Optional<ImportRun> find(UUID run) {
        return database.call(entities ->
                Optional.ofNullable(entities.find(ImportRunEntity.class, run)).map(ImportRunEntity::toRecord));
    }

    /** Finishes a run once, with its report by mail, whoever else may be at it. */
    void finish(UUID run) {
        database.run(entities -> {
            int finished = entities.createQuery(
                            "update ImportRun r set r.finishedAt = :now where r.id = :run and r.finishedAt is null")
                    .setParameter("now", clock.instant())
                    .setParameter("run", run)
                    .executeUpdate();
            if (finished == 0) {
                return;
            }
            ImportRun done = entities.find(ImportRunEntity.class, run).toRecord();
            audit.record(NewAuditEntry.of("finance.import.finished", "finance.import", run)
                    .with("taken", done.taken())
                    .with("already-here", done.alreadyHere())
                    .with("refused", done.refused()));
            reports.tell(done);
            LOG.info(
                    "Import {} of {}: {} taken, {} already here, {} refused",
                    run,
                    done.kind().code(),
                    done.taken(),
                    done.alreadyHere(),
                    done.refused());
        });
    }

    /** Makes the token known, in a transaction of its own, so that its row can be locked from then on. */
    void meet(UUID token) {
        try {
            database.run(entities -> {
                if (entities.find(ApiCallerEntity.class, token) == null) {
                    entities.persist(new ApiCallerEntity(token, clock.instant()));
                }
            });
        } catch (RuntimeException raced) {
            if (database.<Boolean>call(entities -> entities.find(ApiCallerEntity.class, token) == null)) {
                throw raced;
            }
        }
    }

    /** In the current transaction: the token's open run, begun if there is none; calls of one token come here one by one. */
    UUID openRun(UUID token, String name) {
        return database.call(entities -> {
            ApiCallerEntity caller = entities.find(ApiCallerEntity.class, token, LockModeType.PESSIMISTIC_WRITE);
            UUID open = caller.run(clock.instant());
            if (open != null) {
                return open;
            }
            UUID run = ids.next();
            persist(entities, run, ImportKind.DOCUMENTS, ImportOrigin.API, name);
            caller.begin(run);
            return run;
        });
    }

    /** In the current transaction, after {@link #openRun}: notes a line after all others; its number. */
    int noteNext(UUID run, String first, RowOutcome outcome) {
        return database.call(entities -> {
            int line = entities.createQuery("select r.lastLine from ImportRun r where r.id = :run", Integer.class)
                            .setParameter("run", run)
                            .getSingleResult()
                    + 1;
            count(entities, " and (r.claimedBy is null or r.claimedBy = :holder)", run, outcome, line, holder);
            entities.persist(new ImportLineEntity(run, line, first, outcome));
            return line;
        });
    }

    /** Nothing more comes into the token's open run; which it was. */
    Optional<UUID> close(UUID token) {
        return database.call(entities -> Optional.ofNullable(
                        entities.find(ApiCallerEntity.class, token, LockModeType.PESSIMISTIC_WRITE))
                .map(ApiCallerEntity::close));
    }

    /** Tokens whose open run nobody has used for so long. */
    List<UUID> idle(Duration time) {
        Instant before = clock.instant().minus(time);
        return database.call(entities -> entities.createQuery(
                        "select c.tokenId from ApiCaller c where c.runId is not null and c.touchedAt < :before",
                        UUID.class)
                .setParameter("before", before)
                .getResultList());
    }

    /** Runs of the API into which nothing more comes, and that were not finished. */
    List<UUID> closedNotFinished(Duration age) {
        Instant before = clock.instant().minus(age);
        return database.call(entities -> entities.createQuery(
                        "select r.id from ImportRun r where r.origin = :api and r.finishedAt is null"
                                + " and r.startedAt < :before"
                                + " and r.id not in (select c.runId from ApiCaller c where c.runId is not null)",
                        UUID.class)
                .setParameter("api", ImportOrigin.API)
                .setParameter("before", before)
                .getResultList());
    }
}
