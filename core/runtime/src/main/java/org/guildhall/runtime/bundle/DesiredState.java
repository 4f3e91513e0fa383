package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.guildhall.api.error.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the set of portals to what a JSON file says, and changes nothing where it is so already. The file lists what there is to be,
 * {@code {"portals":[{"name":"plugin-finance"},{"file":"greeting-1.1.0.jar","sha256":"..."}]}}: a name alone keeps the portal as it
 * is, a file installs it, from beside the list; what is not listed is removed, with its data kept. What came with Guildhall for test instances
 * alone stays there without being listed.
 */
final class DesiredState {
    private final PortalBundles bundles;
    private final JsonMapper json = JsonMapper.builder().build();

    /** What the file holds. */
    record Wanted(@Nullable List<Line> portals) {}

    /**
     * One portal.
     *
     * @param state {@code running}, the default, or {@code stopped}
     */
    record Line(
            @Nullable String name,
            @Nullable String file,
            @Nullable String sha256,
            @Nullable String state) {}

    DesiredState(PortalBundles bundles) {
        this.bundles = bundles;
    }

    /**
     * Applies the file.
     *
     * @return what was changed, a line each
     * @throws RefusedException if the file is no such list or one of its portals is refused; those before it in the list are done
     */
    List<String> apply(Path file) throws IOException {
        List<String> done = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Line line : read(file)) {
            PortalBundle portal = line.file() == null ? known(line) : installed(file, line, done);
            wanted.add(portal.name());
            bringTo(portal, line, done);
        }
        for (PortalBundle portal : bundles.all()) {
            // a list for live instances does not name what test instances have besides
            if (!wanted.contains(portal.name()) && !(portal.shipped() && portal.testOnly())) {
                bundles.remove(portal.name());
                done.add(portal.name() + " is removed; its data is kept");
            }
        }
        return done;
    }

    private List<Line> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new RefusedException("bundle.apply.unreadable", file);
        }
        List<Line> lines;
        try {
            lines = json.readValue(file.toFile(), Wanted.class).portals();
        } catch (JacksonException e) {
            RefusedException refused = new RefusedException("bundle.apply.no-list", file, e.getOriginalMessage());
            refused.initCause(e);
            throw refused;
        }
        if (lines == null || lines.isEmpty()) {
            // an empty list would remove all
            throw new RefusedException("bundle.apply.empty", file);
        }
        return lines;
    }

    private PortalBundle known(Line line) {
        return Optional.ofNullable(line.name())
                .flatMap(bundles::find)
                .orElseThrow(() -> new RefusedException("bundle.failed.unknown", String.valueOf(line.name())));
    }

    private PortalBundle installed(Path list, Line line, List<String> done) throws IOException {
        Path jar = list.toAbsolutePath().resolveSibling(String.valueOf(line.file()));
        if (!Files.isReadable(jar)) {
            throw new RefusedException("bundle.apply.unreadable", jar);
        }
        String sha256 = PortalFile.digest(jar);
        if (line.sha256() != null && !line.sha256().equalsIgnoreCase(sha256)) {
            throw new RefusedException("bundle.apply.digest", jar, line.sha256());
        }
        Optional<PortalBundle> same = bundles.all().stream()
                .filter(portal -> portal.sha256().equals(sha256))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        PortalCheck check;
        try (InputStream in = Files.newInputStream(jar)) {
            check = bundles.check(jar.getFileName().toString(), in);
        }
        Optional<Finding> problem =
                check.findings().stream().filter(Finding::blocks).findFirst();
        if (problem.isPresent()) {
            bundles.discard(check.id());
            throw new RefusedException(
                    problem.get().textKey(), problem.get().values().toArray());
        }
        PortalBundle now = bundles.install(check.id());
        done.add(now.name() + " " + now.version() + " is installed");
        return now;
    }

    private void bringTo(PortalBundle portal, Line line, List<String> done) {
        boolean stopped =
                "stopped".equals(Optional.ofNullable(line.state()).orElse("").toLowerCase(Locale.ROOT));
        boolean runs = portal.state() == PortalBundle.State.RUNNING;
        if (stopped && (runs || portal.state() == PortalBundle.State.DRAINING)) {
            bundles.stop(portal.name());
            done.add(portal.name() + " is stopped");
        } else if (!stopped && !runs) {
            bundles.start(portal.name());
            done.add(portal.name() + " is started");
        }
    }
}
