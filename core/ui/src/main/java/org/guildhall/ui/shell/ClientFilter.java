package org.guildhall.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.guildhall.api.session.Client;
import org.guildhall.vaadin.HttpSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes from where each request comes, for throttles, the audit log and the owner's list of sessions. */
@Component(
        service = Filter.class,
        property = {
            "osgi.http.whiteboard.filter.pattern=/*",
            "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
            "osgi.http.whiteboard.context.select=" + HttpSessions.CONTEXT_SELECT,
            "service.ranking:Integer=1000"
        })
public final class ClientFilter extends HttpFilter {
    private final transient Visitors visitors;

    /** Notes it in the visitors. */
    @Activate
    public ClientFilter(@Reference Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<VaadinSession> session = HttpSessions.find(request);
        Client client = new Client(
                request.getRemoteAddr(),
                Browsers.name(
                        Optional.ofNullable(request.getHeader("User-Agent")).orElse("")));
        session.ifPresent(known -> visitors.of(known).setClient(client));
        visitors.serving(client, () -> chain.doFilter(request, response));
    }
}
