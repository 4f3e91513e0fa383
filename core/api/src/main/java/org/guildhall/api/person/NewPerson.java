package org.guildhall.api.person;

import java.time.LocalDate;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;

/** A person's record as another system gives it. */
public record NewPerson(String system, String reference, PersonName name, LocalDate dateOfBirth, Address address) {}
