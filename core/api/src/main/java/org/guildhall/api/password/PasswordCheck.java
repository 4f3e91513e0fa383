package org.guildhall.api.password;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** The answer to a try at signing in. */
public sealed interface PasswordCheck {
    /** The password is right. */
    record Accepted(AccountId account, String policy) implements PasswordCheck {}

    /** Address or password is wrong: the same answer in the same time for either. */
    record Wrong() implements PasswordCheck {}

    /** The password is right, but the account is closed; whoever knows the password may know that. */
    record Closed() implements PasswordCheck {}

    /** Too many wrong tries; the next one is looked at from the time told. */
    record TooMany(Instant nextAt) implements PasswordCheck {}
}
