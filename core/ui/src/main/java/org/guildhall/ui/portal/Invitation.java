package org.guildhall.ui.portal;

import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;

/**
 * What a registration begins with when a portal has invited the person by a link: the e-mail address is fixed, the rest is
 * filled in and can be changed.
 *
 * @param email the address that the link was mailed to
 * @param phone empty where none is known
 */
public record Invitation(String email, PersonName name, String phone, Address address) {}
