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

    /**
     * What the person was called before in this account, the latest first: whoever is kept from something by name is not let in by
     * taking another one.
     */
    List<PersonName> formerNames(AccountId id);

    /** The account of this address, whatever its case. */
    Optional<Account> findByEmail(String email);

    /** Accounts whose name or address holds the text, for administrators and auditors; at most {@code limit}. */
    List<Account> search(String text, int limit);

    /** Finds accounts by name, for administrators and auditors: so many of them, after leaving out so many. */
    List<Account> search(AccountQuery query, int offset, int limit);

    /** How many accounts there are. */
    long count(AccountQuery query);

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

    /**
     * Unlocks or locks an account; locking ends its sessions. Administrators, or the person locking their own.
     *
     * @throws org.guildhall.api.error.RefusedException if an administrator would lock themselves, or nobody could assign roles then
     */
    Account setActive(AccountId id, boolean active);

    /** What is in this person's hands and would be handed on if they left; administrators only. */
    List<WorkInHand> inHand(AccountId id);

    /**
     * Notes that a person has left: locks the account, ends its sessions, takes all roles but that of a citizen away, and hands on
     * what is in their hands. Administrators only.
     *
     * @return what was handed on
     * @throws org.guildhall.api.error.RefusedException if it is the acting person, or nobody could assign roles then
     */
    List<WorkInHand> leave(AccountId id);
}
