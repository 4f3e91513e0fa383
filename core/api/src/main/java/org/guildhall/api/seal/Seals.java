package org.guildhall.api.seal;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps texts unreadable in the database, under keys that lie outside of it (SPEC E1). */
@ProviderType
public interface Seals {
    /**
     * Seals a text for a column; it grows to at most four thirds of its UTF-8 form and some 45 characters more.
     *
     * @param use what is sealed, beginning with the portal's name, such as {@code finance.answers}; has a key of its own
     * @param owner id of the row: moved to another one, the text cannot be opened
     */
    String seal(String use, UUID owner, String text);

    /**
     * Opens what was sealed for this use and owner; a text that is not sealed, such as one from before, is given back as it is.
     *
     * @throws IllegalStateException if it was changed, moved, or sealed with a key that is gone
     */
    String open(String use, UUID owner, String kept);
}
