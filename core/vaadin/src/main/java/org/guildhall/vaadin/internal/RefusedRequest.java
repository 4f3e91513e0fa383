package org.guildhall.vaadin.internal;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.guildhall.vaadin.HttpSessions;
import org.jspecify.annotations.Nullable;

/** A request that another servlet of the context refused by {@code sendError}, as one for the page of the same address. */
final class RefusedRequest extends HttpServletRequestWrapper {

    private final String path;

    RefusedRequest(HttpServletRequest request) {
        super(request);
        path = URI.create(request.getRequestURI())
                .getPath()
                .substring(request.getContextPath().length());
    }

    /** The status that the other servlet chose; none if nobody refused anything. */
    static OptionalInt status(ServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? OptionalInt.of(status)
                : OptionalInt.empty();
    }

    /**
     * Whether a page is wanted in its place: not for a picture within another page, and not for what the pages' own servlet
     * refuses, such as a missing file.
     */
    static boolean wantsPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET")
                && (destination == null || destination.equals("document"))
                && !HttpSessions.SERVLET_NAME.equals(request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME));
    }

    /** Why the request was refused, in the words of Flow's router or in the other servlet's own. */
    static Optional<Exception> reason(@Nullable VaadinRequest request) {
        if (request == null || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return Optional.empty();
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception reason) {
            return Optional.of(reason);
        }
        return Optional.of(status == 404 ? new NotFoundException() : new AccessDeniedException());
    }

    @Override
    public String getServletPath() {
        return "";
    }

    @Override
    public String getPathInfo() {
        return path;
    }
}
