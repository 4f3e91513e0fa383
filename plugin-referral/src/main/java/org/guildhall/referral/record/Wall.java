package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
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

    /** Whether it stands around what lies in this inbox. */
    boolean around(String inbox, String form) {
        return inboxes.get(inbox).walled();
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
        return inboxes.all().stream()
                .filter(Inbox::walled)
                .filter(inbox -> inbox.form().equals(form))
                .allMatch(inbox -> permissions.has(account, inbox.readPermission()));
    }

    private boolean isAbout(EntityManager entities, UUID referral, AccountId account) {
        String name = accounts.find(account)
                .map(known -> PersonEntity.plain(known.details().name()))
                .orElse("");
        List<PersonEntity> people = ReferralRecords.people(entities, referral);
        return people.stream().anyMatch(person -> person.plainName.equals(name));
    }
}
