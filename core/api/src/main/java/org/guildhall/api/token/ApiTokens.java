package org.guildhall.api.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.session.Actors;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The tokens of other systems; kept as digests, each use checked anew, so that a revocation acts at the next request. */
@ProviderType
public interface ApiTokens {
    /** The longest time that a token can hold. */
    Duration LONGEST = Duration.ofDays(366);

    /** All tokens, the newest first, for those with {@code core:token:manage}. */
    List<ApiToken> list();

    /** The token of this id, for the same. */
    Optional<ApiToken> find(UUID id);

    /** What tokens can be for, as the portals that are there now declare it. */
    List<ApiScope> scopes();

    /**
     * Makes a token, for the same; audited.
     *
     * @throws org.guildhall.api.error.InvalidInputException if the name, the scopes or the end cannot be taken
     */
    IssuedToken issue(NewApiToken token);

    /** Ends a token for good, for the same; audited. */
    void revoke(UUID id);

    /** What a token is called, for the audit log; empty where there is no such token. */
    Optional<String> name(UUID id);

    /**
     * Reads a request's header {@code Authorization: Bearer ...} (RFC 6750); takes as long for a wrong secret as for the right one.
     * A token that is refused is in the audit log.
     */
    TokenCheck check(@Nullable String authorization);

    /**
     * Binds the token as the actor of this thread, as a part of the system named {@code token:ID}, until the binding is closed.
     *
     * @throws org.guildhall.api.error.NotPermittedException if it is not for this scope, or no longer good; audited
     */
    Actors.Binding actAs(ApiToken token, String scope);
}
