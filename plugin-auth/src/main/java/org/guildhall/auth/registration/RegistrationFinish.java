package org.guildhall.auth.registration;

import org.guildhall.api.account.AccountId;
import org.guildhall.api.code.CodeCheck;

/** The answer to the third step. */
public sealed interface RegistrationFinish {
    /** The account exists now. */
    record Registered(AccountId account) implements RegistrationFinish {}

    /** The code was not taken. */
    record CodeRefused(CodeCheck why) implements RegistrationFinish {}

    /** The address got an account by another registration meanwhile; its owner signs in. */
    record AlreadyRegistered() implements RegistrationFinish {}

    /** The registration was deleted because it was not finished in time. */
    record Gone() implements RegistrationFinish {}
}
