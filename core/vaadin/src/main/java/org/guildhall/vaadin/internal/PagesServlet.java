package org.guildhall.vaadin.internal;

import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.AppShellRegistry;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Optional;
import org.guildhall.vaadin.HttpSessions;

/** Vaadin's servlet, started without the class path scan that a web archive would have. */
final class PagesServlet extends VaadinServlet {

    /** Statuses that other servlets of the context leave to the shell's page by {@code sendError}. */
    static final String[] ANSWERED_WITH_A_PAGE = {"400", "403", "404", "409", "413", "500", "503"};

    private static final long serialVersionUID = 1;

    private final transient Pages pages;

    PagesServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PagesServlet.class.getClassLoader());
        try {
            VaadinServletContext context = new VaadinServletContext(config.getServletContext());
            new LookupInitializer()
                    .initialize(context, new HashMap<>(), lookup -> context.setAttribute(Lookup.class, lookup));
            AppShellRegistry.getInstance(context).setShell(PushShell.class);
            super.init(config);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer)) {
            super.service(request, response);
            return;
        }
        Optional<HttpServletRequest> bounded = BoundedBody.of(asked);
        if (RefusedRequest.status(request).isEmpty()) {
            if (bounded.isPresent()) {
                serve(bounded.get(), answer);
            } else {
                answer.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            }
        } else if (bounded.isPresent() && RefusedRequest.wantsPage(asked)) {
            super.service(new RefusedRequest(bounded.get()), response);
        } else {
            // the status alone is the answer
            RefusedRequest.logFailure(request);
        }
    }

    /** A page whose session ends while it is made fails for no fault of its own: the browser asks again, in a new session. */
    private void serve(HttpServletRequest asked, HttpServletResponse answer) throws ServletException, IOException {
        Optional<VaadinSession> before = HttpSessions.find(asked);
        try {
            super.service(asked, answer);
        } catch (ServletException | RuntimeException failure) {
            boolean ended =
                    before.filter(session -> !pages.sessions().isOpen(session)).isPresent();
            if (!ended || answer.isCommitted() || !RefusedRequest.asksForPage(asked)) {
                throw failure;
            }
            answer.resetBuffer();
            String query = asked.getQueryString();
            answer.sendRedirect(asked.getRequestURI() + (query == null ? "" : "?" + query));
        }
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        PagesService service = new PagesService(this, configuration, pages);
        service.init();
        pages.routes().connect(service);
        return service;
    }

    @Override
    protected StaticFileHandler createStaticFileHandler(VaadinService service) {
        return pages.assets();
    }

    @Override
    public void destroy() {
        pages.routes().disconnect();
        super.destroy();
    }
}
