package org.guildhall.api.permission;

import java.util.Collection;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Asks Shiro whether the actor may do something; nothing is cached, so that a change acts at once. */
@ProviderType
public interface Permissions {
    /** Whether the current actor has the permission. */
    boolean has(String permission);

    /** Whether the account has the permission. */
    boolean has(AccountId account, String permission);

    /**
     * Lets only those with the permission go on.
     *
     * @throws org.guildhall.api.error.NotPermittedException otherwise; the refusal is audited
     */
    void check(String permission);

    /** Declares a portal's permissions until the handle is closed. */
    AutoCloseable declare(Collection<Permission> permissions);

    /** All declared permissions by name. */
    List<Permission> declared();
}
