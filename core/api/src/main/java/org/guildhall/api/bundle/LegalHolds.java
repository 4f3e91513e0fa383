package org.guildhall.api.bundle;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Which portals' data must be kept, whatever its age: a court, an inquiry or a request for information may need it. What deletes by
 * itself asks first. What people have not sent yet is theirs, and they delete it whenever they like. Holds are placed and lifted through
 * {@link PortalData}.
 */
@FunctionalInterface
@ProviderType
public interface LegalHolds {
    /**
     * Whether nothing of this portal may be deleted now.
     *
     * @param portal the name under which its data is kept, such as {@code finance}
     */
    boolean cover(String portal);
}
