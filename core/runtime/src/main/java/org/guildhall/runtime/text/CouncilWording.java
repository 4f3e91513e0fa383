package org.guildhall.runtime.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The council's own words in {@code en.properties} and {@code cy.properties} of a folder, read again when they change. */
final class CouncilWording {
    private static final Logger LOG = LoggerFactory.getLogger(CouncilWording.class);
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile List<Stamp> read = List.of();
    private volatile Catalogue current = Catalogue.EMPTY;

    CouncilWording(Path folder) {
        this.folder = folder;
    }

    Catalogue current() {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_EVERY)) {
            look();
        }
        return current;
    }

    private void look() {
        try {
            List<Stamp> here = new ArrayList<>();
            List<URL> urls = new ArrayList<>();
            for (String language : List.of(Catalogue.ENGLISH, Catalogue.WELSH)) {
                Path file = folder.resolve(language + ".properties");
                if (Files.isRegularFile(file)) {
                    here.add(new Stamp(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
                    urls.add(file.toUri().toURL());
                }
            }
            if (!here.equals(read)) {
                read = here;
                current = Catalogue.read(urls);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            LOG.error("The council's texts in {} cannot be read; the earlier ones stay.", folder, unreadable);
        }
    }

    private record Stamp(Path file, long changed, long size) {}
}
