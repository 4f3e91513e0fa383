package org.guildhall.vaadin;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinSession;

/** Decides who may see a page. Asked for every visit, by HTTP and by navigation within an open page; nothing is remembered. */
@FunctionalInterface
public interface PageGuard {

    /** Called with the session locked and bound to the current thread. */
    Decision check(Visit visit);

    /**
     * Somebody heading for a page.
     *
     * @param location where to, with query parameters
     * @param parameters what the route template took from the path
     * @param session the visitor's session
     */
    record Visit(Location location, RouteParameters parameters, VaadinSession session) {}

    /** What a guard answers. */
    sealed interface Decision {}

    /** The page may be seen. */
    record Allowed() implements Decision {}

    /**
     * The visitor is not signed in, or not well enough.
     *
     * @param path where to sign in, without a leading slash, query allowed
     */
    record SignIn(String path) implements Decision {}

    /** The page is not available now, for this visitor or for anybody. */
    record Away() implements Decision {}

    /** The visitor may not see the page, signed in or not. */
    record Forbidden() implements Decision {}
}
