package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.VaadinSessionState;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.guildhall.vaadin.LiveSessions;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Our own set of the open sessions: Vaadin keeps none. */
final class OpenSessions implements LiveSessions {

    /** Of a browser that sends no heartbeat any more; how long people may rest is the shell's to say. */
    private static final Duration KEPT = Duration.ofHours(2);

    /** Tabs of one browser. */
    private static final int MOST_TABS = 50;

    private final Set<VaadinSession> open = ConcurrentHashMap.newKeySet();
    /** By the server's own id, which a push connection carries; other requests carry it with the context's suffix. */
    private final Map<String, VaadinSession> byId = new ConcurrentHashMap<>();

    private final ThreadLocal<VaadinSession> served = new ThreadLocal<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<VaadinSession> proved = ConcurrentHashMap.newKeySet();
    /** Some 60 kB each, as all of them: with these numbers strangers take a third of the server's 512 MB. */
    private final Strangers fetched = new Strangers(500, 100);

    private final Strangers passing = new Strangers(2_000, 500);
    /** In which somebody has signed in. */
    private final Set<VaadinSession> lasting = ConcurrentHashMap.newKeySet();

    private final Map<UI, String> shown = new ConcurrentHashMap<>();
    private final Leaks leaks = new Leaks();

    /** A page is fetched by a client that has no session yet. */
    void started(VaadinSession session, String client) {
        open.add(session);
        listeners.forEach(listener -> listener.started(session));
        fetched.add(session, client).ifPresent(this::giveUp);
    }

    void stored(VaadinSession session, String id) {
        byId.values().remove(session);
        byId.put(serverId(id), session);
    }

    @Nullable
    VaadinSession byId(String id) {
        return byId.get(serverId(id));
    }

    private static String serverId(String id) {
        int suffix = id.indexOf('-');
        return suffix < 0 ? id : id.substring(0, suffix);
    }

    /**
     * A browser is behind the session: its scripts have run. One that has only fetched a page, as monitors and crawlers do, goes
     * after the few minutes of the container's own time-out.
     */
    void proved(VaadinSession session) {
        passing.asked(session);
        WrappedSession http = session.getSession();
        if (http != null && proved.add(session)) {
            http.setMaxInactiveInterval((int) KEPT.toSeconds());
            fetched.remove(session)
                    .flatMap(client -> passing.add(session, client))
                    .ifPresent(this::giveUp);
        }
    }

    /** Makes room: its browser, if there is one, loads the page anew. */
    private void giveUp(VaadinSession session) {
        enter(session, () -> {
            if (lasting.contains(session)) {
                return;
            }
            WrappedSession http = session.getSession();
            end(session);
            if (http != null && !session.equals(served.get())) {
                // nothing is asked of it now: the container's own part of it may go too
                http.invalidate();
            }
        });
    }

    /** Makes room for one more tab in its session: pages that were fetched, and left, go before tabs that are open. */
    void tabComes(UI tab) {
        List<UI> others = tab.getSession().getUIs().stream()
                .filter(other -> !other.equals(tab) && !other.isClosing())
                .toList();
        if (others.size() >= MOST_TABS) {
            others.stream()
                    .min(Comparator.comparing(OpenSessions::isReachable).thenComparing(UI::getUIId))
                    .ifPresent(UI::close);
        }
    }

    void ended(VaadinSession session) {
        proved.remove(session);
        fetched.remove(session);
        passing.remove(session);
        lasting.remove(session);
        byId.values().remove(session);
        if (open.remove(session)) {
            listeners.forEach(listener -> listener.ended(session));
        }
    }

    /** Whether it has not ended; needs no lock. */
    boolean isOpen(VaadinSession session) {
        return open.contains(session);
    }

    @Override
    public List<VaadinSession> all() {
        return List.copyOf(open);
    }

    @Override
    public int reachable(String symbolicName) {
        return (int) shown.entrySet().stream()
                .filter(tab -> tab.getValue().equals(symbolicName) && isReachable(tab.getKey()))
                .count();
    }

    @Override
    public Set<VaadinSession> showing(String symbolicName) {
        Set<VaadinSession> sessions = new HashSet<>();
        shown.forEach((ui, bundle) -> {
            VaadinSession session = ui.getSession();
            if (bundle.equals(symbolicName) && session != null) {
                sessions.add(session);
            }
        });
        return sessions;
    }

    @Override
    public Map<String, Integer> openPages() {
        Map<String, Integer> count = new HashMap<>();
        shown.values().forEach(bundle -> count.merge(bundle, 1, Integer::sum));
        return count;
    }

    /** Notes whose page a tab shows, by name: a class would keep a bundle that has gone. */
    void shows(UI ui, Class<?> view) {
        Bundle bundle = FrameworkUtil.getBundle(view);
        if (bundle == null) {
            shown.remove(ui);
        } else {
            shown.put(ui, bundle.getSymbolicName());
        }
    }

