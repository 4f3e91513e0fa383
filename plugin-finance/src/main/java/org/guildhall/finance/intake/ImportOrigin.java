package org.guildhall.finance.intake;

import java.util.Locale;

/** By which way a run came. */
public enum ImportOrigin {
    /** As a manifest in the drop folder. */
    FOLDER,
    /** By calls of another system with a token. */
    API,
    /** Asked for from another system, by its document source. */
    SOURCE;

    /** The key of its text. */
    public String textKey() {
        return "finance.import.origin." + name().toLowerCase(Locale.ROOT);
    }
}
