package org.guildhall.runtime.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Dialect;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox's rows. */
@Component(service = MailQueue.class)
public final class MailQueue {
    /** Longer than a transport can take, so that nobody else takes a mail that is being sent. */
    static final Duration TAKEN = Duration.ofMinutes(4);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private static final String DUE = "state = 'WAITING' AND next_try_at <= ?";

    private static final String ENVELOPES =
            "SELECT id, recipient, subject, state, tries, created_at, next_try_at, sent_at, problem, content_deleted_at"
                    + " FROM core.outbox";

    /** What {@link #hurry} can help: neither sent, nor being sent now, nor without its content. */
    private static final String HELPED =
            " content_deleted_at IS NULL" + " AND (state = 'REFUSED' OR state = 'WAITING' AND taken_by IS NULL)";

    private final Transactions transactions;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder sent = new LongAdder();

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public MailQueue(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A queue in a database whose tables are there. */
    public MailQueue(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tells the listener after each commit that left a mail to be sent. */
    void onNew(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    void add(QueuedMail mail, boolean kept) {
        Instant now = clock.instant();
        transactions.run(sql -> sql.update(
                "INSERT INTO core.outbox (" + QueuedMail.COLUMNS
                        + ", state, created_at, next_try_at, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
                mail.id(),
                mail.messageId(),
                mail.recipient(),
                mail.sender(),
                mail.senderName(),
                mail.subject(),
                mail.text(),
                mail.html(),
                kept ? "KEPT" : "WAITING",
                now,
                kept ? null : now,
                kept ? now : null));
        if (!kept) {
            wakeAfterCommit();
        }
    }

    /** The newest mails of these states. */
    List<OutboxMail> list(Set<OutboxMail.State> states, int limit) {
        return transactions.call(sql -> sql.list(
                MailQueue::envelope,
                ENVELOPES + " WHERE state IN (" + String.join(", ", Collections.nCopies(states.size(), "?"))
                        + ") ORDER BY created_at DESC, id DESC FETCH FIRST " + limit + " ROWS ONLY",
                states.toArray()));
    }

    /** Those of these mails that are still known, the oldest first. */
    List<OutboxMail> find(Collection<UUID> mails) {
        return transactions.call(sql -> mails.stream()
                .flatMap(id -> sql.first(MailQueue::envelope, ENVELOPES + " WHERE id = ?", id).stream())
                .sorted(Comparator.comparing(OutboxMail::createdAt).thenComparing(OutboxMail::id))
                .toList());
    }

    private static OutboxMail envelope(Row row) {
        OutboxMail.State state = OutboxMail.State.valueOf(row.text(4));
        String problem = row.textOrNull(9);
        return new OutboxMail(
                row.uuid(1),
                row.text(2),
                row.text(3),
                state,
                (int) row.number(5),
                row.instant(6),
                row.instantOrNull(7),
                row.instantOrNull(8),
                problem,
                MailReasons.key(state, problem),
                row.instantOrNull(10) == null
                        && (state == OutboxMail.State.WAITING || state == OutboxMail.State.REFUSED));
    }

    /** Writes the mail and takes it back before anybody can see it. */
    void rehearse(QueuedMail mail) {
        transactions.run(sql -> {
            add(mail, true);
            sql.update("DELETE FROM core.outbox WHERE id = ?", mail.id());
        });
    }

    /** Takes the next mail that is due, so that no other worker does. */
    Optional<QueuedMail> take(String worker) {
        while (true) {
            Taking taking = tryToTake(worker);
            if (!taking.lost) {
                return taking.mail;
            }
        }
    }

    private Taking tryToTake(String worker) {
        Instant now = clock.instant();
        String lock = transactions.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : "";
        return transactions.call(sql -> {
            // its id alone, which an index has in order: with the texts, Derby sorts all that wait, for each mail
            Optional<UUID> next = sql.first(
                    row -> row.uuid(1),
                    "SELECT id FROM core.outbox WHERE " + DUE + " ORDER BY next_try_at, id FETCH FIRST 1 ROWS ONLY"
                            + lock,
                    now);
            if (next.isEmpty()) {
                return new Taking(Optional.empty(), false);
            }
            // where locked rows are not skipped, another worker may take it before this, or, as the tries tell, after
            Optional<QueuedMail> due = sql.first(
                    QueuedMail::of,
                    "SELECT " + QueuedMail.COLUMNS + " FROM core.outbox WHERE id = ? AND " + DUE,
                    next.get(),
                    now);
            boolean taken = due.isPresent()
                    && sql.update(
                                    "UPDATE core.outbox SET tries = tries + 1, next_try_at = ?, taken_by = ?"
                                            + " WHERE id = ? AND tries = ? AND state = 'WAITING'",
                                    now.plus(TAKEN),
                                    worker,
                                    due.get().id(),
                                    due.get().tries())
                            == 1;
            return new Taking(due, !taken);
        });
    }

    /** Notes what became of a mail; its content is forgotten once it is sent, for it can hold a code. */
    void settle(QueuedMail mail, String worker, SendResult result) {
        Instant now = clock.instant();
        if (result instanceof SendResult.Sent) {
            sent.increment();
        }
        transactions.run(sql -> {
            switch (result) {
                case SendResult.Sent() ->
                    sql.update(
                            "UPDATE core.outbox SET state = 'SENT', sent_at = ?, next_try_at = NULL, taken_by = NULL,"
                                    + " problem = NULL, text = '', html = '' WHERE id = ?"
                                    + " AND taken_by = ?",
                            now,
                            mail.id(),
                            worker);
                case SendResult.Refused(String problem) ->
                    sql.update(
                            "UPDATE core.outbox SET state = 'REFUSED', next_try_at = NULL, taken_by = NULL, problem = ?"
                                    + " WHERE id = ? AND taken_by = ?",
                            cut(problem),
                            mail.id(),
                            worker);
                case SendResult.Failed(String problem) -> putBack(sql, mail, worker, problem, now);
                case SendResult.Unreachable(String problem) -> putBack(sql, mail, worker, problem, now);
            }
        });
    }

    /** How many mails are where. */
    public Counts counts() {
        return transactions.call(sql -> new Counts(
                sql.count("SELECT count(*) FROM core.outbox WHERE state = 'WAITING'"),
                sql.count("SELECT count(*) FROM core.outbox WHERE state = 'WAITING' AND problem IS NOT NULL"),
                sql.count("SELECT count(*) FROM core.outbox WHERE state = 'REFUSED'"),
                sent.sum()));
    }

    /**
     * Mails by state.
     *
     * @param waiting to be sent, stuck ones included
     * @param stuck tried and not sent yet
     * @param refused for good
     * @param sent by this process since it started
     */
    public record Counts(long waiting, long stuck, long refused, long sent) {}

    private static void putBack(Sql sql, QueuedMail mail, String worker, String problem, Instant now) {
        sql.update(
                "UPDATE core.outbox SET next_try_at = ?, taken_by = NULL, problem = ? WHERE id = ? AND taken_by = ?",
                now.plus(WAITS.get(Math.min(mail.tries(), WAITS.size() - 1))),
                cut(problem),
                mail.id(),
                worker);
    }

    /** Makes all mails due that an absent server let wait; tells how many. */
    int bringForward() {
        Instant now = clock.instant();
        return transactions.call(sql -> sql.update(
                "UPDATE core.outbox SET next_try_at = ? WHERE state = 'WAITING' AND taken_by IS NULL AND next_try_at > ?",
                now,
                now));
    }

    /** Puts what waits into the test mailbox, for example in a copy of a live instance's data. */
    int keepWaiting() {
        return transactions.call(sql -> sql.update(
                "UPDATE core.outbox SET state = 'KEPT', sent_at = created_at, next_try_at = NULL, taken_by = NULL"
                        + " WHERE state = 'WAITING'"));
    }

    /** Empties mails of before this time that will not be sent any more; the envelope stays. */
    int deleteContent(Instant before) {
        return transactions.call(sql -> sql.update(
                "UPDATE core.outbox SET text = '', html = '', content_deleted_at = ?"
                        + " WHERE state IN ('SENT', 'REFUSED', 'KEPT') AND created_at < ? AND content_deleted_at IS NULL",
                clock.instant(),
                before));
    }

    /** Gives back what a worker of this database had taken when the instance died: with Derby there is no other instance. */
    void giveBackTaken() {
        if (transactions.dialect() == Dialect.DERBY) {
            transactions.run(sql -> sql.update(
                    "UPDATE core.outbox SET taken_by = NULL, next_try_at = ? WHERE state = 'WAITING' AND taken_by IS NOT NULL",
                    clock.instant()));
        }
    }

    /** Makes a waiting or refused mail due now. */
    void hurry(UUID id) {
        transactions.run(sql -> sql.update(
                "UPDATE core.outbox SET state = 'WAITING', next_try_at = ?, taken_by = NULL WHERE id = ? AND" + HELPED,
                clock.instant(),
                id));
        wakeAfterCommit();
    }

    /** Makes all due now that were refused, or that wait after a try; tells how many. */
    int hurryAll() {
        int hurried = transactions.call(sql -> sql.update(
                "UPDATE core.outbox SET state = 'WAITING', next_try_at = ?, taken_by = NULL"
                        + " WHERE (state = 'REFUSED' OR problem IS NOT NULL) AND" + HELPED,
                clock.instant()));
        wakeAfterCommit();
        return hurried;
    }

    private void wakeAfterCommit() {
        transactions.afterCommit(() -> listeners.forEach(Runnable::run));
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    private record Taking(Optional<QueuedMail> mail, boolean lost) {}
}
