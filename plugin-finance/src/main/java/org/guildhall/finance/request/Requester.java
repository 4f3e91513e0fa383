package org.guildhall.finance.request;

import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;

/**
 * Who asks, as they describe themselves, and how to reach them.
 *
 * @param phone empty unless they want to be called
 */
public record Requester(AccountId account, PersonName name, Address address, ContactMethod contact, String phone) {}
