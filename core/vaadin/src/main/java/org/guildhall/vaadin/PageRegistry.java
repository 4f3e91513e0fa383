package org.guildhall.vaadin;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    /**
     * Makes each of the pages once, in a session that nobody has, without adding any: one that cannot be made is found before people
     * find it. Does nothing while no page is served yet.
     *
     * @param meant whether a view throws that as an answer to its visitor, such as that they may not see it
     * @return the first that fails
     */
    Optional<FailedPage> tryOut(List<PageDefinition> pages, Predicate<Throwable> meant);

    /** A page whose view cannot be made, and why. */
    record FailedPage(String path, Throwable reason) {}

    /** The pages that show now, by path. */
    List<PageInfo> pages();

    /** Lets tabs that show that a page is not there look again. */
    void lookAgain();

    /** Says that a bundle has pages at these paths, though they may not be here yet: until they come they answer "unavailable". */
    void expect(String symbolicName, List<String> paths);

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
