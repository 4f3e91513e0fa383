package org.guildhall.finance.document;

import java.time.Instant;
import org.guildhall.api.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * A person whose documents somebody may read.
 *
 * @param role in which they may
 * @param until when that ends; null for no end
 * @param newDocuments how many came since the last visit and were not read
 */
public record PersonDocuments(
        Person person, String role, @Nullable Instant until, long newDocuments) {}
