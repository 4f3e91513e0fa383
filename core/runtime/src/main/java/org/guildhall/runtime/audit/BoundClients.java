package org.guildhall.runtime.audit;

import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Clients;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The client of each thread. */
@Component(service = Clients.class)
public final class BoundClients implements Clients {
    private static final Client NOWHERE = new Client("", "");

    private final ThreadLocal<@Nullable Client> bound = new ThreadLocal<>();

    /** Nobody is bound at first. */
    @Activate
    public BoundClients() {}

    @Override
    public Client current() {
        Client client = bound.get();
        return client == null ? NOWHERE : client;
    }

    @Override
    public Actors.Binding bind(Client client) {
        Client before = bound.get();
        bound.set(client);
        return () -> {
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        };
    }
}