    void closed(UI ui) {
        shown.remove(ui);
    }

    @Override
    public void refreshAll() {
        refresh(session -> true);
    }

    @Override
    public void refresh(Predicate<VaadinSession> which) {
        for (VaadinSession session : open) {
            enter(session, () -> {
                if (which.test(session)) {
                    session.getUIs().forEach(OpenSessions::refresh);
                }
            });
        }
    }

    @Override
    public void end(Predicate<VaadinSession> which) {
        for (VaadinSession session : open) {
            enter(session, () -> {
                if (which.test(session)) {
                    for (UI ui : List.copyOf(session.getUIs())) {
                        ui.getPage().reload();
                        push(ui);
                    }
                    end(session);
                }
            });
        }
    }

    @Override
    public void end(VaadinSession session) {
        if (session.getState() != VaadinSessionState.OPEN) {
            // whoever closes it sees it through: ended twice, its tabs would be taken out of it twice
            return;
        }
        session.close();
        WrappedSession http = session.getSession();
        if (!session.equals(served.get()) && http != null) {
            // the HTTP session stays, empty: containers fail the requests beside which they end one
            session.getService().removeSession(http);
            if (VaadinService.getCurrentRequest() != null && session.equals(VaadinSession.getCurrent())) {
                // elsewhere Flow destroys it as it is taken out; twice, its tabs would be taken out of it twice
                session.getService().fireSessionDestroy(session);
            }
        }
    }

    /** This thread answers a request of the session from now on, whose end sees to it if the session ends meanwhile. */
    void serving(VaadinSession session) {
        served.set(session);
    }

    void served() {
        served.remove();
    }

    @Override
    public void rotateId() {
        VaadinSession session = VaadinSession.getCurrent();
        if (!(VaadinService.getCurrentRequest() instanceof VaadinServletRequest request)
                || VaadinService.getCurrentResponse() == null) {
            throw new IllegalStateException("A session's id changes only within a plain request of its browser");
        }
        // Vaadin's own way would take a new HTTP session; Felix keeps the old one's id then
        stored(session, request.getHttpServletRequest().changeSessionId());
        lasting.add(session);
        fetched.remove(session);
        passing.remove(session);
    }

    @Override
    public Registration addListener(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Pages have come: tabs that show an error, or a view that has been replaced, may have their page now. */
    void pagesCame(Set<Class<?>> replaced) {
        refreshShowing(part -> part instanceof ErrorTarget || replaced.contains(part.getClass()));
    }

    /** Views have gone: tabs that show them load what is at their place now. */
    void pagesWent(Set<Class<?>> views, Collection<ClassLoader> loaders) {
        leaks.add(loaders);
        refreshShowing(part -> views.contains(part.getClass()));
        leaks.purge();
    }

    private void refreshShowing(Predicate<HasElement> part) {
        for (VaadinSession session : open) {
            enter(session, () -> {
                for (UI ui : List.copyOf(session.getUIs())) {
                    List<HasElement> shown = chain(ui).stream().filter(part).toList();
                    if (shown.isEmpty()) {
                        continue;
                    }
                    if (isReachable(ui) || shown.stream().allMatch(ErrorTarget.class::isInstance)) {
                        refresh(ui);
                    } else {
                        drop(ui);
                    }
                }
            });
        }
    }

    private static boolean isReachable(UI ui) {
        PushConnection connection = ui.getInternals().getPushConnection();
        return connection != null && connection.isConnected();
    }

    /**
     * Forgets a tab that nothing can be sent to. What it is shown instead would wait in its queue for the browser to come back, and
     * hold the view that has gone meanwhile; a browser that does come back loads the page anew.
     */
    private static void drop(UI ui) {
        VaadinSession session = ui.getSession();
        ui.accessSynchronously(() -> {
            if (!ui.isClosing()) {
                ui.close();
            }
            session.removeUI(ui);
        });
    }

    void purgeIfPending() {
        if (leaks.pending()) {
            leaks.purge();
        }
    }

    private static List<HasElement> chain(UI ui) {
        return ui.getInternals().getActiveRouterTargetsChain();
    }

    private static void refresh(UI ui) {
        if (ui.isClosing() || chain(ui).isEmpty()) {
            return;
        }
        ui.accessSynchronously(() -> ui.refreshCurrentRoute(true));
    }

    private static void push(UI ui) {
        if (ui.getPushConfiguration().getPushMode().isEnabled()
                && ui.getInternals().getPushConnection() != null) {
            ui.push();
        }
    }

    private static void enter(VaadinSession session, Runnable task) {
        // errors in the task go to the session's error handler
        var unused = session.access(() -> {
            if (session.getState() != VaadinSessionState.CLOSED) {
                task.run();
            }
        });
    }
}
