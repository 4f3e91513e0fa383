package org.guildhall.referral.record;

import java.time.YearMonth;
import java.util.Map;

/**
 * What came into an inbox and what came of it, month by month.
 *
 * @param open how many wait now
 * @param overdue how many of them wait for longer than was promised
 * @param months the last twelve, the oldest first
 * @param outcomes of what was decided in these months
 */
public record InboxFigures(
        String inbox, long open, long overdue, Map<YearMonth, Month> months, Map<Outcome, Long> outcomes) {
    /**
     * One month.
     *
     * @param received how many came
     * @param decided how many of those have an outcome
     * @param inTime how many of those had it within the time promised
     */
    public record Month(long received, long decided, long inTime) {}
}
