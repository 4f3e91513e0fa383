package org.guildhall.runtime.password;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.SqlFailure;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Growing waits after wrong tries (SPEC C3). A try is counted before it is looked at, so that many at once count too;
 * what is counted stays even if the caller's transaction is rolled back.
 */
final class Throttle {
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Clock clock;

    Throttle(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts a try, unless it has to wait; then it answers with the time until which. */
    Optional<Instant> begin(String name, int free) {
        try {
            return count(name, free);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                // two first tries at once: the row is there now
                return count(name, free);
            }
            throw e;
        }
    }

    private Optional<Instant> count(String name, int free) {
        Instant now = clock.instant();
        return transactions.apart(() -> transactions.call(sql -> {
            Optional<Count> known = sql.first(
                    Count::of,
                    "SELECT failures, last_at, blocked_until FROM core.throttle WHERE name = ? FOR UPDATE",
                    name);
            Optional<Instant> wait = known.map(Count::blockedUntil).filter(now::isBefore);
            if (wait.isPresent()) {
                return wait;
            }
            int failures = 1
                    + known.filter(count -> count.lastAt.plus(FORGOTTEN).isAfter(now))
                            .map(Count::failures)
                            .orElse(0);
            Instant blocked = failures < free ? null : now.plus(waitAfter(failures - free));
            if (known.isPresent()) {
                sql.update(
                        "UPDATE core.throttle SET failures = ?, last_at = ?, blocked_until = ? WHERE name = ?",
                        failures,
                        now,
                        blocked,
                        name);
            } else {
                sql.update(
                        "INSERT INTO core.throttle (name, failures, last_at, blocked_until) VALUES (?, ?, ?, ?)",
                        name,
                        failures,
                        now,
                        blocked);
            }
            return Optional.<Instant>empty();
        }));
    }

    /** The try was right: forgets all about the name. */
    void clear(String name) {
        transactions.apart(
                () -> transactions.call(sql -> sql.update("DELETE FROM core.throttle WHERE name = ?", name)));
    }

    /** The try was right: takes back its one count, for a name that many people share. */
    void takeBack(String name) {
        transactions.apart(() -> transactions.call(sql -> sql.update(
                "UPDATE core.throttle SET failures = failures - 1, blocked_until = NULL WHERE name = ? AND failures > 0",
                name)));
    }

    /** Whether the wrong tries have just become so many that the owner should know; true once a day. */
    boolean shouldTell(String name, int free) {
        Instant now = clock.instant();
        return transactions.apart(() -> transactions.<Integer>call(sql -> sql.update(
                        "UPDATE core.throttle SET told_at = ? WHERE name = ? AND failures >= ?"
                                + " AND (told_at IS NULL OR told_at < ?)",
                        now,
                        name,
                        free,
                        now.minus(FORGOTTEN))))
                > 0;
    }

    private static Duration waitAfter(int over) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(over, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private record Count(
            int failures, Instant lastAt, @Nullable Instant blockedUntil) {
        static Count of(Row row) {
            return new Count((int) row.number(1), row.instant(2), row.instantOrNull(3));
        }
    }
}
