package org.guildhall.runtime.session;

import java.util.function.Supplier;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keeps the actor of each thread; a thread that nobody bound acts for nobody. */
@Component(service = Actors.class)
public final class ThreadActors implements Actors {
    private static final Actor NOBODY = new Actor.Anonymous();

    private final ThreadLocal<@Nullable Actor> bound = new ThreadLocal<>();

    /** Starts with nobody bound. */
    @Activate
    public ThreadActors() {}

    @Override
    public Actor current() {
        Actor actor = bound.get();
        return actor == null ? NOBODY : actor;
    }

    @Override
    public AccountId requireAccount() {
        return account().orElseThrow(() -> new NotPermittedException("nobody is signed in"));
    }

    @Override
    public <T extends @Nullable Object> T callAs(Actor actor, Supplier<T> work) {
        Binding binding = bind(actor);
        try {
            return work.get();
        } finally {
            binding.close();
        }
    }

    @Override
    public Binding bind(Actor actor) {
        Actor before = bound.get();
        Thread owner = Thread.currentThread();
        bound.set(actor);
        return () -> {
            if (!owner.equals(Thread.currentThread())) {
                throw new IllegalStateException("An actor is unbound on another thread");
            }
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        };
    }
}
