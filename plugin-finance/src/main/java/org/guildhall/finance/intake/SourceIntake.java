package org.guildhall.finance.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.source.DocumentSource;
import org.guildhall.api.source.SourceDocument;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the sources that other bundles register for their documents, by the same rules as the drop folder. What a source brings until
 * it has no more makes one run; how far it has come is kept with each document.
 */
@Component(service = {Job.class, SourceIntake.class})
public final class SourceIntake implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SourceIntake.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int STEP = 100;

    private final Database database;
    private final ImportRuns runs;
    private final DocumentRows rows;
    private final NewDocumentNotices notices;
    private final Texts texts;
    private final Ids ids;
    private final List<DocumentSource> sources = new CopyOnWriteArrayList<>();

    /** Takes documents as the drop folder does. */
    @Activate
    public SourceIntake(
            @Reference Database database,
            @Reference ImportRuns runs,
            @Reference DocumentRows rows,
            @Reference NewDocumentNotices notices,
            @Reference Texts texts,
            @Reference Ids ids) {
        this.database = database;
        this.runs = runs;
        this.rows = rows;
        this.notices = notices;
        this.texts = texts;
        this.ids = ids;
    }

    /** Takes a bundle's source; those of other portals are none of ours. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(DocumentSource source) {
        if (source.portal().equals(FinancePermissions.PORTAL)) {
            sources.add(source);
        }
    }

    /** The source goes with its bundle; when it comes back, it goes on where it was. */
    public void remove(DocumentSource source) {
        sources.remove(source);
    }

    @Override
    public String name() {
        return "finance.sources";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** Asks each; one that cannot be asked holds no other up. */
    @Override
    public void run() throws IOException {
        IOException problem = null;
        for (DocumentSource source : sources) {
            try {
                ask(source);
            } catch (OvertakenException otherServer) {
                // what it has taken is not taken here
            } catch (IOException | RuntimeException away) {
                IOException told = new IOException("The document source " + source.name() + " cannot be read", away);
                if (problem == null) {
                    problem = told;
                } else {
                    problem.addSuppressed(told);
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private void ask(DocumentSource source) throws IOException {
        ImportSourceEntity known = known(source.name());
        UUID run = known.runId;
        String cameTo = known.cameTo;
        if (run != null) {
            runs.begin(run, ImportKind.DOCUMENTS, ImportOrigin.SOURCE, source.name());
        }
        for (List<SourceDocument> next = source.next(cameTo, STEP); !next.isEmpty(); next = source.next(cameTo, STEP)) {
            if (run == null) {
                run = begin(source.name());
            }
            for (SourceDocument document : next) {
                take(source.name(), run, cameTo, document);
                cameTo = document.position();
            }
        }
        if (run != null) {
            notices.tellOf(run);
            runs.finish(run);
            database.run(entities ->
                    entities.find(ImportSourceEntity.class, source.name()).end());
        }
    }

    private ImportSourceEntity known(String name) {
        return database.call(entities -> {
            ImportSourceEntity known = entities.find(ImportSourceEntity.class, name);
            if (known == null) {
                known = new ImportSourceEntity(name);
                entities.persist(known);
            }
            return known;
        });
    }

    private UUID begin(String name) {
        UUID run = ids.next();
        database.run(entities -> {
            runs.begin(run, ImportKind.DOCUMENTS, ImportOrigin.SOURCE, name);
            entities.find(ImportSourceEntity.class, name).begin(run);
        });
        return run;
    }

    private void take(String source, UUID run, String before, SourceDocument document) {
        String first = value(document, "external_id");
        Consumer<RowOutcome> note = outcome -> database.run(entities -> {
            int moved = entities.createQuery("update ImportSource s set s.cameTo = :now"
                            + " where s.name = :name and s.cameTo = :before")
                    .setParameter("now", document.position())
                    .setParameter("name", source)
                    .setParameter("before", before)
                    .executeUpdate();
            if (moved == 0) {
                throw new OvertakenException(run);
            }
            runs.noteNext(run, first, outcome);
        });
        try {
            take(run, first, document, note);
        } catch (OvertakenException | UncheckedIOException notNow) {
            throw notNow;
        } catch (RuntimeException unforeseen) {
            // nothing of this document is kept; if the database itself is away, noting it fails too and the source
            // waits
            LOG.error("A document of the source {} cannot be taken in import {}", source, run, unforeseen);
            note.accept(refused("finance.import.unforeseen", run));
        }
    }

    private void take(UUID run, String first, SourceDocument document, Consumer<RowOutcome> note) {
        Map<String, String> values = new TreeMap<>();
        ImportKind.DOCUMENTS.columns().forEach(column -> values.put(column, value(document, column)));
        values.put("file", document.fileName());
        ManifestLine line = new ManifestReader(ImportKind.DOCUMENTS.columns()).checked(1, first, values);
        switch (line) {
            case ManifestLine.Row row -> rows.of(new SourceFile(document)).take(() -> run, row, note);
            case ManifestLine.Broken broken -> note.accept(refused(broken.textKey(), broken.arguments()));
        }
    }

    private static String value(SourceDocument document, String column) {
        return Objects.requireNonNullElse(document.values().get(column), "").strip();
    }

    private RowOutcome refused(String textKey, Object... arguments) {
        return new RowOutcome.Refused(List.of(texts.get(Texts.ENGLISH, textKey, arguments)));
    }

    private record SourceFile(SourceDocument document) implements RowFiles {
        @Override
        public void check(String file) {
            // it is there if it can be opened
        }

        @Override
        public String name(String file) {
            return file;
        }

        @Override
        public InputStream open(String file) {
            try {
                return new Held(document.bytes().open());
            } catch (IOException away) {
                throw new UncheckedIOException(away);
            }
        }
    }

    /** Bytes that cannot be had now refuse no row: the document is asked for again. */
    private static final class Held extends FilterInputStream {
        Held(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                return super.read(into, from, length);
            } catch (IOException away) {
                throw new UncheckedIOException(away);
            }
        }
    }
}
