package org.guildhall.api.account;

import java.util.Locale;
import org.guildhall.api.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of themselves and may change in "My details".
 *
 * @param phone empty where none was given
 * @param profession null for a private person
 * @param language the language of screens and mails
 */
public record AccountDetails(
        PersonName name,
        String phone,
        Address address,
        @Nullable Profession profession,
        Locale language) {}
