package org.guildhall.finance.request;

import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** A message between the council and the requester about a request. */
public record RequestMessage(UUID id, AccountId author, boolean fromCouncil, String text, Instant sentAt) {}
