package org.guildhall.send.record;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** A note that only the council sees. */
public record CaseNote(AccountId author, String text, Instant writtenAt) {}
