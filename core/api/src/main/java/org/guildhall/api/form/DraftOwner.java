package org.guildhall.api.form;

import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** Whose draft it is: an account's, or a browser's until signing in claims it. */
public sealed interface DraftOwner {
    /** An account's draft. */
    record ByAccount(AccountId account) implements DraftOwner {}

    /** A draft of somebody not signed in, known by a secret in the browser. */
    record ByBrowser(UUID secret) implements DraftOwner {}
}
