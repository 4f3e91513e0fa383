package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
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

    /** What of an inbox is kept from an account by its name. */
    Set<UUID> hidden(EntityManager entities, Inbox inbox, AccountId account) {
        String name = name(account);
        TypedQuery<Object[]> people = entities.createQuery(
                        "select p.referralId, p.plainName from ReferralPerson p, ReferralLine r"
                                + " where r.id = p.referralId and r.inbox = :inbox and (:walled = 1 or r.form in :forms)",
                        Object[].class)
                .setParameter("inbox", inbox.id())
                .setParameter("walled", inbox.walled() ? 1 : 0)
                .setParameter("forms", walled().map(Inbox::form).toList());
        return people.getResultStream()
                .filter(person -> name.equals(person[1]))
                .map(person -> (UUID) person[0])
                .collect(Collectors.toSet());
    }

    private String name(AccountId account) {
        return accounts.find(account)
                .map(known -> PersonEntity.plain(known.details().name()))
                .orElse("");
    }

    private boolean isAbout(EntityManager entities, UUID referral, AccountId account) {
        String name = name(account);
        List<PersonEntity> people = ReferralRecords.people(entities, referral);
        return people.stream().anyMatch(person -> person.plainName.equals(name));
    }
}
