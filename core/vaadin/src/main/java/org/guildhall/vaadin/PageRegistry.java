package org.guildhall.vaadin;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.osgi.framework.Bundle;

/**
 * The pages that can be visited now. Pages come and go at once, under live sessions: whoever has a page open that goes sees that it is
 * unavailable, and sees it again when it is back.
 */
public interface PageRegistry {

    /**
     * Adds pages of a bundle. Of two pages with the same path the later registration shows, and the earlier one again when the later
     * goes: so a new version takes over in place.
     *
     * @return removes the pages
     * @throws IllegalArgumentException if a bundle of another symbolic name has a page at one of the paths; none is added then
     */
    Registration register(Bundle owner, List<PageDefinition> pages);

    /** The pages that show now, by path. */
    List<PageInfo> pages();

    /** Forgets the paths of a bundle that has gone for good: they answer "not found" from now on, no longer "unavailable". */
    void forget(String symbolicName);

    /**
     * A page that can be visited.
     *
     * @param path its route template
     * @param view the name of its view class
     * @param bundle the symbolic name of the bundle that offers it
     * @param bundleId that bundle's id
     */
    record PageInfo(String path, String view, String bundle, long bundleId) {}
}
