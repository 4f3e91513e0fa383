package org.guildhall.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Clients;
import org.guildhall.api.session.Sessions;
import org.guildhall.vaadin.LiveSessions;
import org.guildhall.vaadin.RequestScope;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Who is behind each browser, and on whose behalf the current thread works. */
@Component(service = Visitors.class)
public final class Visitors {
    private final Map<VaadinSession, Visitor> visitors = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Bound> bound = new ThreadLocal<>();
    private final Actors actors;
    private final Clients clients;
    private final Sessions sessions;
    private final Registration listening;
    private volatile Consumer<VaadinSession> whenEnded = session -> {};

    /** Forgets browsers when their sessions end. */
    @Activate
    public Visitors(
            @Reference Actors actors,
            @Reference Clients clients,
            @Reference Sessions sessions,
            @Reference LiveSessions live) {
        this.actors = actors;
        this.clients = clients;
        this.sessions = sessions;
        listening = live.addListener(new LiveSessions.Listener() {
            @Override
            public void ended(VaadinSession session) {
                visitors.remove(session);
            }
        });
    }

    @Deactivate
    void close() {
        listening.remove();
    }

    Visitor of(VaadinSession session) {
        return visitors.computeIfAbsent(session, unknown -> new Visitor());
    }

    /** The browser being served on this thread; a passing one where none is. */
    Visitor current() {
        Bound now = bound.get();
        if (now != null) {
            return now.visitor;
        }
        VaadinSession session = VaadinSession.getCurrent();
        return session == null ? new Visitor() : of(session);
    }

    void forEach(BiConsumer<VaadinSession, Visitor> work) {
        visitors.forEach(work);
    }

    Optional<VaadinSession> holding(java.util.UUID signedInSession) {
        return visitors.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .signedIn()
                        .filter(now -> now.session().equals(signedInSession))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Binds this thread to whom the session belongs. The signed-in session is read anew, so that one ended on any node is refused
     * at the next click; where this browser is bound already, that has just been done.
     */
    RequestScope bind(VaadinSession session) {
        Visitor visitor = of(session);
        @Nullable Bound before = bound.get();
        if (before == null || before.visitor != visitor) {
            visitor.signedIn()
                    .filter(now -> sessions.find(now.session()).isEmpty())
                    .ifPresent(ended -> {
                        visitor.signOut();
                        whenEnded.accept(session);
                    });
        }
        if (visitor.client().address().isEmpty()) {
            visitor.setClient(clients.current());
        }
        Bound now = new Bound(visitor);
        now.ask(visitor.client());
        now.act(visitor.actor());
        bound.set(now);
        return () -> {
            now.close();
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        };
    }

    /** Work that a request causes. */
    interface Request {
        void run() throws IOException, ServletException;
    }

    /** Notes who asks while a request is answered, whose session may only begin with it. */
    void serving(Client asking, Request request) throws IOException, ServletException {
        Actors.Binding binding = clients.bind(asking);
        try {
            request.run();
        } finally {
            binding.close();
        }
    }

    /** Works as a part of the system, for nobody's browser; nothing of it is kept. */
    <T> T callForNobody(Actor.SystemPart part, Supplier<T> work) {
        @Nullable Bound before = bound.get();
        Bound now = new Bound(new Visitor());
        now.act(part);
        bound.set(now);
        try {
            return work.get();
        } finally {
            now.close();
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        }
    }

    /** Calls back with a browser whose signed-in session turns out to have ended, on another node for example. */
    void whenEnded(Consumer<VaadinSession> listener) {
        whenEnded = listener;
    }

    /** The machine at the other end of this request, or of the browser's last one. */
    Client client() {
        return clients.current();
    }

    /** Goes on as whom the visitor has become, for the rest of this request. */
    void actAs(Actor actor) {
        Bound now = bound.get();
        if (now == null) {
            throw new IllegalStateException("Nobody is being served on this thread");
        }
        now.act(actor);
    }

    private final class Bound {
        private final Visitor visitor;
        private final Deque<Actors.Binding> bindings = new ArrayDeque<>();

        Bound(Visitor visitor) {
            this.visitor = visitor;
        }

        void ask(Client client) {
            bindings.push(clients.bind(client));
        }

        void act(Actor actor) {
            bindings.push(actors.bind(actor));
        }

        void close() {
            while (!bindings.isEmpty()) {
                bindings.pop().close();
            }
        }
    }
}
