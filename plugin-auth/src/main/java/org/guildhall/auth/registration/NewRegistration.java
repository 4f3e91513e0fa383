package org.guildhall.auth.registration;

import org.guildhall.api.account.AccountDetails;
import org.guildhall.auth.password.PasswordEntry;

/** What was entered in steps 1 and 2. */
public record NewRegistration(AccountDetails details, String email, PasswordEntry password) {}
