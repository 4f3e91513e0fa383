package org.guildhall.runtime.bundle;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCatalogue;
import org.guildhall.api.bundle.PortalCatalogue.Copy;
import org.guildhall.api.bundle.PortalCatalogue.Entry;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.control.Command.Answer;
import org.osgi.framework.Version;

/** The catalogue as the command line tells it. */
final class CatalogueWords {
    private final PortalCatalogue catalogue;
    private final PortalBundles bundles;
    private final Texts texts;

    CatalogueWords(PortalCatalogue catalogue, PortalBundles bundles, Texts texts) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.texts = texts;
    }

    /** Whether a word means a portal of the catalogue and no file: NAME@VERSION. */
    static boolean isMeant(String word) {
        return word.contains("@") && !word.endsWith(".jar");
    }

    /** What it lists now; where it cannot be read, why, and what it listed last. */
    Answer list() {
        try {
            return Answer.done(told(now(catalogue.read())));
        } catch (RefusedException refused) {
            String why = texts.get(Texts.ENGLISH, refused.textKey(), refused.arguments()) + ".";
            return Answer.refused(catalogue
                    .last()
                    .map(copy -> why + "\nThis is the last good copy, of " + texts.dateTime(Texts.ENGLISH, copy.read())
                            + ":\n" + told(copy))
                    .orElse(why));
        }
    }

    /** Fetches and looks at NAME@VERSION. */
    PortalCheck check(String word) {
        String[] parts = word.split("@", 2);
        Entry entry = now(catalogue.read())
                .find(parts[0], parts[1])
                .orElseThrow(() -> new NotFoundException(word + " in the catalogue"));
        return now(catalogue.check(entry));
    }

    private static <T> T now(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private String told(Copy copy) {
        return copy.portals().isEmpty()
                ? "The catalogue lists no portals."
                : copy.portals().stream()
                        .map(entry -> String.format(
                                Locale.ROOT,
                                "%-24s %-16s %-24s %s",
                                entry.name(),
                                entry.version(),
                                entry.fits() ? here(entry) : "needs Guildhall " + entry.api(),
                                entry.title(Texts.ENGLISH)))
                        .collect(Collectors.joining("\n"));
    }

    private String here(Entry entry) {
        return bundles.find(entry.name())
                .map(PortalBundle::version)
                .map(version -> {
                    int order = Version.parseVersion(entry.version()).compareTo(Version.parseVersion(version));
                    return order == 0 ? "installed" : (order > 0 ? "newer than " : "older than ") + version;
                })
                .orElse("not installed");
    }
}
