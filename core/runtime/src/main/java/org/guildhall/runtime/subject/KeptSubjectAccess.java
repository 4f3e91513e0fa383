package org.guildhall.runtime.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectAccess;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.runtime.document.VaultDocuments;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Writes what core and the portals that are there keep of somebody. */
@Component(service = SubjectAccess.class)
public final class KeptSubjectAccess implements SubjectAccess {
    private final Accounts accounts;
    private final People people;
    private final VaultDocuments documents;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final CoreSubjectData core;
    private final List<SubjectData> portals = new CopyOnWriteArrayList<>();

    @Activate
    public KeptSubjectAccess(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference EncryptedDrafts drafts,
            @Reference Accounts accounts,
            @Reference People people,
            @Reference VaultDocuments documents,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this(transactions, drafts, accounts, people, documents, permissions, audit, clock);
    }

    /** Reads core's tables through these transactions. */
    public KeptSubjectAccess(
            Transactions transactions,
            EncryptedDrafts drafts,
            Accounts accounts,
            People people,
            VaultDocuments documents,
            Permissions permissions,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.documents = documents;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.core = new CoreSubjectData(transactions, drafts);
    }

    /** Takes what a portal tells. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SubjectData portal) {
        portals.add(portal);
    }

    /** Forgets it with its portal. */
    public void remove(SubjectData portal) {
        portals.remove(portal);
    }

    @Override
    public void exportAccount(AccountId account, OutputStream out) throws IOException {
        permissions.check(MAY_EXPORT);
        if (accounts.find(account).isEmpty()) {
            throw new NotFoundException("account " + account);
        }
        audit.record(NewAuditEntry.of("account.exported", "account", account));
        try (SubjectZip zip = new SubjectZip(out, documents, clock.instant())) {
            zip.of("core");
            core.ofAccount(account, zip, form -> mayReadDraft(account, form));
            for (SubjectData portal : sorted()) {
                zip.of(portal.data());
                portal.ofAccount(account, zip);
            }
            zip.contents();
        }
    }

    @Override
    public void exportPerson(PersonId id, OutputStream out) throws IOException {
        // whether a record is there is for those alone who may take it out
        Person person = people.find(id).orElseThrow(() -> new NotPermittedException("person " + id));
        permissions.check(person.system() + ":subject:export");
        audit.record(NewAuditEntry.of("person.exported", "person", id).with("keeper", person.system()));
        try (SubjectZip zip = new SubjectZip(out, documents, clock.instant())) {
            zip.of("core");
            core.ofPerson(id, zip);
            for (SubjectData portal : sorted()) {
                if (portal.data().equals(person.system())) {
                    zip.of(portal.data());
                    portal.ofPerson(id, zip);
                }
            }
            zip.contents();
        }
    }

    private boolean mayReadDraft(AccountId account, String form) {
        return portals.stream()
                .filter(portal -> form.startsWith(portal.data() + "."))
                .allMatch(portal -> portal.mayReadDraft(account, form));
    }

    private List<SubjectData> sorted() {
        return portals.stream().sorted(Comparator.comparing(SubjectData::data)).toList();
    }
}
