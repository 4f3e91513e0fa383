package org.guildhall.api.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts; each change is audited and joins the caller's transaction. */
@ProviderType
public interface Accounts {
    /** The account of this id. */
    Optional<Account> find(AccountId id);

    /** The account of this address, whatever its case. */
    Optional<Account> findByEmail(String email);

    /** Accounts whose name or address holds the text, for administrators and auditors; at most {@code limit}. */
    List<Account> search(String text, int limit);

    /** Accounts that are active and hold a role with this permission, for assigning work and sending notices. */
    List<Account> withPermission(String permission);

    /**
     * Makes an account with the role {@code citizen}.
     *
     * @throws org.guildhall.api.error.RefusedException if the address has an account already
     */
    Account create(NewAccount account);

    /** Changes what a person says of themselves; themselves or an administrator. */
    Account changeDetails(AccountId id, AccountDetails details);

    /** Changes the address once the new one is confirmed; ends no session. */
    Account changeEmail(AccountId id, String confirmedEmail);

    /** The roles that the acting person may give to this account or take from it: none of their own. */
    Set<String> assignableRoles(AccountId id);

    /**
     * Assigns exactly these roles; administrators only. Acts on the next click of open sessions.
     *
     * @throws org.guildhall.api.error.RefusedException if these are the roles of the acting person
     * @throws org.guildhall.api.error.NotPermittedException if another role than the assignable ones would change
     */
    Account assignRoles(AccountId id, Set<String> roles);

    /** Opens or closes an account; closing ends its sessions. Administrators, or the person closing their own. */
    Account setActive(AccountId id, boolean active);
}
