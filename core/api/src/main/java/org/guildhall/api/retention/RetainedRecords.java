package org.guildhall.api.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One kind of record that a portal keeps for some years after an event, such as a decision, a closure or the date of birth of whom it is
 * about: register it as a service. It is asked by {@link Retention} alone, which has checked
 * the right to.
 */
@ConsumerType
public interface RetainedRecords {
    /**
     * Stable name, such as {@code finance.access-request}, at most 120 characters. The catalogue has what such records are called under
     * {@code retention.NAME}, from which event on their time is counted under {@code retention.NAME.from}, and, where that is needed, what
     * goes with them under {@code retention.NAME.what}.
     */
    String name();

    /** The name of the data that they are part of, such as {@code finance}: a legal hold on it keeps them. */
    String data();

    /** For how many years they are kept where nobody has set anything else. */
    int years();

    /** How many records may go whose event was before this day. */
    long count(LocalDate before);

    /** Those records, the oldest first: so many, after leaving out so many. */
    List<DueRecord> due(LocalDate before, int offset, int limit);

    /**
     * Deletes a record with all that belongs to it, in the current transaction, if its event was before this day and nothing else keeps
     * it now.
     *
     * @return false if it has gone meanwhile, or must stay
     */
    boolean delete(UUID id, LocalDate before);
}
