package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.grant.LiveGrants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the access that officers have approved: the last step of each flow. */
@Component(service = AccessGiver.class)
public final class AccessGiver {
    private final Grants grants;
    private final RequestMails mails;

    /** Works in the caller's transaction. */
    @Activate
    public AccessGiver(@Reference Grants grants, @Reference RequestMails mails) {
        this.grants = grants;
        this.mails = mails;
    }

    /**
     * Gives access, which acts with the holder's next click, and replaces what the holder had of the same person.
     *
     * @param replaced what is said of access that ends with it
     * @return id of the grant
     */
    UUID give(
            EntityManager entities,
            AccessRequestEntity request,
            AccountId holder,
            Approval approval,
            String replaced,
            Instant now) {
        PersonId person = approval.person();
        LiveGrants.end(grants, person, holder, now, replaced);
        AccessGrant grant = grants.give(new NewGrant(
                FinancePermissions.PORTAL, person, holder, request.role, approval.scope(), now, approval.end()));
        mails.approved(request, holder, person);
        tellThePerson(entities, request, holder, person, now);
        return grant.id();
    }

    /** The person represented: accounts that see their own documents, and the one that agreed online. */
    private void tellThePerson(
            EntityManager entities, AccessRequestEntity request, AccountId holder, PersonId person, Instant now) {
        Stream<AccountId> themselves = grants.on(person, FinancePermissions.PORTAL).stream()
                .filter(grant -> grant.role().equals(RoleCatalogue.SELF) && grant.holdsAt(now))
                .map(AccessGrant::holder);
        Stream<AccountId> agreed = Optional.ofNullable(entities.find(OnlineConsentEntity.class, request.id))
                .flatMap(OnlineConsentEntity::answeredBy)
                .stream();
        Stream.concat(themselves, agreed)
                .filter(account -> !account.equals(holder))
                .distinct()
                .forEach(account -> mails.accessGiven(request, account));
    }
}
