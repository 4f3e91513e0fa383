package org.guildhall.send.record;

import java.util.Map;
import java.util.Optional;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.clock.Stage;

/**
 * How many open cases come near a limit of the law, or have missed one.
 *
 * @param byCaseworker empty stands for the team
 */
public record BreachRadar(Counts all, Map<Stage, Counts> byStage, Map<Optional<AccountId>, Counts> byCaseworker) {
    /** Within how many days a limit comes near. */
    public static final int DAYS = 14;

    /**
     * Some cases.
     *
     * @param open how many there are
     * @param due of how many the next limit comes within {@link #DAYS} days
     * @param overdue of how many a limit has passed
     */
    public record Counts(long open, long due, long overdue) {
        /** None. */
        public static final Counts NONE = new Counts(0, 0, 0);

        /** These and those. */
        public Counts plus(Counts other) {
            return new Counts(open + other.open, due + other.due, overdue + other.overdue);
        }
    }
}
