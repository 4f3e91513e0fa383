package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
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
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                        + " microphone=(), midi=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", Csp.FILES);
        VaadinSession session = HttpSessions.find(request).orElse(null);
        if (session == null) {
            chain.doFilter(request, response);
        } else {
            try (RequestScope _ = shell.bind(session)) {
                chain.doFilter(request, response);
            }
        }
    }
}
