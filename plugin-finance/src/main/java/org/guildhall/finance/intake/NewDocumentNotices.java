package org.guildhall.finance.intake;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.document.FinanceDocumentService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells holders of new documents: at most one mail for each holder, person and run, without content (SPEC F16). */
@Component(service = NewDocumentNotices.class)
public final class NewDocumentNotices {
    private final Database database;
    private final FinanceDocumentService documents;
    private final People people;
    private final Grants grants;
    private final Accounts accounts;
    private final Mails mails;
    private final Instance instance;
    private final Clock clock;

    /** Writes into the outbox of this bundle. */
    @Activate
    public NewDocumentNotices(
            @Reference Database database,
            @Reference FinanceDocumentService documents,
            @Reference People people,
            @Reference Grants grants,
            @Reference Accounts accounts,
            @Reference Mails mails,
            @Reference Instance instance,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.people = people;
        this.grants = grants;
        this.accounts = accounts;
        this.mails = mails;
        this.instance = instance;
        this.clock = clock;
    }

    /** Tells everybody who may read what the run brought; told twice of one run, they get one mail. */
    void tellOf(UUID run) {
        Map<PersonId, Set<String>> brought = documents.broughtBy(run);
        brought.forEach((id, kinds) -> people.find(id).ifPresent(person -> tellOnce(run, person, kinds)));
    }

    private void tellOnce(UUID run, Person person, Set<String> kinds) {
        try {
            tell(run, person, kinds);
        } catch (RuntimeException failed) {
            // of two servers at it at the same moment, the other one was first
            ImportNoticeKey key = new ImportNoticeKey(run, person.id().value());
            if (database.<Boolean>call(entities -> entities.find(ImportNoticeEntity.class, key) == null)) {
                throw failed;
            }
        }
    }

    private void tell(UUID run, Person person, Set<String> kinds) {
        database.run(entities -> {
            ImportNoticeKey key = new ImportNoticeKey(run, person.id().value());
            if (entities.find(ImportNoticeEntity.class, key) != null) {
                return;
            }
            entities.persist(new ImportNoticeEntity(run, person.id().value()));
            grants.on(person.id(), FinancePermissions.PORTAL).stream()
                    .filter(grant -> grant.holdsAt(clock.instant()))
                    .filter(grant -> kinds.stream().anyMatch(grant::covers))
                    .map(AccessGrant::holder)
                    .distinct()
                    .flatMap(holder -> accounts.find(holder).stream())
                    .filter(Account::active)
                    .forEach(holder -> mails.send(mail(holder, person)));
        });
    }

    private NewMail mail(Account holder, Person person) {
        return new NewMail(
                holder.email(),
                "new-documents",
                holder.details().language(),
                Map.of(
                        "name",
                        holder.details().name().full(),
                        "initial",
                        person.name().initial(),
                        "link",
                        instance.baseAddress() + "/finance/documents/" + person.id()));
    }
}
