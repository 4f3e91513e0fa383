package org.guildhall.vaadin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;

/** What surrounds the pages: the one service that the application itself gives to this bundle. No pages are served without it. */
public interface Shell {

    /** Makes the layout that stands around the pages of one browser tab; it must be a {@link Component} too. */
    RouterLayout newLayout();

    /** Makes the view for an error; shown inside the layout. */
    Component newErrorView(ErrorPage error);

    /** What the HTML document says; asked at each page load with the session locked. */
    PageHead head(VaadinSession session);

    /** What the browser itself says when a page cannot go on: a session that is over, a bug, cookies that are refused. */
    default SystemMessages systemMessages() {
        return new CustomizedSystemMessages();
    }

    /**
     * Binds the current thread to whom the session belongs, until the scope is closed: around each request of the session, and around
     * each task that runs under its lock, also on a thread that works for somebody else. Scopes nest.
     */
    RequestScope bind(VaadinSession session);

    /** Who asks, by the machine or network at the other end: sessions of one client that nobody signs in to are limited together. */
    default String client(VaadinRequest request) {
        return request.getRemoteAddr();
    }

    /**
     * An error that is no bug, such as a refusal by a service: what to show for it instead. Empty for a bug, which is logged and
     * shown with a reference.
     */
    default Optional<ErrorPage> explain(Throwable error, String path) {
        return Optional.empty();
    }

    /**
     * An error in a click, with the page still open.
     *
     * @param failure what is in the log by now
     * @return whether the shell has told the user; else the page gives way to the error's view
     */
    default boolean tell(UI ui, Throwable error, ErrorPage failure) {
        return false;
    }

    /**
     * The content security policy of a page's HTML document.
     *
     * @param standard the strict policy, with the nonce of this response in it
     */
    default String contentSecurityPolicy(VaadinSession session, String standard) {
        return standard;
    }
}
