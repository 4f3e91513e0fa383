package org.guildhall.send.record;

import java.util.Map;
import org.guildhall.send.clock.EventKind;

/**
 * What a council returns of one calendar year, as the SEN2 census of the Department for Education counts it.
 *
 * @param counts how often what happened in the year, corrected events left out; kinds that did not happen are 0
 * @param plans first plans that were issued in the year and whose 20 weeks the law counts, such as none after an order of the Tribunal
 * @param withoutExceptions those of them beside whose limit no exception is recorded
 */
public record ReturnFigures(int year, Map<EventKind, Long> counts, Plans plans, Plans withoutExceptions) {
    /** How often this happened. */
    public long count(EventKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /**
     * Plans.
     *
     * @param issued how many
     * @param inTime how many of them within 20 weeks
     */
    public record Plans(long issued, long inTime) {
        /** How many of a hundred were in time, rounded half up; 0 where there were none. */
        public long percentInTime() {
            return issued == 0 ? 0 : Math.round(100.0 * inTime / issued);
        }
    }
}
