package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.guildhall.vaadin.HttpSessions;
import org.jspecify.annotations.Nullable;

/** A request that another servlet of the context refused by {@code sendError}, as one for the page of the same address. */
final class RefusedRequest extends HttpServletRequestWrapper {

    /** Why another servlet refused, where it gave nothing but a status. */
    static final class StatusAlone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        StatusAlone(int status) {
            // nobody threw it: a stack trace would say nothing
            super("Answered with " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final String path;

    RefusedRequest(HttpServletRequest request) {
        super(request);
        path = path(request);
    }

    private static String path(HttpServletRequest request) {
        return URI.create(request.getRequestURI())
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
     * refuses, such as a missing file, unless it failed.
     */
    static boolean wantsPage(HttpServletRequest request) {
        return asksForPage(request)
                && (failure(request).isPresent()
                        || !HttpSessions.SERVLET_NAME.equals(
                                request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME)));
    }

    /** Whether a browser wants to show what comes, as far as it says. */
    static boolean asksForPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET") && (destination == null || destination.equals("document"));
    }

    /** Why the request was refused, in the other servlet's own words if it gave any. */
    static Optional<Exception> reason(@Nullable VaadinRequest request) {
        if (request == null || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return Optional.empty();
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception reason) {
            return Optional.of(reason);
        }
        return Optional.of(new StatusAlone(status));
    }

    /** Notes what came out of a servlet that no page can say. */
    static void logFailure(ServletRequest request) {
        if (request instanceof HttpServletRequest failed) {
            failure(failed)
                    .ifPresent(failure -> Failures.log(failure, path(failed).substring(1)));
        }
    }

    /** The exception that came out of a servlet. */
    private static Optional<Exception> failure(HttpServletRequest request) {
        return Integer.valueOf(HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
                                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure
                ? Optional.of(failure)
                : Optional.empty();
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
