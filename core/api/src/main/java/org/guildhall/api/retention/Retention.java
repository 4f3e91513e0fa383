package org.guildhall.api.retention;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rules of how long records are kept, and the deletion of what is due. To see them asks for {@code core:retention:read}, to change a
 * rule or delete for {@code core:retention:change}; each change and deletion is in the audit log. Nothing is deleted by itself.
 */
@ProviderType
public interface Retention {
    /** The most years that a rule can say. */
    int MOST_YEARS = 100;

    /** The rules of the portals that are there now, by name. */
    List<RetentionRule> rules();

    /** The rule of one kind. */
    Optional<RetentionRule> find(String kind);

    /**
     * Sets for how many years a kind is kept; deletes nothing.
     *
     * @throws org.guildhall.api.error.InvalidInputException if it is less than 1 or more than {@link #MOST_YEARS}, in the field
     *     {@code years}
     * @throws org.guildhall.api.error.NotFoundException if there is no such kind
     */
    RetentionRule change(String kind, int years);

    /** What is due of a kind, the oldest first: so many, after leaving out so many. */
    List<DueRecord> due(String kind, int offset, int limit);

    /**
     * Deletes for good what is due of a kind, some at a time. Cut off half-way, another call deletes the rest.
     *
     * @param confirmed how many are due, as whoever confirmed it has read
     * @return the record of it
     * @throws org.guildhall.api.error.RefusedException if the data is under legal hold, or another number is due now
     * @throws org.guildhall.api.error.NotFoundException if there is no such kind
     */
    RetentionDeletion delete(String kind, long confirmed);

    /** The records of what was deleted, the latest first: so many, after leaving out so many. */
    List<RetentionDeletion> deletions(int offset, int limit);

    /** How many of those records there are. */
    long countDeletions();
}
