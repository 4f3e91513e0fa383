package org.guildhall.api.person;

import java.time.LocalDate;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;

/**
 * A person who receives care or support.
 *
 * @param system the system that keeps the person's record, such as {@code finance}
 * @param reference the person's reference there, unique within the system
 */
public record Person(
        PersonId id, String system, String reference, PersonName name, LocalDate dateOfBirth, Address address) {}
