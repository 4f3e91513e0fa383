package org.guildhall.finance.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.finance.document.DocumentRecallService;
import org.guildhall.finance.document.RecordedDocument;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other systems may do with a token: the same rows by the same rules as from the drop folder. The documents that a token sends
 * make one run until it says that it is finished, or sends nothing for ten minutes.
 */
@Component(service = ApiIntake.class)
public final class ApiIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ApiIntake.class);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int LONGEST_KEY = 200;
    private static final int MOST_LINES = 1_000;

    private final Database database;
    private final ApiTokens tokens;
    private final ImportRuns runs;
    private final DocumentRows documentRows;
    private final PersonRows personRows;
    private final NewDocumentNotices notices;
    private final DocumentRecallService recalls;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;

    /** Works as the token that calls. */
    @Activate
    public ApiIntake(
            @Reference Database database,
            @Reference ApiTokens tokens,
            @Reference ImportRuns runs,
            @Reference DocumentRows documentRows,
            @Reference PersonRows personRows,
            @Reference NewDocumentNotices notices,
            @Reference DocumentRecallService recalls,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.runs = runs;
        this.documentRows = documentRows;
        this.personRows = personRows;
        this.notices = notices;
        this.recalls = recalls;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /** The names of a document's values, but for the file itself. */
    public static List<String> documentFields() {
        return ImportKind.DOCUMENTS.columns().stream()
                .filter(column -> !column.equals("file"))
                .toList();
    }

    /** The names of a person's values. */
    public static List<String> personFields() {
        return ImportKind.PEOPLE.columns();
    }

    /**
     * What became of one document.
     *
     * @param reasons why it was refused; empty otherwise
     * @param replayed whether this is the answer to an earlier call with the same key
     */
    public record Answer(
            UUID run, int line, String externalId, String outcome, List<String> reasons, boolean replayed) {}

    /** The file of a call. */
    public interface Upload {
        /** The name that it is sent under; empty where there is none. */
        String name();

        /** Its bytes, once. What breaks off is thrown unchecked, so that nothing is noted of it. */
        java.io.InputStream open();

        /** Reads to the end of the call, before the document is kept; refuses what came wrong. */
        void end();
    }

    /**
     * Takes a document.
     *
     * @param values by the names of {@link #documentFields()}
     * @param key of a call that can be sent again; null without
     * @throws RefusedException if the key stands for another call
     */
    public Answer document(ApiToken caller, Map<String, String> values, Upload upload, @Nullable String key) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.WRITE_DOCUMENTS)) {
            Objects.requireNonNull(acting);
            ApiCallKey call = key(caller, key);
            String fingerprint = fingerprint("document", List.of(values));
            Optional<Answer> before = answered(call, fingerprint);
            if (before.isPresent()) {
                return before.get();
            }
            runs.meet(caller.id());
            try {
                return take(caller, values, upload, call, fingerprint);
            } catch (RuntimeException failed) {
                // of two calls with one key at the same moment, the second finds the answer to the first
                return answered(call, fingerprint).orElseThrow(() -> failed);
            }
        }
    }

    private Answer take(
            ApiToken caller, Map<String, String> values, Upload upload, @Nullable ApiCallKey call, String fingerprint) {
        Answer[] answer = new Answer[1];
        String externalId = values.getOrDefault("external_id", "").strip();
        java.util.function.Consumer<RowOutcome> note = outcome -> database.run(entities -> {
            UUID run = runs.openRun(caller.id(), caller.name());
            int line = runs.noteNext(run, externalId, outcome);
            // a refusal is not remembered: sent again once what was wrong is put right, the call is to succeed
            if (call != null && !(outcome instanceof RowOutcome.Refused)) {
                entities.persist(new ApiCallEntity(call, fingerprint, run, line, clock.instant()));
            }
            List<String> reasons = outcome instanceof RowOutcome.Refused(List<String> why) ? why : List.of();
            answer[0] = new Answer(run, line, externalId, outcome.word(), reasons, false);
        });
        switch (checked(ImportKind.DOCUMENTS, 1, externalId, withFile(values, upload))) {
            case ManifestLine.Row row ->
                documentRows
                        .of(new UploadedFile(upload))
                        .take(() -> runs.openRun(caller.id(), caller.name()), row, note);
            case ManifestLine.Broken broken -> note.accept(refused(broken.textKey(), broken.arguments()));
        }
        return Objects.requireNonNull(answer[0]);
    }

    private static Map<String, String> withFile(Map<String, String> values, Upload upload) {
        Map<String, String> all = new TreeMap<>(values);
        all.put("file", upload.name());
        return all;
    }

    private static ManifestLine checked(ImportKind kind, int line, String first, Map<String, String> values) {
        Map<String, String> stripped = new TreeMap<>();
        kind.columns()
                .forEach(column ->
                        stripped.put(column, values.getOrDefault(column, "").strip()));
        return new ManifestReader(kind.columns()).checked(line, first, stripped);
    }

    private RowOutcome refused(String textKey, Object... arguments) {
        return new RowOutcome.Refused(List.of(texts.get(Texts.ENGLISH, textKey, arguments)));
    }

    /** A run with its lines, as far as they fit into one answer. */
    public record RunAnswer(ImportRun run, List<ImportLine> lines, boolean replayed) {}

    /** Takes records of persons as a run of their own; sent again with the same key, it goes on where it was. */
    public RunAnswer persons(ApiToken caller, List<Map<String, String>> records, @Nullable String key) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.WRITE_PERSONS)) {
            Objects.requireNonNull(acting);
            ApiCallKey call = key(caller, key);
            String fingerprint = fingerprint("persons", records);
            Optional<ApiCallEntity> before = remembered(call, fingerprint);
            UUID run = before.map(known -> known.runId).orElseGet(ids::next);
            boolean open = database.call(entities -> {
                if (call != null && before.isEmpty()) {
                    entities.persist(new ApiCallEntity(call, fingerprint, run, 0, clock.instant()));
                }
                return runs.begin(run, ImportKind.PEOPLE, ImportOrigin.API, caller.name());
            });
            if (open) {
                Set<Integer> done = runs.linesDone(run);
                for (int line = 1; line <= records.size(); line++) {
                    if (!done.contains(line)) {
                        person(run, line, records.get(line - 1));
                    }
                }
                runs.finish(run);
            }
            return new RunAnswer(
                    runs.find(run).orElseThrow(), runs.lines(run, false, 0, MOST_LINES), before.isPresent() && !open);
        }
    }

    private void person(UUID run, int number, Map<String, String> values) {
        String first = values.getOrDefault("person_ref", "").strip();
        switch (checked(ImportKind.PEOPLE, number, first, values)) {
            case ManifestLine.Row row -> {
                try {
                    personRows.take(() -> run, row, outcome -> runs.note(run, number, first, outcome));
                } catch (OvertakenException otherServer) {
                    throw otherServer;
                } catch (RuntimeException unforeseen) {
                    LOG.error("Line {} of import {} cannot be taken", number, run, unforeseen);
                    runs.note(run, number, first, refused("finance.import.unforeseen", run));
                }
            }
            case ManifestLine.Broken broken ->
                runs.note(run, number, first, refused(broken.textKey(), broken.arguments()));
        }
    }

    /** Nothing more comes into the token's run: its readers are told, and it is finished. Nothing if none is open. */
    public Optional<ImportRun> finish(ApiToken caller) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.WRITE_DOCUMENTS)) {
            Objects.requireNonNull(acting);
            return runs.close(caller.id()).map(this::tellAndFinish);
        }
    }

    private ImportRun tellAndFinish(UUID run) {
        notices.tellOf(run);
        runs.finish(run);
        return runs.find(run).orElseThrow();
    }

    /** A run, whichever way it came. */
    public ImportRun run(ApiToken caller, UUID run) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.READ_IMPORTS)) {
            Objects.requireNonNull(acting);
            return runs.find(run).orElseThrow(() -> new NotFoundException("import " + run));
        }
    }

    /** Lines of a run in their order, after this one. */
    public List<ImportLine> lines(ApiToken caller, UUID run, boolean onlyRefused, int after) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.READ_IMPORTS)) {
            Objects.requireNonNull(acting);
            return runs.lines(run, onlyRefused, after, MOST_LINES);
        }
    }

    /** Takes a document back. */
    public RecordedDocument recall(ApiToken caller, String externalId, String reason) {
        try (Actors.Binding acting = tokens.actAs(caller, FinanceScopes.RECALL_DOCUMENTS)) {
            Objects.requireNonNull(acting);
            return recalls.recall(externalId, reason);
        }
    }

    /** Finishes what nobody finishes, and forgets old keys; for the job. */
    void tidy() {
        for (UUID token : runs.idle(IDLE)) {
            runs.close(token).ifPresent(this::tellAndFinish);
        }
        runs.closedNotFinished(IDLE).forEach(this::tellAndFinish);
        Instant before = clock.instant().minus(REMEMBERED);
        database.run(entities -> entities.createQuery("delete from ApiCall c where c.answeredAt < :before")
                .setParameter("before", before)
                .executeUpdate());
    }

    private static @Nullable ApiCallKey key(ApiToken caller, @Nullable String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new RefusedException("finance.api.key.long", LONGEST_KEY);
        }
        return new ApiCallKey(caller.id(), key);
    }

    private Optional<ApiCallEntity> remembered(@Nullable ApiCallKey call, String fingerprint) {
        if (call == null) {
            return Optional.empty();
        }
        ApiCallEntity before = database.call(entities -> entities.find(ApiCallEntity.class, call));
        if (before != null && !before.fingerprint.equals(fingerprint)) {
            throw new RefusedException("finance.api.key.other");
        }
        return Optional.ofNullable(before);
    }

    private Optional<Answer> answered(@Nullable ApiCallKey call, String fingerprint) {
        return remembered(call, fingerprint)
                .flatMap(before -> runs.lines(before.runId, false, before.line - 1, 1).stream()
                        .findFirst()
                        .map(line -> new Answer(
                                before.runId,
                                line.line(),
                                line.externalId(),
                                line.outcome(),
                                line.reason().isEmpty() ? List.of() : List.of(line.reason()),
                                true)));
    }

    /** Two calls are the same if they carry the same values; that of a file is its digest among them. */
    private static String fingerprint(String what, List<Map<String, String>> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            for (Map<String, String> each : values) {
                digest.update(new TreeMap<>(each).toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record UploadedFile(Upload upload) implements RowFiles {
        @Override
        public void check(String file) {
            if (file.isBlank()) {
                throw new RefusedException("finance.api.no-file-name");
            }
        }

        @Override
        public String name(String file) {
            return file;
        }

        @Override
        public java.io.InputStream open(String file) {
            return upload.open();
        }

        @Override
        public void received() {
            upload.end();
        }
    }
}
