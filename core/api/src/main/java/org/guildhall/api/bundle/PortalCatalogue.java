package org.guildhall.api.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The portals that can be had from where the council says (decision 0040). Asks for {@code core:portal:change}. What it does outside of
 * this server it does on a thread of its own, as whoever asked, and fails with a
 * {@link org.guildhall.api.error.RefusedException} that says why.
 */
@ProviderType
public interface PortalCatalogue {
    /** Where the council says that it lies: a file or an address; empty where it says nothing. */
    String source();

    /** The last one from there that could be read whole. */
    Optional<Copy> last();

    /** Reads it anew; where that fails, the last one is kept. */
    CompletableFuture<Copy> read();

    /**
     * Fetches a portal's file, and looks at it as {@link PortalBundles#check} does; the set stays as it is. A file of another size,
     * digest, name or version than the catalogue says is refused.
     */
    CompletableFuture<PortalCheck> check(Entry entry);

    /**
     * What was read.
     *
     * @param source where
     * @param read when
     * @param portals by name, the latest version of each first
     */
    record Copy(String source, Instant read, List<Entry> portals) {
        /** The portal of this symbolic name, or of this name without "plugin-" before it, and version. */
        public Optional<Entry> find(String name, String version) {
            return portals.stream()
                    .filter(entry -> entry.version().equals(version))
                    .filter(entry -> entry.name().equals(name) || entry.name().equals("plugin-" + name))
                    .findFirst();
        }
    }

    /**
     * A version of a portal.
     *
     * @param name the bundle's symbolic name
     * @param version of the bundle (OSGi Core, 3.2.5)
     * @param titles by language, such as {@code en}
     * @param descriptions by language
     * @param file from beside the catalogue, or an address of the same server
     * @param sha256 digest of the file in hexadecimal
     * @param size of the file in bytes
     * @param api versions of Guildhall that it can run on, as a range (OSGi Core, 3.2.6)
     * @param fits whether this one is in that range
     */
    record Entry(
            String name,
            String version,
            Map<String, String> titles,
            Map<String, String> descriptions,
            String file,
            String sha256,
            long size,
            String api,
            boolean fits) {
        /** What it is called, in English where it says nothing in this language. */
        public String title(Locale language) {
            return titles.getOrDefault(language.getLanguage(), titles.getOrDefault("en", name));
        }

        /** What it is for, in English where it says nothing in this language. */
        public String description(Locale language) {
            return descriptions.getOrDefault(language.getLanguage(), descriptions.getOrDefault("en", ""));
        }
    }
}
