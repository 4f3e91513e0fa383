package org.guildhall.api.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All settings as one JSON file, and back (decision 0039). Asks for {@code core:settings:change}; an export and each change are in
 * the audit log.
 */
@ProviderType
public interface SettingsFiles {
    /** What holds now, always in the same order; secrets are left out and named. */
    String export();

    /** The largest file that can be imported, in bytes. */
    long maximumBytes();

    /**
     * Looks at a file; nothing changes.
     *
     * @param language of the names in what is found
     * @throws IOException if the bytes break off
     * @throws org.guildhall.api.error.RefusedException if it is no file of settings, or too large
     */
    SettingsImport check(InputStream file, Locale language) throws IOException;

    /**
     * Makes the changes that were seen; they act at once.
     *
     * @throws org.guildhall.api.error.RefusedException if it changes a form that is not theirs to change, has problems, or settings were changed since it was looked at; nothing is
     *     changed then
     */
    void apply(SettingsImport seen);
}
