package org.guildhall.api.token;

import java.time.Instant;
import java.util.Set;

/**
 * A token to be made.
 *
 * @param name which system uses it, in words
 * @param scopes names of what it is for; at least one
 * @param expiresAt at most {@link ApiTokens#LONGEST} from now
 */
public record NewApiToken(String name, Set<String> scopes, Instant expiresAt) {}
