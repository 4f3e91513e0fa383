package org.guildhall.api.password;

/**
 * A password as it is kept.
 *
 * @param encoded algorithm, parameters, salt and hash in one text (Argon2id)
 * @param policy name of the policy that the password met when it was set
 */
public record HashedPassword(String encoded, String policy) {
    @Override
    public String toString() {
        return "HashedPassword[" + policy + "]";
    }
}
