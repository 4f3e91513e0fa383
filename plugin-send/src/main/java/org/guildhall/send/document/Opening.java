package org.guildhall.send.document;

import java.time.Instant;
import org.guildhall.api.account.AccountId;

/** That a party opened a document. */
public record Opening(AccountId account, String name, Instant at) {}
