package org.guildhall.api.session;

import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** A signed-in session as its owner sees it in "My details". */
public record SignedInSession(UUID id, AccountId account, Client client, Instant startedAt, Instant lastActiveAt) {}
