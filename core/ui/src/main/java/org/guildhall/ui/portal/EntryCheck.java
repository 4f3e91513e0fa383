package org.guildhall.ui.portal;

import java.util.Optional;

/** Looks at somebody who is signed in and about to enter a page of a portal, and may lead them elsewhere first. */
@FunctionalInterface
public interface EntryCheck {
    /**
     * Where they have to go first, a path without a slash at the start; empty lets them in. Asked at every visit of a page that is
     * not public, so it must be quick.
     *
     * @param portal whose page it is
     * @param target the page with its query
     */
    Optional<String> detour(Portal portal, String target);
}
