package org.guildhall.runtime.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.key.KeyedHash;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed-in sessions as rows, so that one ended anywhere is refused everywhere at its next click. */
@Component(service = Sessions.class)
public final class KeptSessions implements Sessions {
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);
    private static final String COLUMNS =
            "SELECT s.id, s.account_id, s.client_address, s.browser, s.started_at, s.last_active_at"
                    + " FROM core.signed_in_session s ";
    private static final Logger LOG = LoggerFactory.getLogger(KeptSessions.class);

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Mails mails;
    private final Texts texts;
    private final Audit audit;
    private final Actors actors;
    private final Permissions permissions;
    private final KeyedHash hashes;
    private final Map<UUID, Instant> touched = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public KeptSessions(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Mails mails,
            @Reference Texts texts,
            @Reference Audit audit,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Keys keys) {
        this(transactions, ids, clock, mails, texts, audit, actors, permissions, keys);
    }

    /** Sessions in a database whose tables are there. */
    public KeptSessions(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Mails mails,
            Texts texts,
            Audit audit,
            Actors actors,
            Permissions permissions,
            Keys keys) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.mails = mails;
        this.texts = texts;
        this.audit = audit;
        this.actors = actors;
        this.permissions = permissions;
        this.hashes = new KeyedHash(keys, "devices");
    }

    @Override
    public SignedInSession start(AccountId account, Client client, String device) {
        Instant now = clock.instant();
        SignedInSession session = new SignedInSession(
                ids.next(), account, new Client(cut(client.address(), 64), cut(client.browser(), 200)), now, now);
        transactions.run(sql -> {
            if (!device.isEmpty() && isNew(sql, session, hashes.of(account.toString(), device))) {
                tellOwner(sql, session);
            }
            sql.update(
                    "INSERT INTO core.signed_in_session (id, account_id, client_address, browser, started_at, last_active_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    session.id(),
                    account.value(),
                    session.client().address(),
                    session.client().browser(),
                    now,
                    now);
            // whoever has passed both steps acts from here on
            try (Actors.Binding acting = actors.bind(new Actor.User(account, session.id()))) {
                Objects.requireNonNull(acting);
                audit.record(
                        NewAuditEntry.of("session.started", "account", account).with("session", session.id()));
            }
        });
        return session;
    }

    @Override
    public Optional<SignedInSession> find(UUID id) {
        return transactions.call(sql -> sql.first(
                KeptSessions::session,
                COLUMNS + "JOIN core.account a ON a.id = s.account_id"
                        + " WHERE s.id = ? AND s.ended_at IS NULL AND a.active = TRUE",
                id));
    }

    @Override
    public void touch(UUID id) {
        Instant now = clock.instant();
        Instant before = touched.get(id);
        if (before != null && before.plus(BETWEEN_WRITES).isAfter(now)) {
            return;
        }
        int known = transactions.call(sql -> sql.update(
                "UPDATE core.signed_in_session SET last_active_at = ? WHERE id = ? AND ended_at IS NULL", now, id));
        if (known > 0) {
            touched.put(id, now);
        }
    }

    @Override
    public List<SignedInSession> of(AccountId account) {
        requireSelfOrAdministrator(account);
        return open(account);
    }

    private List<SignedInSession> open(AccountId account) {
        return transactions.call(sql -> sql.list(
                KeptSessions::session,
                COLUMNS + "WHERE s.account_id = ? AND s.ended_at IS NULL ORDER BY s.started_at DESC, s.id DESC",
                account.value()));
    }

    @Override
    public void end(UUID id) {
        transactions.run(sql -> sql.first(KeptSessions::session, COLUMNS + "WHERE s.id = ? AND s.ended_at IS NULL", id)
                .ifPresent(session -> {
                    requireSelfOrAdministrator(session.account());
                    end(sql, session);
                }));
    }

    @Override
    public void endOthers(AccountId account, Optional<UUID> keep) {
        requireSelfOrAdministrator(account);
        transactions.run(sql -> open(account).stream()
                .filter(session -> keep.filter(session.id()::equals).isEmpty())
                .forEach(session -> end(sql, session)));
    }

    @Override
    public Map<AccountId, Instant> lastSignIns(Collection<AccountId> accounts) {
        permissions.check("account:read");
        if (accounts.isEmpty()) {
            return Map.of();
        }
        String places = String.join(", ", Collections.nCopies(accounts.size(), "?"));
        return transactions.call(sql -> {
            Map<AccountId, Instant> last = new HashMap<>();
            sql.list(
                            row -> Map.entry(new AccountId(row.uuid(1)), row.instant(2)),
                            "SELECT account_id, max(started_at) FROM core.signed_in_session WHERE account_id IN ("
                                    + places + ") GROUP BY account_id",
                            accounts.stream().map(AccountId::value).toArray())
                    .forEach(each -> last.put(each.getKey(), each.getValue()));
            return last;
        });
    }

    @Override
    public Actors.Binding onEnd(Consumer<UUID> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void requireSelfOrAdministrator(AccountId account) {
        if (actors.account().filter(account::equals).isEmpty()) {
            permissions.check("account:manage");
        }
    }

    private void end(Sql sql, SignedInSession session) {
        int ended = sql.update(
                "UPDATE core.signed_in_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
                clock.instant(),
                session.id());
        if (ended > 0) {
            audit.record(NewAuditEntry.of("session.ended", "account", session.account())
                    .with("session", session.id()));
            transactions.afterCommit(() -> tellListeners(session.id()));
        }
    }

    private void tellListeners(UUID session) {
        touched.remove(session);
        for (Consumer<UUID> listener : listeners) {
            try {
                listener.accept(session);
            } catch (RuntimeException e) {
                LOG.error("A listener could not be told that a session has ended", e);
            }
        }
    }

    /** Whether it has not been seen before; from now on it has. */
    private static boolean isNew(Sql sql, SignedInSession session, String device) {
        UUID account = session.account().value();
        int known = sql.update(
                "UPDATE core.known_device SET last_used_at = ? WHERE account_id = ? AND hash = ?",
                session.startedAt(),
                account,
                device);
        if (known > 0) {
            return false;
        }
        boolean isNew = sql.count("SELECT count(*) FROM core.known_device WHERE account_id = ?", account) > 0
                // of an account that was used before devices were noted
                || isNewBrowser(sql, session);
        sql.update(
                "INSERT INTO core.known_device (account_id, hash, last_used_at) VALUES (?, ?, ?)",
                account,
                device,
                session.startedAt());
        return isNew;
    }

    /** The very first browser is the one of the registration. */
    private static boolean isNewBrowser(Sql sql, SignedInSession session) {
        UUID account = session.account().value();
        return sql.count("SELECT count(*) FROM core.signed_in_session WHERE account_id = ?", account) > 0
                && sql.count(
                                "SELECT count(*) FROM core.signed_in_session WHERE account_id = ? AND browser = ?",
                                account,
                                session.client().browser())
                        == 0;
    }

    private void tellOwner(Sql sql, SignedInSession session) {
        sql.first(
                        row -> new Owner(row.text(1), row.text(2), Locale.forLanguageTag(row.text(3))),
                        "SELECT email, forename, language FROM core.account WHERE id = ?",
                        session.account().value())
                .ifPresent(owner -> mails.send(new NewMail(
                        owner.email,
                        "new-device",
                        owner.language,
                        Map.of(
                                "name", owner.forename,
                                "browser", session.client().browser(),
                                "time", texts.dateTime(owner.language, session.startedAt())))));
    }

    private static SignedInSession session(Row row) {
        return new SignedInSession(
                row.uuid(1),
                new AccountId(row.uuid(2)),
                new Client(row.text(3), row.text(4)),
                row.instant(5),
                row.instant(6));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private record Owner(String email, String forename, Locale language) {}
}
