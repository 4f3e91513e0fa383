package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
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
    private static final int STEP = 1_000;

    private final Database database;
    private final DropFolder folder;
    private final ImportRuns runs;
    private final Rows documentRows;
    private final Rows personRows;
    private final NewDocumentNotices notices;
    private final Permissions permissions;
    private final Texts texts;
    private final Ids ids;
    private final Settings<FinanceSettings> settings;

    /** Watches the folder {@code finance-drop} below the data folder. */
    @Activate
    public ImportService(
            @Reference Database database,
            @Reference ImportRuns runs,
            @Reference DocumentRows documentRows,
            @Reference PersonRows personRows,
            @Reference NewDocumentNotices notices,
            @Reference Permissions permissions,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.database = database;
        this.runs = runs;
        this.notices = notices;
        this.permissions = permissions;
        this.texts = texts;
        this.ids = ids;
        this.settings = settings.of(FinanceSettings.class);
        this.folder = new DropFolder(instance.folder(FOLDER));
        this.documentRows = documentRows.of(new FolderFiles(folder));
        this.personRows = personRows;
    }

    /** Finishes what was begun, then takes what lies there and is quiet; people before documents. */
    void look() throws IOException {
        try {
            lookNow();
        } catch (OvertakenException otherServer) {
            LOG.info("Another server has taken over the {}.", otherServer.getMessage());
        }
    }

    private void lookNow() throws IOException {
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
            Optional<DropFolder.Claimed> claimed = folder.claim(kind, ids.next());
            if (claimed.isPresent()) {
                take(claimed.get());
            }
        }
    }

    /** The runs, the newest first. */
    public List<ImportRun> runs(int offset, int limit) {
        return runs(ImportOrder.STARTED, true, offset, limit);
    }

    /** The runs, sorted by the database. */
    public List<ImportRun> runs(ImportOrder order, boolean descending, int offset, int limit) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities -> entities
                .createQuery("select r from ImportRun r" + order.clause(descending), ImportRunEntity.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ImportRunEntity::toRecord)
                .toList());
    }

    /** The latest run of a kind, whichever way it came. */
    public Optional<ImportRun> latest(ImportKind kind) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return database.call(entities -> entities.createQuery(
                        "select r from ImportRun r where r.kind = :kind order by r.startedAt desc, r.id desc",
                        ImportRunEntity.class)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(ImportRunEntity::toRecord));
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
        return runs.find(id);
    }

    /** The lines of a run in their order, or those refused: so many of them, after leaving out so many. */
    public List<ImportLine> lines(UUID run, boolean onlyRefused, int offset, int limit) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return runs.page(run, onlyRefused, offset, limit);
    }

    /** How many lines of a run were noted so far, or of them refused. */
    public int countLines(UUID run, boolean onlyRefused) {
        permissions.check(FinancePermissions.READ_IMPORTS);
        return runs.find(run)
                .map(found -> onlyRefused ? found.refused() : found.taken() + found.alreadyHere() + found.refused())
                .orElse(0);
    }

    private List<ImportKind> waiting() {
        return List.of(ImportKind.values()).stream().filter(folder::has).toList();
    }

    private void take(DropFolder.Claimed claimed) throws IOException {
        if (runs.begin(claimed.run(), claimed.kind(), ImportOrigin.FOLDER, "")) {
            takeLines(claimed);
            if (claimed.kind() == ImportKind.DOCUMENTS) {
                notices.tellOf(claimed.run());
            }
            runs.finish(claimed.run());
        }
        try {
            if (claimed.kind() == ImportKind.DOCUMENTS && !settings.get().keepDroppedFiles()) {
                clearTaken(claimed);
            }
            folder.report(claimed.kind(), ids.next(), out -> report(claimed.run(), out));
            folder.done(claimed);
        } catch (NoSuchFileException putAside) {
            LOG.info("Another server has put the manifest of import {} aside.", claimed.run());
        }
    }

    private void takeLines(DropFolder.Claimed claimed) throws IOException {
        Set<Integer> done = runs.linesDone(claimed.run());
        try {
            new ManifestReader(claimed.kind().columns()).read(claimed.file(), line -> {
                if (!done.contains(line.number())) {
                    take(claimed, line);
                }
            });
        } catch (NoSuchFileException putAside) {
            throw new OvertakenException(claimed.run());
        }
    }

    private void take(DropFolder.Claimed claimed, ManifestLine line) {
        UUID run = claimed.run();
        switch (line) {
            case ManifestLine.Row row -> {
                String first = row.value(claimed.kind().columns().getFirst());
                try {
                    rows(claimed.kind()).take(() -> run, row, outcome -> runs.note(run, row.number(), first, outcome));
                } catch (OvertakenException otherServer) {
                    throw otherServer;
                } catch (RuntimeException unforeseen) {
                    // nothing of this line is kept; if the database itself is away, noting it fails too and the run
                    // waits
                    LOG.error("Line {} of import {} cannot be taken", row.number(), run, unforeseen);
                    runs.note(run, row.number(), first, refused("finance.import.unforeseen", run));
                }
            }
            case ManifestLine.Broken broken ->
                runs.note(run, broken.number(), broken.firstValue(), refused(broken.textKey(), broken.arguments()));
        }
    }

    private RowOutcome refused(String textKey, Object... arguments) {
        return new RowOutcome.Refused(List.of(texts.get(Texts.ENGLISH, textKey, arguments)));
    }

    private Rows rows(ImportKind kind) {
        return switch (kind) {
            case PEOPLE -> personRows;
            case DOCUMENTS -> documentRows;
        };
    }

    private void report(UUID run, Writer out) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord("line", "external_id", "outcome", "reason");
            int after = 0;
            for (List<ImportLine> lines = runs.lines(run, false, after, STEP);
                    !lines.isEmpty();
                    lines = runs.lines(run, false, after, STEP)) {
                for (ImportLine line : lines) {
                    printer.printRecord(line.line(), line.externalId(), line.outcome(), line.reason());
                }
                after = lines.getLast().line();
            }
        }
    }

    /**
     * Files taken are encrypted in the document store now; what lies here is not. Those refused stay for a corrected drop, and
     * so does what bears the name of a file taken and is another one: nobody has it but the folder.
     */
    private void clearTaken(DropFolder.Claimed claimed) throws IOException {
        Set<Integer> refused = refusedLines(claimed.run());
        Set<Path> needed = new HashSet<>();
        eachRow(claimed, (row, file) -> {
            if (refused.contains(row.number())) {
                needed.add(file);
            }
        });
        Map<Path, List<ManifestLine.Row>> others = new HashMap<>();
        eachRow(claimed, (row, file) -> {
            if (!refused.contains(row.number()) && !needed.contains(file)) {
                clear(claimed.run(), file, row, others);
            }
        });
        others.values().forEach(rows -> stays(claimed.run(), rows, "finance.import.other-file-stays"));
    }

    private Set<Integer> refusedLines(UUID run) {
        Set<Integer> refused = new HashSet<>();
        int after = 0;
        for (List<ImportLine> lines = runs.lines(run, true, after, STEP);
                !lines.isEmpty();
                lines = runs.lines(run, true, after, STEP)) {
            lines.forEach(line -> refused.add(line.line()));
            after = lines.getLast().line();
        }
        return refused;
    }

    private void eachRow(DropFolder.Claimed claimed, BiConsumer<ManifestLine.Row, Path> each) throws IOException {
        new ManifestReader(claimed.kind().columns()).read(claimed.file(), line -> {
            if (line instanceof ManifestLine.Row row) {
                folder.inside(row.value("file")).ifPresent(file -> each.accept(row, file));
            }
        });
    }

    /** Deletes the file if it is the one that the row names; of several rows with one file, any may. */
    private void clear(UUID run, Path file, ManifestLine.Row row, Map<Path, List<ManifestLine.Row>> others) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (DocumentRows.sha256(row).equals(DropFolder.sha256(file))) {
                Files.deleteIfExists(file);
                others.remove(file);
            } else {
                others.computeIfAbsent(file, first -> new ArrayList<>()).add(row);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("Another server has deleted a file of import {}", run, gone);
        } catch (IOException unreadable) {
            LOG.warn("A file of import {} cannot be deleted", run, unreadable);
            stays(run, List.of(row), "finance.import.not-deleted");
        }
    }

    private void stays(UUID run, List<ManifestLine.Row> rows, String textKey) {
        runs.fileStays(
                run,
                rows.stream().map(ManifestLine.Row::number).toList(),
                texts.get(Texts.ENGLISH, textKey, rows.getFirst().value("file")));
    }
}
