package org.guildhall.finance.intake;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.Documents;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.People;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.document.FinanceDocumentService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what lies in the drop folder. Each line is one transaction with the note of what became of it: killed anywhere, the
 * run goes on with the next line.
 */
@Component(service = ImportService.class)
public final class ImportService {
    /** Name of the drop folder below the data folder. */
    static final String FOLDER = "finance-drop";

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

    private final Database database;
    private final DropFolder folder;
    private final DocumentRows documentRows;
    private final PersonRows personRows;
    private final NewDocumentNotices notices;
    private final Permissions permissions;
    private final Audit audit;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final Settings<FinanceSettings> settings;

    /** Watches the folder {@code finance-drop} below the data folder. */
    @Activate
    public ImportService(
            @Reference Database database,
            @Reference FinanceDocumentService kept,
            @Reference Documents documents,
            @Reference People people,
            @Reference NewDocumentNotices notices,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.database = database;
        this.notices = notices;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(FinanceSettings.class);
        this.folder = new DropFolder(instance.folder(FOLDER));
        this.documentRows = new DocumentRows(folder, database, kept, documents, people, texts, ids, this.settings);
        this.personRows = new PersonRows(database, people, texts);
    }

    /** Finishes what was begun, then takes what lies there and is quiet; people before documents. */
    void look() throws IOException {
        for (ImportKind kind : ImportKind.values()) {
            Optional<DropFolder.Claimed> unfinished = folder.unfinished(kind);
            if (unfinished.isPresent()) {
                take(unfinished.get());
            }
        }
        if (waiting().isEmpty() || !folder.isQuiet()) {
            return;
        }
        for (ImportKind kind : waiting()) {
            take(folder.claim(kind, ids.next()));
        }
    }

