package org.guildhall.finance.flow;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.finance.FinanceSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flows that ship and those that the council has put into {@code finance-flows} below the data folder. What is begun keeps
 * the version that it began in, whatever becomes of its file.
 */
@Component(service = RequestFlows.class)
public final class RequestFlows {
    /** The flow of requests from before there were several, and of whoever has chosen none. */
    public static final String FIRST = "register-first";

    /** The folder of the council's own flows. */
    public static final String FOLDER = "finance-flows";

    private static final List<String> SHIPPED = List.of(FIRST, "request-first");
    private static final Logger LOG = LoggerFactory.getLogger(RequestFlows.class);

    private final Database database;
    private final Instance instance;
    private final Settings<FinanceSettings> settings;

    /** Reads the council's files anew at each use. */
    @Activate
    public RequestFlows(
            @Reference Database database, @Reference Instance instance, @Reference SettingsSource settings) {
        this.database = database;
        this.instance = instance;
        this.settings = settings.of(FinanceSettings.class);
    }

    /**
     * A file that holds no flow that can be used.
     *
     * @param detail what the reason is about
     */
    public record Fault(String file, String textKey, String detail) {}

    /** What can be chosen, and what is wrong with the rest. */
    public record Found(Map<String, Flow> flows, List<Fault> faults) {}

    /** The flow in which requests begin now. */
    public Flow chosen() {
        String id = settings.get().flow().strip();
        return shipped(id)
                .or(() -> Optional.ofNullable(found().flows().get(id)))
                .or(() -> lastKept(id))
                .orElseGet(() -> {
                    LOG.error("There is no flow \"{}\": requests begin in \"{}\"", id, FIRST);
                    return shipped(FIRST).orElseThrow();
                });
    }

    /** All that can be chosen, the shipped ones first. */
    public Found found() {
        Map<String, Flow> flows = new TreeMap<>(
                Comparator.comparingInt((String id) -> SHIPPED.contains(id) ? SHIPPED.indexOf(id) : SHIPPED.size())
                        .thenComparing(Comparator.naturalOrder()));
        SHIPPED.forEach(id -> flows.put(id, shipped(id).orElseThrow()));
        List<Fault> faults = new ArrayList<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            try {
                Flow flow = FlowReader.read(Files.readString(file));
                if (flows.containsKey(flow.id())) {
                    faults.add(new Fault(name, "finance.flow.problem.taken", flow.id()));
                    continue;
                }
                Optional<Flow> kept = kept(flow.key());
                if (kept.isPresent() && !kept.get().sameSteps(flow)) {
                    faults.add(new Fault(name, "finance.flow.problem.changed", Integer.toString(flow.version())));
                }
                flows.put(
                        flow.id(),
                        kept.filter(before -> !before.sameSteps(flow)).orElse(flow));
            } catch (FlowReader.Unusable unusable) {
                faults.add(new Fault(name, unusable.textKey(), unusable.detail()));
            } catch (MalformedInputException noText) {
                faults.add(new Fault(name, "finance.flow.problem.json", "1"));
            } catch (IOException unreadable) {
                LOG.warn("The flow {} cannot be read", file, unreadable);
                faults.add(new Fault(name, "finance.flow.problem.unreadable", ""));
            }
        }
        return new Found(flows, List.copyOf(faults));
    }

    /** The flow and version that something began in; from before there were several, the first one. */
    public Flow of(@Nullable String key) {
        if (key == null) {
            return shipped(FIRST).orElseThrow();
        }
        return kept(key).orElseThrow(() -> new IllegalStateException("The flow " + key + " was not kept"));
    }

    /** The flow in which requests begin now, kept for what begins in it; to be called before a transaction. */
    public Flow begin() {
        Flow flow = chosen();
        if (kept(flow.key()).isEmpty()) {
            try {
                database.run(entities -> entities.persist(new FlowEntity(flow)));
            } catch (PersistenceException clash) {
                // the other of two beginners has kept it
                if (kept(flow.key()).isEmpty()) {
                    throw clash;
                }
            }
        }
        return flow;
    }

    private Optional<Flow> kept(String key) {
        return database.call(entities -> Optional.ofNullable(entities.find(FlowEntity.class, key))
                .map(kept -> FlowReader.read(kept.definition)));
    }

    private Optional<Flow> lastKept(String id) {
        return database.call(entities -> entities
                .createQuery("select f from RequestFlow f where f.key like :id", FlowEntity.class)
                .setParameter("id", id + "/%")
                .getResultList()
                .stream()
                .map(kept -> FlowReader.read(kept.definition))
                .filter(flow -> flow.id().equals(id))
                .max(Comparator.comparingInt(Flow::version)));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(instance.folder(FOLDER), "*.json")) {
            all.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static Optional<Flow> shipped(String id) {
        if (!SHIPPED.contains(id)) {
            return Optional.empty();
        }
        try (InputStream file = RequestFlows.class.getResourceAsStream("/flows/" + id + ".json")) {
            if (file == null) {
                throw new IllegalStateException("No flow " + id + " in this bundle");
            }
            return Optional.of(FlowReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
