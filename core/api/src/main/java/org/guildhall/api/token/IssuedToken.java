package org.guildhall.api.token;

/**
 * A token just made.
 *
 * @param secret what the other system sends; shown once and kept nowhere
 */
public record IssuedToken(ApiToken token, String secret) {
    @Override
    public String toString() {
        return token.toString();
    }
}
