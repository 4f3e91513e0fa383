package org.guildhall.finance.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has opened which of a person's documents, staff too (SPEC F13, E3). */
@Component(service = DocumentReaders.class)
public final class DocumentReaders {
    private final Database database;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Audit audit;

    /** Reads the unit of this bundle. */
    @Activate
    public DocumentReaders(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * That somebody opened a document.
     *
     * @param reader empty if the account is gone
     * @param firstAt when they opened it for the first time
     */
    public record Read(Optional<Account> reader, String document, DocumentKind kind, Instant firstAt) {}

    /** Notes that somebody looks at the list. */
    public void look(PersonId person) {
        permissions.check(FinancePermissions.READ_GRANTS);
        audit.record(NewAuditEntry.of("finance.person.readers-viewed", "person", person));
    }

    /** A page of the readings of the person's documents, the latest first. */
    public List<Read> list(PersonId person, int offset, int limit) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return database
                .<List<Object[]>>call(entities -> entities.createQuery(
                                "select r.account, d.description, d.kind, r.readAt from DocumentRead r, FinanceDocument d"
                                        + " where d.id = r.documentId and d.person = :person"
                                        + " order by r.readAt desc, d.id, r.account",
                                Object[].class)
                        .setParameter("person", person.value())
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(row -> new Read(
                        accounts.find(new AccountId((UUID) row[0])),
                        (String) row[1],
                        DocumentKind.of((String) row[2]).orElseThrow(),
                        (Instant) row[3]))
                .toList();
    }

    /** How many there are. */
    public long count(PersonId person) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return database.call(entities -> entities.createQuery(
                        "select count(r) from DocumentRead r, FinanceDocument d"
                                + " where d.id = r.documentId and d.person = :person",
                        Long.class)
                .setParameter("person", person.value())
                .getSingleResult());
    }
}
