package org.guildhall.finance.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.guildhall.api.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an officer gives.
 *
 * @param person whose documents
 * @param scope kinds of documents; empty means all
 * @param until the last day; null for no end
 */
public record Approval(
        PersonId person, Set<String> scope, @Nullable LocalDate until) {
    /** When access ends; null for never. */
    @Nullable
    Instant end() {
        return until == null
                ? null
                : until.plusDays(1).atStartOfDay(Deadline.ZONE).toInstant();
    }
}
