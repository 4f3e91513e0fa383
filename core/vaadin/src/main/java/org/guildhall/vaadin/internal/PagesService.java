package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.DependencyFilter;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceDestroyListener;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.SessionExpiredException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.IndexHtmlRequestHandler;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.shared.Registration;
import jakarta.servlet.http.HttpSession;
import java.net.URL;
import java.util.List;
import java.util.Set;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereRequest;
import org.atmosphere.cpr.Universe;
import org.guildhall.vaadin.PageGuard;
import org.guildhall.vaadin.RequestScope;
import org.jspecify.annotations.Nullable;

/** Vaadin's service with bundles behind it: who is asking, what may be seen, and what is left behind. */
final class PagesService extends VaadinServletService {

    private static final long serialVersionUID = 1;

    private final transient Pages pages;
    private final transient FrontEnd frontEnd;
    private final PartTriggers triggers;
    /** Set while a request is handled: tells requests from other look-ups of a session. */
    private final transient ThreadLocal<Scopes> scopes = new ThreadLocal<>();

    private static final class Scopes {
        private @Nullable RequestScope bound;

        void close() {
            RequestScope scope = bound;
            bound = null;
            if (scope != null) {
                scope.close();
            }
        }
    }

    PagesService(PagesServlet servlet, DeploymentConfiguration configuration, Pages pages) {
        super(servlet, configuration);
        this.pages = pages;
        frontEnd = new FrontEnd(pages.assets());
        triggers = new PartTriggers(pages.assets());
    }

    @Override
    public void init() throws ServiceException {
        super.init();
        leaveOutIdleBuffers();
        ApplicationRouteRegistry registry = (ApplicationRouteRegistry) getRouteRegistry();
        registry.setErrorNavigationTargets(Set.of(NotFoundTarget.class, ForbiddenTarget.class, FailedTarget.class));
        setSystemMessagesProvider(info -> pages.shell().systemMessages());
        addSessionInitListener(event -> {
            VaadinSession session = event.getSession();
            session.setErrorHandler(new Failures(pages));
            pages.activity().touch(session);
            pages.sessions().started(session, pages.shell().client(event.getRequest()));
        });
        addSessionDestroyListener(event -> {
            pages.sessions().ended(event.getSession());
            pages.activity().forget(event.getSession());
        });
        addRpcInvocationListener(pages.activity());
        addUIInitListener(event -> {
            UI ui = event.getUI();
            pages.sessions().tabComes(ui);
            ui.addBeforeEnterListener(this::check);
            // Flow sets a page's title only after these listeners
            ui.addAfterNavigationListener(entered -> {
                ui.beforeClientResponse(ui, context -> addTitleSuffix(ui));
                pages.sessions().shows(ui, entered.getActiveChain().getFirst().getClass());
            });
            ui.addDetachListener(closed -> pages.sessions().closed(ui));
        });
    }

