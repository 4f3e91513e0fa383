package org.guildhall.referral.record;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** What an officer noted on a referral. */
public record ReferralNote(AccountId author, String text, Instant writtenAt) {}
