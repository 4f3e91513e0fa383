package org.guildhall.api.session;

import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.api.account.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Who is acting on this thread; without a binding it is {@link Actor.Anonymous}. */
@ProviderType
public interface Actors {
    /** Who acts now. */
    Actor current();

    /** The account that acts now, if somebody is signed in. */
    default Optional<AccountId> account() {
        return current() instanceof Actor.User user ? Optional.of(user.account()) : Optional.empty();
    }

    /**
     * The account that acts now.
     *
     * @throws org.guildhall.api.error.NotPermittedException if nobody is signed in
     */
    AccountId requireAccount();

    /** Runs the work as the actor and restores the one before. */
    <T extends @org.jspecify.annotations.Nullable Object> T callAs(Actor actor, Supplier<T> work);

    /** Binds the actor to this thread until the binding is closed on it. */
    Binding bind(Actor actor);

    /** An open binding. */
    interface Binding extends AutoCloseable {
        @Override
        void close();
    }
}