    /** Atmosphere gives each open page two buffers of this size, 48 kB in all, and writes through neither. */
    private static void leaveOutIdleBuffers() {
        AtmosphereFramework framework;
        try {
            framework = Universe.framework();
        } catch (IllegalStateException several) {
            // two servers in one Java, as in tests: they keep their buffers
            return;
        }
        if (framework != null) {
            framework.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, "1");
        }
    }

    RouteRegistry routes() {
        return getRouteRegistry();
    }

    /** A session that is in no list of sessions. */
    VaadinSession passing(WrappedSession http) {
        VaadinSession session = new VaadinSession(this);
        // the session asks for its lock, which the first one to lock it makes
        unlockSession(http, lockSession(http));
        session.refreshTransients(http, this);
        return session;
    }

    Pages pages() {
        return pages;
    }

    private void addTitleSuffix(UI ui) {
        String suffix = pages.shell().head(ui.getSession()).titleSuffix();
        String title = ui.getInternals().getTitle();
        if (!suffix.isEmpty() && title != null && !title.isEmpty() && !title.endsWith(suffix)) {
            ui.getInternals().cancelPendingTitleUpdate();
            ui.getPage().setTitle(title + suffix);
        }
    }

    /** Every navigation passes here before a view is made; what no bundle offers is not there. */
    private void check(BeforeEnterEvent event) {
        Class<?> view = event.getNavigationTarget();
        if (ErrorTarget.class.isAssignableFrom(view)) {
            return;
        }
        PageGuard guard = pages.routes().guard(view, event.getLocation().getPath());
        if (guard == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        PageGuard.Decision decision = guard.check(new PageGuard.Visit(
                event.getLocation(), event.getRouteParameters(), event.getUI().getSession()));
        switch (decision) {
            case PageGuard.Allowed allowed ->
                RefusedRequest.reason(VaadinRequest.getCurrent()).ifPresent(reason -> event.rerouteToError(reason, ""));
            case PageGuard.SignIn signIn -> event.forwardToUrl("/" + signIn.path());
            case PageGuard.Away away -> event.rerouteToError(NotFoundException.class, NotFoundTarget.AWAY);
            case PageGuard.Forbidden forbidden -> event.rerouteToError(AccessDeniedException.class);
        }
    }

    @Override
    protected Instantiator createInstantiator() {
        return new PagesInstantiator(this, pages);
    }

    @Override
    protected List<RequestHandler> createRequestHandlers() throws ServiceException {
        List<RequestHandler> handlers = super.createRequestHandlers();
        handlers.replaceAll(
                handler -> handler instanceof IndexHtmlRequestHandler ? new GuardedIndexHandler(pages) : handler);
        handlers.replaceAll(handler -> handler instanceof UidlRequestHandler ? new PackedAnswers() : handler);
        return handlers;
    }

    @Override
    public Iterable<DependencyFilter> getDependencyFilters() {
        return List.of(triggers);
    }

    @Override
    public void requestStart(VaadinRequest request, VaadinResponse response) {
        closeScopes();
        scopes.set(new Scopes());
        super.requestStart(request, response);
    }

    @Override
    public VaadinSession findVaadinSession(VaadinRequest request) throws SessionExpiredException {
        AtmosphereRequest push = push(request);
        VaadinSession session = push == null ? super.findVaadinSession(request) : pushSession(push, request);
        Scopes current = scopes.get();
        if (session != null && current != null) {
            current.close();
            if (push != null || "POST".equals(request.getMethod())) {
                pages.sessions().proved(session);
            }
            current.bound = pages.shell().bind(session);
            pages.sessions().serving(session);
        }
        return session;
    }

    /**
     * The session of a push request. Its handshake reaches the server beside the servlet context and so carries the server's own
     * session, in which the context's attributes are not to be found.
     */
    private VaadinSession pushSession(AtmosphereRequest push, VaadinRequest request) throws SessionExpiredException {
        HttpSession http = push.getSession(false);
        VaadinSession session = http == null ? null : pages.sessions().byId(http.getId());
        if (session == null) {
            throw new SessionExpiredException();
        }
        VaadinSession.setCurrent(session);
        request.setAttribute(VaadinSession.class.getName(), session);
        return session;
    }

    private static @Nullable AtmosphereRequest push(VaadinRequest request) {
        return request instanceof VaadinServletRequest servlet && servlet.getRequest() instanceof AtmosphereRequest push
                ? push
                : null;
    }

    @Override
    public @Nullable UI findUI(VaadinRequest request) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session == null || push(request) == null) {
            return super.findUI(request);
        }
        String id = request.getParameter(ApplicationConstants.UI_ID_PARAMETER);
        UI ui = id == null ? null : session.getUIById(Integer.parseInt(id));
        UI.setCurrent(ui);
        return ui;
    }

    @Override
    protected void storeSession(VaadinSession session, WrappedSession http) {
        super.storeSession(session, http);
        pages.sessions().stored(session, http.getId());
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        try {
            super.requestEnd(request, response, session);
        } finally {
            closeScopes();
            pages.sessions().purgeIfPending();
        }
    }

    private void closeScopes() {
        Scopes current = scopes.get();
        if (current != null) {
            scopes.remove();
            pages.sessions().served();
            current.close();
        }
    }

    @Override
    public void runPendingAccessTasks(VaadinSession session) {
        if (session.getPendingAccessQueue().isEmpty()) {
            return;
        }
        try (RequestScope _ = pages.shell().bind(session)) {
            super.runPendingAccessTasks(session);
        }
        pages.sessions().purgeIfPending();
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        super.modifyIndexHtmlResponse(response);
        frontEnd.apply(response.getDocument(), response.getVaadinRequest().getContextPath());
        GuardedIndexHandler.decorate(pages.shell(), response);
    }

    @Override
    public @Nullable URL getStaticResource(String path) {
        return pages.assets().resource(path);
    }

    @Override
    protected void setDefaultClassLoader() {
        setClassLoader(PagesService.class.getClassLoader());
    }

    /** Flow's component meta data would keep every view's class until the service ends; its caches are purged instead. */
    @Override
    public Registration addServiceDestroyListener(ServiceDestroyListener listener) {
        if (listener.getClass().getName().startsWith("com.vaadin.flow.component.internal.ComponentMetaData")) {
            return () -> {};
        }
        return super.addServiceDestroyListener(listener);
    }
}
