package org.guildhall.finance.request;

import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** What an officer noted, of a telephone check say; the requester never sees it. */
public record RequestNote(UUID id, AccountId author, String text, Instant notedAt) {}
