package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.job.Job;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes made-up cases into a test instance from {@code send-training/cases.json}; days stand there as days ago, so that they are
 * always under way. On an instance that is not a test it does nothing at all, and it mails nobody. A few cases are read and taken at a
 * time, so that many need little memory; a kill between two times costs nothing, for what is known is not taken again.
 */
@Component(service = Job.class)
public final class TrainingCases implements Job {
    /** The folder below the data folder. */
    static final String FOLDER = "send-training";

    static final String NAME = "send.training-cases";

    private static final String FILE = "cases.json";
    private static final int AT_A_TIME = 50;
    private static final Logger LOG = LoggerFactory.getLogger(TrainingCases.class);
    private static final ObjectReader ROWS = JsonMapper.builder().build().readerFor(JsonNode.class);

    private final Instance instance;
    private final Database database;
    private final TrainingIntake intake;
    private final Passwords passwords;
    private final List<TrainingPart> parts;

    /** Works on the unit of this bundle, once all that belongs to a case can be taken in with it. */
    @Activate
    public TrainingCases(
            @Reference Instance instance,
            @Reference Database database,
            @Reference TrainingIntake intake,
            @Reference Passwords passwords,
            @Reference(target = "(part=messages)") TrainingPart messages,
            @Reference(target = "(part=documents)") TrainingPart documents,
            @Reference(target = "(part=actions)") TrainingPart actions) {
        this.instance = instance;
        this.database = database;
        this.intake = intake;
        this.passwords = passwords;
        this.parts = List.of(messages, documents, actions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        // the file is put there at the first start, or by hand at any time
        return instance.test() ? Duration.ofSeconds(5) : Duration.ofDays(1);
    }

    @Override
    public void run() throws IOException {
        if (!instance.test()) {
            return;
        }
        Path file = instance.folder(FOLDER).resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        int taken;
        try (MappingIterator<JsonNode> rows = ROWS.readValues(file)) {
            taken = take(rows);
        }
        Files.move(file, file.resolveSibling(FILE + ".taken"), StandardCopyOption.REPLACE_EXISTING);
        LOG.info("Training cases taken in: {}", taken);
    }

    /** Takes in those whose former reference is not known yet. */
    int take(String json) throws IOException {
        try (MappingIterator<JsonNode> rows = ROWS.readValues(json)) {
            return take(rows);
        }
    }

    private int take(Iterator<JsonNode> rows) throws IOException {
        OnePassword password = new OnePassword(passwords);
        List<TrainingPart.Run> runs = parts.stream().map(TrainingPart::begin).toList();
        int taken = 0;
        List<JsonNode> some = new ArrayList<>();
        while (rows.hasNext()) {
            some.add(rows.next());
            if (some.size() == AT_A_TIME || !rows.hasNext()) {
                taken += take(unknown(some), runs, password);
                some.clear();
            }
        }
        return taken;
    }

    private List<JsonNode> unknown(List<JsonNode> rows) {
        Set<String> known = new HashSet<>(database.call(entities -> entities.createQuery(
                        "select c.formerReference from SendCase c where c.formerReference in :rows", String.class)
                .setParameter(
                        "rows", rows.stream().map(TrainingCases::reference).toList())
                .getResultList()));
        return rows.stream().filter(row -> known.add(reference(row))).toList();
    }

    private static String reference(JsonNode row) {
        return row.path("reference").asString();
    }

    private int take(List<JsonNode> rows, List<TrainingPart.Run> runs, OnePassword password) throws IOException {
        for (JsonNode row : rows) {
            for (TrainingPart.Run run : runs) {
                run.prepare(row);
            }
        }
        database.run(entities -> rows.forEach(row -> take(entities, row, runs, password)));
        return rows.size();
    }

    private void take(EntityManager entities, JsonNode row, List<TrainingPart.Run> runs, OnePassword password) {
        CaseId id = intake.take(entities, row, password);
        entities.flush();
        runs.forEach(run -> run.take(id, row));
        entities.flush();
        // what is written is looked at no more: not by each flush to come either
        entities.clear();
    }
}
