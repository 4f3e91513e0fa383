package org.guildhall.auth.signin;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** The answer to the first step of signing in. */
public sealed interface SignInStart {
    /**
     * The password is right and a code is on its way.
     *
     * @param policy name of the password policy that the password met when it was set
     */
    record CodeSent(AccountId account, String policy) implements SignInStart {}

    /** Address or password is wrong; which of them is not told. */
    record Wrong() implements SignInStart {}

    /** The password is right, but the account has been closed. */
    record Closed() implements SignInStart {}

    /** Too many wrong tries; the next one is looked at from the time told. */
    record TooMany(Instant nextAt) implements SignInStart {}

    /** Too many codes were asked for; the next one can be had at the time told. */
    record TooManyCodes(Instant nextAt) implements SignInStart {}
}
