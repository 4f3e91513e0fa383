package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.RpcInvocationEvent;
import com.vaadin.flow.server.communication.RpcInvocationListener;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.vaadin.Activity;

/** Knows a user's doing from a browser's own: only page loads, events and navigation count, less the events that scripts send. */
final class UserActivity implements Activity, RpcInvocationListener {

    private static final long serialVersionUID = 1;

    private static final Set<String> BY_USER = Set.of("event", "navigation");
    private static final Set<String> BY_SCRIPT =
            Set.of("ui-poll", "ui-leave-navigation-cancelled", "resize", "ui-refresh", "items-changed");

    private final transient Map<VaadinSession, Instant> last = new ConcurrentHashMap<>();

    @Override
    public Instant lastAction(VaadinSession session) {
        return last.getOrDefault(session, Instant.EPOCH);
    }

    @Override
    public void touch(VaadinSession session) {
        last.put(session, Instant.now());
    }

    void forget(VaadinSession session) {
        last.remove(session);
    }

    @Override
    public void invocationStarted(RpcInvocationEvent event) {
        if (BY_USER.contains(event.getType()) && (event.getName() == null || !BY_SCRIPT.contains(event.getName()))) {
            touch(event.getUI().getSession());
        }
    }
}
