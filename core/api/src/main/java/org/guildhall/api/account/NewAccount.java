package org.guildhall.api.account;

import org.guildhall.api.password.HashedPassword;

/** An account about to be made, its e-mail address already confirmed. */
public record NewAccount(String email, AccountDetails details, HashedPassword password) {}
