package org.guildhall.ui.portal;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The portals that are here now. */
@ProviderType
public interface Portals {
    /** All portals by name. */
    List<Portal> all();

    /** All that brings pages, whether its portals are here now or not, by name. */
    List<PortalState> states();

    /** The portal that owns the page at this path, such as the target a person was heading for. */
    Optional<Portal> of(String path);

    /** Where people sign in, if a portal provides that now. */
    Optional<SignInPages> signInPages();
}
