package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.permission.Permissions;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is kept from all others, and by name even from those who have the right to it: whom a referral accuses may be an officer
 * (SPEC H10).
 */
@Component(service = Wall.class)
public final class Wall {
    private final Inboxes inboxes;
    private final Accounts accounts;
    private final Permissions permissions;

    /** Knows the inboxes that are walled off. */
    @Activate
    public Wall(@Reference Inboxes inboxes, @Reference Accounts accounts, @Reference Permissions permissions) {
        this.inboxes = inboxes;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    /** Whether it stands around what lies in this inbox or was sent to one that is walled off: moved out, it still accuses somebody. */
    boolean around(String inbox, String form) {
        return walled().anyMatch(
                        walled -> walled.id().equals(inbox) || walled.form().equals(form));
    }

    boolean around(ReferralEntity referral) {
        return around(referral.inbox, referral.form);
    }

    /** Whether it keeps a referral from an account that has the right to its inbox, for it is about somebody of that name. */
    boolean hides(EntityManager entities, UUID referral, String inbox, String form, AccountId account) {
        return around(inbox, form) && isAbout(entities, referral, account);
    }

    boolean hides(EntityManager entities, ReferralEntity referral, AccountId account) {
        return hides(entities, referral.id, referral.inbox, referral.form, account);
    }

    /** Whether an account that is none of its sender's may read it: by its right to the inbox, unless it is kept from that name. */
    boolean lets(EntityManager entities, AccountId account, UUID referral, String inbox, String form) {
        return permissions.has(account, inboxes.get(inbox).readPermission())
                && !hides(entities, referral, inbox, form, account);
    }

    /** Whether an account may read what somebody else has begun to send behind it. */
    boolean letsReadDrafts(AccountId account, String form) {
        return walled().filter(inbox -> inbox.form().equals(form))
                .allMatch(inbox -> permissions.has(account, inbox.readPermission()));
    }

    private Stream<Inbox> walled() {
        return inboxes.all().stream().filter(Inbox::walled);
    }

    /** What of an inbox is kept from an account by its names, among referrals in these states. */
    Set<UUID> hidden(EntityManager entities, Inbox inbox, Collection<ReferralState> states, AccountId account) {
        List<Namesake> names = names(account);
        TypedQuery<Object[]> people = entities.createQuery(
                        "select p.referralId, p.forename, p.surname from ReferralPerson p, ReferralLine r"
                                + " where r.id = p.referralId and r.inbox = :inbox and r.state in :states"
                                + " and (:walled = 1 or r.form in :forms)",
                        Object[].class)
                .setParameter("inbox", inbox.id())
                .setParameter("states", List.copyOf(states))
                .setParameter("walled", inbox.walled() ? 1 : 0)
                .setParameter("forms", walled().map(Inbox::form).toList());
        return people.getResultStream()
                .filter(person -> among(names, new PersonName((String) person[1], (String) person[2])))
                .map(person -> (UUID) person[0])
                .collect(Collectors.toSet());
    }

    /** Whether it is about somebody of a name that this account has or had: whoever takes another one is kept away all the same. */
    boolean isAbout(EntityManager entities, UUID referral, AccountId account) {
        List<Namesake> names = names(account);
        return ReferralRecords.people(entities, referral).stream().anyMatch(person -> among(names, person.name()));
    }

    private List<Namesake> names(AccountId account) {
        Stream<PersonName> now =
                accounts.find(account).map(known -> known.details().name()).stream();
        return Stream.concat(now, accounts.formerNames(account).stream())
                .map(Namesake::of)
                .toList();
    }

    private static boolean among(List<Namesake> names, PersonName somebody) {
        Namesake other = Namesake.of(somebody);
        return names.stream().anyMatch(name -> name.mayBe(other));
    }
}
