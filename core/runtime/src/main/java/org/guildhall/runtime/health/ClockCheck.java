package org.guildhall.runtime.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.persistence.Dialect;
import org.guildhall.runtime.persistence.Transactions;

/** Whether the clock can be believed: it agrees with the database's, and no entry of the audit log is later than now. */
final class ClockCheck implements Supplier<HealthPart> {
    static final String NAME = "clock";
    private static final Duration OFF = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Clock clock;

    ClockCheck(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HealthPart get() {
        Instant now = clock.instant();
        Optional<Instant> last = transactions.call(sql -> sql.first(
                row -> row.instant(1),
                "SELECT happened_at FROM core.audit_entry ORDER BY id DESC FETCH FIRST 1 ROWS ONLY"));
        if (last.filter(entry -> entry.isAfter(now.plus(LATER))).isPresent()) {
            return wrong("health.clock.back");
        }
        // the embedded database has no clock of its own
        if (transactions.dialect() == Dialect.POSTGRESQL) {
            Instant theirs = transactions
                    .<Optional<Instant>>call(sql -> sql.first(row -> row.instant(1), "SELECT clock_timestamp()"))
                    .orElse(now);
            if (Duration.between(now, theirs).abs().compareTo(OFF) > 0) {
                return wrong("health.clock.off");
            }
        }
        return HealthPart.good(NAME, "health.clock.good");
    }

    private static HealthPart wrong(String textKey) {
        return new HealthPart(
                NAME, HealthPart.State.ATTENTION, HealthProblem.of(textKey), HealthProblem.of("health.clock.advice"));
    }
}
