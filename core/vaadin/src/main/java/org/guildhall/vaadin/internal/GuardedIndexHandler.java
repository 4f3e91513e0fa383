package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.PushConfiguration;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.internal.NavigationRouteTarget;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.VaadinSessionState;
import com.vaadin.flow.server.communication.IndexHtmlRequestHandler;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guildhall.vaadin.PageGuard;
import org.guildhall.vaadin.PageHead;
import org.guildhall.vaadin.Shell;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Answers a page load with the true status. The view is made before the answer goes out, so that its failure counts; what the guard
 * says counts more.
 */
final class GuardedIndexHandler extends IndexHtmlRequestHandler {

    /** What Flow writes before the JSON of the first state. */
    private static final String STATE = "window.Vaadin.TypeScript=";

    private static final String STATUS = GuardedIndexHandler.class.getName() + ".status";
    private static final long serialVersionUID = 1;

    private final transient Pages pages;

    GuardedIndexHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void setupPushConnectionFactory(PushConfiguration push, BootstrapContext context) {
        push.setPushConnectionFactory(TabConnection::new);
    }

    @Override
    public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (session.getState() != VaadinSessionState.OPEN) {
            // it ended while this request waited for it: the browser asks again, and gets another
            HttpServletRequest asked = ((VaadinServletRequest) request).getHttpServletRequest();
            // one slash alone: two would name another host
            String path = "/" + asked.getRequestURI().replaceFirst("^/+", "");
            String query = asked.getQueryString();
            response.setHeader("Cache-Control", "no-store");
            ((VaadinServletResponse) response).sendRedirect(query == null ? path : path + "?" + query);
            return true;
        }
        String info = request.getPathInfo();
        String path = info == null ? "" : info.substring(Math.min(1, info.length()));
        Object outcome = outcome(session, request, path);
        if (outcome instanceof PageGuard.SignIn signIn) {
            response.setHeader("Cache-Control", "no-store");
            ((VaadinServletResponse) response).sendRedirect(request.getContextPath() + "/" + signIn.path());
            return true;
        }
        if (outcome instanceof Integer status) {
            request.setAttribute(STATUS, status);
        } else {
            pages.activity().touch(session);
        }
        // Flow calls a page unhandled whose browser went away while it was written: there is nobody left to be refused
        return super.synchronizedHandleRequest(session, request, response)
                || ((VaadinServletResponse) response).isCommitted();
    }

    /** A status, or the guard's decision. */
    private Object outcome(VaadinSession session, VaadinRequest request, String path) {
        Location location;
        try {
            location = new Location(path, QueryParameters.full(request.getParameterMap()));
        } catch (RuntimeException e) {
            return 400;
        }
        NavigationRouteTarget target = ApplicationRouteRegistry.getInstance(
                        request.getService().getContext())
                .getNavigationRouteTarget(path);
        if (!target.hasTarget()) {
            if (RefusedRequest.reason(request).isPresent()) {
                // another servlet's address: its refusal has a status of its own
                return new PageGuard.Allowed();
            }
            return pages.routes().isAway(path) ? 503 : 404;
        }
        Class<? extends Component> view = target.getRouteTarget().getTarget();
        PageGuard guard = pages.routes().guard(view, path);
        if (guard == null) {
            return 404;
        }
        PageGuard.Decision decision = guard.check(new PageGuard.Visit(location, target.getRouteParameters(), session));
        return switch (decision) {
            case PageGuard.Forbidden forbidden -> 403;
            case PageGuard.Away away -> 503;
            case PageGuard.Allowed allowed -> allowed;
            case PageGuard.SignIn signIn -> signIn;
        };
    }

    static void decorate(Shell shell, IndexHtmlResponse index) {
        VaadinSession session = VaadinSession.getCurrent();
        VaadinResponse response = index.getVaadinResponse();
        if (index.getVaadinRequest().getAttribute(STATUS) instanceof Integer status) {
            response.setStatus(status);
        }
        if (((VaadinServletResponse) response).getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "30");
        }
        Document document = index.getDocument();
        PageHead head = shell.head(session);
        document.title(head.title());
        Element html = document.selectFirst("html");
        if (html != null) {
            html.attr("lang", head.language().toLanguageTag());
            head.htmlAttributes().forEach(html::attr);
        }
        head.bodyAttributes().forEach(document.body()::attr);
        document.head().appendElement("link").attr("rel", "icon").attr("href", head.icon());
        for (String stylesheet : head.stylesheets()) {
            document.head().appendElement("link").attr("rel", "stylesheet").attr("href", stylesheet);
        }
        String nonce = Csp.newNonce();
        Csp.apply(document, nonce);
        escapeState(document);
        response.setHeader("Content-Security-Policy", shell.contentSecurityPolicy(session, Csp.policy(nonce)));
        response.setHeader("Cache-Control", "no-store");
    }

    /** The page's first state stands in a script, where Flow leaves it to the texts of the page not to end that script. */
    private static void escapeState(Document document) {
        for (Element script : document.select("script[initial]")) {
            String data = script.data();
            int state = data.indexOf(STATE);
            if (state >= 0) {
                int json = state + STATE.length();
                script.empty();
                script.appendChild(new DataNode(
                        data.substring(0, json) + data.substring(json).replace("<", "\\u003c")));
            }
        }
    }
}
