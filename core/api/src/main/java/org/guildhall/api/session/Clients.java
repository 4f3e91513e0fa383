package org.guildhall.api.session;

import org.osgi.annotation.versioning.ProviderType;

/** From where the work on this thread was asked for, for the audit log and throttles. */
@ProviderType
public interface Clients {
    /** The machine at the other end; both parts are empty where no request is being answered. */
    Client current();

    /** Binds the client to this thread until the binding is closed on it. */
    Actors.Binding bind(Client client);
}
