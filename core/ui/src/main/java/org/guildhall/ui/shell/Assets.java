package org.guildhall.ui.shell;

/** Where style sheets and typefaces lie: below the version, which changes with them, for browsers keep them. */
final class Assets {
    static final String VERSION = "0.1.0";

    private Assets() {}
}
