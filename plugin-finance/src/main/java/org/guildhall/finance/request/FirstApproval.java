package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** What one officer has approved, where the council wants a second one to approve the same. */
public record FirstApproval(AccountId by, Instant at, Approval approval) {}
