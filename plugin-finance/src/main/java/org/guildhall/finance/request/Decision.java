package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What was decided.
 *
 * @param reason why access was refused; null where it was given
 * @param words what the officer added for the requester; empty where nothing was
 */
public record Decision(AccountId by, Instant at, @Nullable RejectionReason reason, String words) {}
