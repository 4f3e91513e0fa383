package org.guildhall.api.person;

import java.time.Instant;
import java.util.Set;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/** A grant about to be given by the acting officer. */
public record NewGrant(
        String portal,
        PersonId person,
        AccountId holder,
        String role,
        Set<String> scope,
        Instant from,
        @Nullable Instant until) {}
