package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.VaadinSession;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions that anybody can have for the asking, who has none that lasts: no more than fit into memory, and of one client no more than
 * leaves room for others. Those that nobody has asked anything of for longest come first.
 */
final class Strangers {
    private final int most;
    private final int mostOfOne;
    private final Map<VaadinSession, String> clients = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> count = new HashMap<>();

    Strangers(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes one in, and gives up the one that is too many then. */
    synchronized Optional<VaadinSession> add(VaadinSession session, String client) {
        remove(session);
        clients.put(session, client);
        Optional<VaadinSession> tooMany = count.merge(client, 1, Integer::sum) > mostOfOne
                ? longestUnasked(client)
                : clients.keySet().stream().limit(clients.size() > most ? 1 : 0).findFirst();
        tooMany.ifPresent(this::remove);
        return tooMany;
    }

    private Optional<VaadinSession> longestUnasked(String client) {
        return clients.entrySet().stream()
                .filter(each -> each.getValue().equals(client))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Something is asked of it. */
    synchronized void asked(VaadinSession session) {
        clients.get(session);
    }

    /** Forgets it; the client it came from, if it was here. */
    synchronized Optional<String> remove(VaadinSession session) {
        String client = clients.remove(session);
        if (client != null) {
            count.computeIfPresent(client, (known, sessions) -> sessions == 1 ? null : sessions - 1);
        }
        return Optional.ofNullable(client);
    }
}
