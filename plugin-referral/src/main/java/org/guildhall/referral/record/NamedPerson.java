package org.guildhall.referral.record;

import java.time.LocalDate;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a referral is about.
 *
 * @param kind {@code child} or {@code adult}
 * @param birth null where it is not known
 */
public record NamedPerson(
        String kind, PersonName name, @Nullable LocalDate birth, Address address) {}
