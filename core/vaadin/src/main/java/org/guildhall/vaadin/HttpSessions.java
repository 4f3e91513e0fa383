package org.guildhall.vaadin;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** From a plain HTTP request to the session of the pages, for servlets and filters in the same context. */
public final class HttpSessions {

    /** Name of the servlet context that pages live in. */
    public static final String CONTEXT_NAME = "guildhall";

    /** Name of the pages' servlet. */
    public static final String SERVLET_NAME = "pages";

    /** Whiteboard property value that puts a servlet, filter or listener into the pages' context. */
    public static final String CONTEXT_SELECT = "(osgi.http.whiteboard.context.name=" + CONTEXT_NAME + ")";

    private static final String ATTRIBUTE = VaadinSession.class.getName() + "." + SERVLET_NAME;

    private HttpSessions() {}

    /** The session of the pages that the request's browser has open; empty for a browser without one. */
    public static Optional<VaadinSession> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((VaadinSession) session.getAttribute(ATTRIBUTE));
    }
}
