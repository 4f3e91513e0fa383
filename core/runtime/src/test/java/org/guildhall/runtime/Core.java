package org.guildhall.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Clients;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.audit.BoundClients;
import org.guildhall.runtime.audit.ChainedAudit;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.TimeOrderedIds;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.UnitOpener;
import org.guildhall.testkit.database.DatabasePlace;
import org.jspecify.annotations.Nullable;

/** Core's schema on one database, with a clock that the test moves. */
public final class Core implements AutoCloseable {
    public final DatabasePlace place;
    public final ConnectionPool pool;
    public final Transactions transactions;
    public final MovedClock clock = new MovedClock();
    public final Ids ids = new TimeOrderedIds(clock);
    public final Keys keys;
    public final TestActors actors = new TestActors();
    public final Clients clients = new BoundClients();
    public final AuditChain chain;
    public final ChainedAudit audit;
    public final UnitOpener.OpenUnit unit;

    private Core(DatabasePlace place) {
        this.place = place;
        LaunchSettings settings = new LaunchSettings(place.settings());
        place.prepare("core", () -> UnitOpener.migrate(settings, "core", Core.class));
        pool = new ConnectionPool(settings);
        transactions = new Transactions(pool);
        unit = UnitOpener.open(pool, transactions, "core", Transactions.class);
        keys = new Keys(settings);
        chain = new AuditChain(
                transactions,
                clock,
                keys.deriveAll("audit-head", 32),
                place.dataFolder().resolve("audit/heads.txt"));
        audit = new ChainedAudit(transactions, ids, clock, actors, clients, chain);
    }

    public static Core of(DatabasePlace place) {
        return place.share(Core.class, Core::new);
    }

    public TestInstance instance(boolean test) {
        return new TestInstance(place.dataFolder(), test);
    }

    @Override
    public void close() {
        unit.close();
        pool.close();
    }

    /** The real time, moved on. */
    public static final class MovedClock extends Clock {
        private final AtomicReference<Duration> ahead;
        private final ZoneId zone;

        MovedClock() {
            this(new AtomicReference<>(Duration.ZERO), ZoneId.of("Europe/London"));
        }

        private MovedClock(AtomicReference<Duration> ahead, ZoneId zone) {
            this.ahead = ahead;
            this.zone = zone;
        }

        public void advance(Duration by) {
            ahead.updateAndGet(now -> now.plus(by));
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        /** Shows the same time, and is moved with this one. */
        @Override
        public Clock withZone(ZoneId other) {
            return new MovedClock(ahead, other);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Whoever the test says. */
    public static final class TestActors implements Actors {
        private final ThreadLocal<Actor> now = ThreadLocal.withInitial(Actor.Anonymous::new);

        @Override
        public Actor current() {
            return now.get();
        }

        @Override
        public AccountId requireAccount() {
            return account().orElseThrow(() -> new NotPermittedException("nobody"));
        }

        @Override
        public <T extends @Nullable Object> T callAs(Actor actor, Supplier<T> work) {
            try (Binding bound = bind(actor)) {
                List.of(bound);
                return work.get();
            }
        }

        @Override
        public Binding bind(Actor actor) {
            Actor before = now.get();
            now.set(actor);
            return () -> now.set(before);
        }
    }
}
