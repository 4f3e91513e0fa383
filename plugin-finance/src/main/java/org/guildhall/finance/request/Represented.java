package org.guildhall.finance.request;

import java.time.LocalDate;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;

/** The person whose documents are asked for, as the requester describes them. */
public record Represented(PersonName name, LocalDate dateOfBirth, Address address) {}
