package org.guildhall.finance.document;

import java.time.Instant;
import org.guildhall.api.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * A document with what was done to it, for those who may recall it.
 *
 * @param externalId its id in the finance system
 * @param recalledBy an account's id, or {@code token:ID}; null while it is not recalled
 */
public record RecordedDocument(
        FinanceDocument document,
        Person person,
        String externalId,
        Instant importedAt,
        @Nullable String recalledBy,
        @Nullable String recallReason,
        @Nullable String deletedBy) {}
