package org.guildhall.send.record;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.Passwords;
import org.jspecify.annotations.Nullable;

/** One password for all made-up people of a file, for hashing is meant to be slow; nobody knows it, so that nobody signs in with it. */
final class OnePassword implements Supplier<HashedPassword> {
    private static final int LENGTH = 15;
    private static final int RANDOM_BYTES = 32;

    /** A letter of each kind, a digit and a sign, whatever the council asks for. */
    private static final String OF_EACH_KIND = "Xx9-";

    private final Passwords passwords;
    private @Nullable HashedPassword hashed;

    OnePassword(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public HashedPassword get() {
        HashedPassword known = hashed;
        if (known == null) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            known = passwords.hash(
                    passwords.withMinimumLength(LENGTH),
                    OF_EACH_KIND + Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                    new PasswordOwner("", "", ""));
            hashed = known;
        }
        return known;
    }
}
