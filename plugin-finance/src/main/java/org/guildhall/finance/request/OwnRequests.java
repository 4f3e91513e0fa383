package org.guildhall.finance.request;

import java.util.UUID;
import org.guildhall.api.account.Account;
import org.jspecify.annotations.Nullable;

/** Whose request it is: nobody works on their own. */
final class OwnRequests {
    private OwnRequests() {}

    /** Before there is an account, the address tells whose request it is. */
    static boolean isOwn(Account account, UUID requester, @Nullable String visitorEmail) {
        return account.id().value().equals(requester)
                || (visitorEmail != null && account.email().equalsIgnoreCase(visitorEmail));
    }
}
