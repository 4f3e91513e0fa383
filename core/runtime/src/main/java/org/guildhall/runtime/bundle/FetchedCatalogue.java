package org.guildhall.runtime.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCatalogue;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches the catalogue and its files, and keeps the last good copy of it in the data folder. */
@Component(service = PortalCatalogue.class)
public final class FetchedCatalogue implements PortalCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedCatalogue.class);
    private static final String MAY_CHANGE = "core:portal:change";
    private static final long MOST_INDEX_BYTES = 1 << 20;

    private final PortalBundles bundles;
    private final Instance instance;
    private final Permissions permissions;
    private final Actors actors;
    private final Settings<CatalogueSettings> settings;
    private final Clock clock;
    private final Version api;
    private final Path folder;
    private final Path kept;
    private final JsonMapper json = JsonMapper.builder().build();

    /** What is kept: the catalogue's own text, where it was and when. */
    record Kept(String source, String read, String index) {}

    /** Looks for the copy in the folder of the portals. */
    @Activate
    public FetchedCatalogue(
            BundleContext context,
            @Reference PortalBundles bundles,
            @Reference Instance instance,
            @Reference Permissions permissions,
            @Reference Actors actors,
            @Reference SettingsSource settings,
            @Reference Clock clock)
            throws IOException {
        this.bundles = bundles;
        this.instance = instance;
        this.permissions = permissions;
        this.actors = actors;
        this.settings = settings.of(CatalogueSettings.class);
        this.clock = clock;
        this.api = context.getBundle().getVersion();
        this.folder = Files.createDirectories(instance.folder("portals").resolve("catalogue"));
        this.kept = folder.resolve("last.json");
        // what was fetched for a server that has gone
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".part")).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String source() {
        permissions.check(MAY_CHANGE);
        return settings.get().source().strip();
    }

    @Override
    public Optional<Copy> last() {
        String source = source();
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        try {
            Kept last = json.readValue(kept.toFile(), Kept.class);
            return last.source().equals(source) ? Optional.of(copy(last)) : Optional.empty();
        } catch (JacksonException | RefusedException e) {
            LOG.warn("The last copy of the catalogue cannot be read; it counts as none", e);
            return Optional.empty();
        }
    }

    private Copy copy(Kept last) {
        return new Copy(
                last.source(),
                Instant.parse(last.read()),
                CatalogueIndex.read(last.index().getBytes(StandardCharsets.UTF_8), api));
    }

    @Override
    public CompletableFuture<Copy> read() {
        String source = source();
        return apart(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            place(source).copy(CataloguePlace.INDEX, MOST_INDEX_BYTES, bytes);
            Kept now = new Kept(source, clock.instant().toString(), bytes.toString(StandardCharsets.UTF_8));
            Copy copy = copy(now);
            keep(now);
            return copy;
        });
    }

    private synchronized void keep(Kept now) throws IOException {
        Path unfinished = part();
        json.writeValue(unfinished.toFile(), now);
        Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public CompletableFuture<PortalCheck> check(Entry entry) {
        String source = source();
        if (!entry.fits()) {
            throw new RefusedException("catalogue.api", entry.api(), api);
        }
        if (entry.size() > bundles.maximumBytes()) {
            throw new RefusedException("bundle.check.too-large", bundles.maximumBytes() / 1_000_000);
        }
        return apart(() -> {
            Path file = part();
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    place(source).copy(entry.file(), entry.size(), out);
                }
                compare(entry, file);
                return checked(entry, file);
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private static void compare(Entry entry, Path file) throws IOException {
        if (Files.size(file) != entry.size()) {
            throw new RefusedException("catalogue.size", entry.file(), Files.size(file), entry.size());
        }
        if (!PortalFile.digest(file).equals(entry.sha256())) {
            throw new RefusedException("catalogue.digest", entry.file());
        }
    }

    private PortalCheck checked(Entry entry, Path file) throws IOException {
        PortalCheck check;
        try (InputStream in = Files.newInputStream(file)) {
            check = bundles.check(entry.file().substring(entry.file().lastIndexOf('/') + 1), in);
        }
        boolean same = check.name().equals(entry.name()) && check.version().equals(entry.version());
        // what is no bundle at all has its own words for it
        if (!same && !check.name().isEmpty()) {
            bundles.discard(check.id());
            throw new RefusedException("catalogue.other", entry.name(), entry.version(), check.name(), check.version());
        }
        return check;
    }

    private CataloguePlace place(String source) {
        return CataloguePlace.of(source, instance.dataFolder(), settings.get().seconds());
    }

    private Path part() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    /** Does it on a thread of its own, as whoever asks: another server may take its time. */
    private <T> CompletableFuture<T> apart(Callable<T> work) {
        Actor actor = actors.current();
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("guildhall-catalogue").start(() -> {
            try (var _ = actors.bind(actor)) {
                result.complete(work.call());
            } catch (RefusedException refused) {
                LOG.info("The catalogue: {}", refused.textKey(), refused);
                result.completeExceptionally(refused);
            } catch (IOException e) {
                result.completeExceptionally(new UncheckedIOException("The catalogue cannot be kept", e));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
