package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guildhall.vaadin.HttpSessions;
import org.guildhall.vaadin.RequestScope;
import org.guildhall.vaadin.Shell;

/**
 * Around every request of the context, other bundles' servlets included: says who is asking, and sets the headers that keep browsers
 * from guessing. A servlet that needs other headers sets its own after these.
 */
final class SessionFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient Shell shell;

    SessionFilter(Shell shell) {
        this.shell = shell;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        setHeaders(response);
        VaadinSession session = HttpSessions.find(request).orElse(null);
        if (session == null) {
            serve(request, response, chain);
        } else {
            try (RequestScope _ = shell.bind(session)) {
                serve(request, response, chain);
            }
        }
    }

    /** What comes out of any servlet ends here: the container would log it without a reference and answer with a page of its own. */
    private static void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            if (response.isCommitted()) {
                // cuts the answer off
                throw failure;
            }
            // a file's name and type do not belong to the page in its place
            response.reset();
            setHeaders(response);
            // a class that cannot be linked is as much of a failure: left to itself, it would be answered with 404
            request.setAttribute(
                    RequestDispatcher.ERROR_EXCEPTION,
                    failure instanceof Error ? new ServletException(failure) : failure);
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static void setHeaders(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                        + " microphone=(), midi=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", Csp.FILES);
    }
}
