package org.guildhall.ui.admin;

import java.util.List;
import org.guildhall.api.bundle.JarSignature;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalContents;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;

/** How portals are told of to administrators. */
final class PortalWords {
    private PortalWords() {}

    /**
     * The name that people know it by; while it is not here, what the bundle calls itself.
     *
     * @param bundle its symbolic name
     */
    static String name(Words words, PortalTracker portals, String bundle, String title) {
        return portals.titleKey(bundle).filter(words::has).map(words::get).orElse(title);
    }

    static Tag state(Words words, PortalBundle.State state) {
        return switch (state) {
            case RUNNING -> new Tag(words.get("ui.admin.portals.running"), Tag.Look.GOOD);
            case DRAINING -> new Tag(words.get("ui.admin.portals.draining"), Tag.Look.NEUTRAL);
            case STOPPED -> new Tag(words.get("ui.admin.portals.stopped"), Tag.Look.NEUTRAL);
            case FAILED -> new Tag(words.get("ui.admin.portals.failed"), Tag.Look.BAD);
        };
    }

    static String signature(Words words, JarSignature signature, boolean shipped) {
        if (shipped && signature.trust() == JarSignature.Trust.UNSIGNED) {
            return words.get("ui.admin.portals.signature.shipped");
        }
        return words.get("ui.admin.portals.signature." + signature.trust(), signature.signer());
    }

    /** One row for each kind of thing of which it brings any. */
    static void contents(Words words, SummaryList list, PortalContents contents) {
        row(
                words,
                list,
                "pages",
                contents.pages().stream().map(path -> "/" + path).toList());
        row(words, list, "permissions", contents.permissions());
        others(words, list, contents);
    }

    /** As {@link #contents}, without the pages and permissions, of which more is known once they are here. */
    static void others(Words words, SummaryList list, PortalContents contents) {
        row(words, list, "forms", contents.forms());
        row(words, list, "mails", contents.mails());
        row(words, list, "jobs", contents.jobs());
        row(words, list, "settings", contents.settings());
        row(words, list, "tables", contents.tables());
    }

    private static void row(Words words, SummaryList list, String kind, List<String> what) {
        if (!what.isEmpty()) {
            list.row(
                    words.get("ui.admin.portals." + kind),
                    what.stream().sorted().toList());
        }
    }
}