    /** The runs, the newest first. */
    public List<ImportRun> runs(int offset, int limit) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities -> entities
                .createQuery("select r from ImportRun r order by r.startedAt desc, r.id desc", ImportRunEntity.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ImportRunEntity::toRecord)
                .toList());
    }

    /** How many runs there were. */
    public long countRuns() {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities -> entities.createQuery("select count(r.id) from ImportRun r", Long.class)
                .getSingleResult());
    }

    /** The run of this id. */
    public Optional<ImportRun> run(UUID id) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities ->
                Optional.ofNullable(entities.find(ImportRunEntity.class, id)).map(ImportRunEntity::toRecord));
    }

    /** The lines of a run in their order, or those refused. */
    public List<ImportLine> lines(UUID run, boolean onlyRefused, int offset, int limit) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities -> linesOf(entities, run, onlyRefused, offset, limit));
    }

    private List<ImportKind> waiting() {
        return List.of(ImportKind.values()).stream().filter(folder::has).toList();
    }

    private void take(DropFolder.Claimed claimed) throws IOException {
        boolean finished = begin(claimed);
        if (!finished) {
            Set<Integer> done = linesDone(claimed.run());
            new ManifestReader(claimed.kind().columns()).read(claimed.file(), line -> {
                if (!done.contains(line.number())) {
                    take(claimed, line);
                }
            });
            if (claimed.kind() == ImportKind.DOCUMENTS) {
                notices.tellOf(claimed.run());
            }
            finish(claimed);
        }
        if (claimed.kind() == ImportKind.DOCUMENTS && !settings.get().keepDroppedFiles()) {
            clearTaken(claimed);
        }
        folder.report(claimed.kind(), report(claimed.run()));
        folder.done(claimed);
    }

    private boolean begin(DropFolder.Claimed claimed) {
        return database.call(entities -> {
            ImportRunEntity run = entities.find(ImportRunEntity.class, claimed.run());
            if (run == null) {
                entities.persist(new ImportRunEntity(claimed.run(), claimed.kind(), clock.instant()));
                audit.record(NewAuditEntry.of("finance.import.started", "finance.import", claimed.run()));
                return false;
            }
            return run.finishedAt != null;
        });
    }

    private void take(DropFolder.Claimed claimed, ManifestLine line) {
        switch (line) {
            case ManifestLine.Row row -> {
                String first = row.value(claimed.kind().columns().getFirst());
                try {
                    rows(claimed.kind())
                            .take(claimed.run(), row, outcome -> note(claimed.run(), row.number(), first, outcome));
                } catch (RuntimeException unforeseen) {
                    // nothing of this line is kept; if the database itself is away, noting it fails too and the run
                    // waits
                    LOG.error("Line {} of import {} cannot be taken", row.number(), claimed.run(), unforeseen);
                    note(claimed.run(), row.number(), first, unforeseen(claimed.run()));
                }
            }
            case ManifestLine.Broken broken ->
                note(
                        claimed.run(),
                        broken.number(),
                        broken.firstValue(),
                        new RowOutcome.Refused(texts.get(Texts.ENGLISH, broken.textKey(), broken.arguments())));
        }
    }

    private RowOutcome unforeseen(UUID run) {
        return new RowOutcome.Refused(texts.get(Texts.ENGLISH, "finance.import.unforeseen", run));
    }

    private Rows rows(ImportKind kind) {
        return switch (kind) {
            case PEOPLE -> personRows;
            case DOCUMENTS -> documentRows;
        };
    }

    private void note(UUID run, int line, String first, RowOutcome outcome) {
        database.run(entities -> {
            entities.persist(new ImportLineEntity(run, line, first, outcome));
            entities.find(ImportRunEntity.class, run).count(outcome);
        });
    }

    private void finish(DropFolder.Claimed claimed) {
        database.run(entities -> {
            ImportRunEntity run = entities.find(ImportRunEntity.class, claimed.run());
            run.finish(clock.instant());
            audit.record(NewAuditEntry.of("finance.import.finished", "finance.import", claimed.run())
                    .with("taken", run.taken)
                    .with("already-here", run.alreadyHere)
                    .with("refused", run.refused));
            LOG.info(
                    "Import {} of {}: {} taken, {} already here, {} refused",
                    claimed.run(),
                    claimed.kind().code(),
                    run.taken,
                    run.alreadyHere,
                    run.refused);
        });
    }

    private Set<Integer> linesDone(UUID run) {
        return database.call(entities -> new HashSet<>(
                entities.createQuery("select l.line from ImportLine l where l.runId = :run", Integer.class)
                        .setParameter("run", run)
                        .getResultList()));
    }

    private static List<ImportLine> linesOf(
            EntityManager entities, UUID run, boolean onlyRefused, int offset, int limit) {
        String which = onlyRefused ? " and l.outcome = 'refused'" : "";
        return entities
                .createQuery(
                        "select l from ImportLine l where l.runId = :run" + which + " order by l.line",
                        ImportLineEntity.class)
                .setParameter("run", run)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ImportLineEntity::toRecord)
                .toList();
    }

    private List<String> report(UUID run) throws IOException {
        List<ImportLine> lines = database.call(entities -> linesOf(entities, run, false, 0, Integer.MAX_VALUE));
        List<String> csv = new ArrayList<>();
        csv.add(csv("line", "external_id", "outcome", "reason"));
        for (ImportLine line : lines) {
            csv.add(csv(line.line(), line.externalId(), line.outcome(), line.reason()));
        }
        return csv;
    }

    private static String csv(Object... values) throws IOException {
        StringWriter line = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
            printer.printRecord(values);
        }
        return line.toString().stripTrailing();
    }

    /**
     * Files taken are encrypted in the document store now; what lies here is not. Those refused stay for a corrected drop, and
     * so does what bears the name of a file taken and is another one: nobody has it but the folder.
     */
    private void clearTaken(DropFolder.Claimed claimed) throws IOException {
        Set<Integer> refused = new HashSet<>();
        database.run(entities ->
                linesOf(entities, claimed.run(), true, 0, Integer.MAX_VALUE).forEach(line -> refused.add(line.line())));
        Set<Path> needed = new HashSet<>();
        Map<Path, List<ManifestLine.Row>> taken = new HashMap<>();
        new ManifestReader(claimed.kind().columns()).read(claimed.file(), line -> {
            if (line instanceof ManifestLine.Row row) {
                folder.inside(row.value("file")).ifPresent(file -> {
                    if (refused.contains(line.number())) {
                        needed.add(file);
                    } else {
                        taken.computeIfAbsent(file, first -> new ArrayList<>()).add(row);
                    }
                });
            }
        });
        taken.keySet().removeAll(needed);
        taken.forEach((file, rows) -> clear(claimed.run(), file, rows));
    }

    private void clear(UUID run, Path file, List<ManifestLine.Row> rows) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            String sha256 = DropFolder.sha256(file);
            if (rows.stream().anyMatch(row -> DocumentRows.sha256(row).equals(sha256))) {
                Files.delete(file);
            } else {
                stays(run, rows, "finance.import.other-file-stays");
            }
        } catch (IOException unreadable) {
            LOG.warn("A file of import {} cannot be deleted", run, unreadable);
            stays(run, rows, "finance.import.not-deleted");
        }
    }

    private void stays(UUID run, List<ManifestLine.Row> rows, String textKey) {
        database.run(entities ->
                rows.forEach(row -> entities.find(ImportLineEntity.class, new ImportLineKey(run, row.number()))
                        .fileStays(texts.get(Texts.ENGLISH, textKey, row.value("file")))));
    }
}
