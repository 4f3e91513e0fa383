package org.guildhall.auth.administrator;

import java.util.Locale;
import org.guildhall.api.account.PersonName;
import org.guildhall.auth.password.PasswordEntry;

/** What the first administrator enters. */
public record NewAdministrator(PersonName name, String email, PasswordEntry password, Locale language) {}
