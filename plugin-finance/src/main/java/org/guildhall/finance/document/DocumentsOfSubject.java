package org.guildhall.finance.document;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.finance.FinancePermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A person's documents with their files and who has read them, and which documents somebody has read. */
@Component(service = SubjectData.class)
public final class DocumentsOfSubject implements SubjectData {
    private final Database database;
    private final Accounts accounts;

    /** Reads the unit of this bundle. */
    @Activate
    public DocumentsOfSubject(@Reference Database database, @Reference Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        // whose they are, and what is in them, is no data of the reader
        List<Object[]> read = asked(
                "select d.id, d.kind, d.documentDate, r.readAt from DocumentRead r, FinanceDocument d"
                        + " where d.id = r.documentId and r.account = :id order by r.readAt, d.id",
                account.value());
        archive.table(
                "documents-read",
                List.of("id", "kind", "document_date", "first_read_at"),
                out -> read.forEach(row -> out.row(row)));
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) throws IOException {
        // what was recalled was another person's, or wrong
        List<Object[]> documents = asked(
                "select d.id, d.externalId, d.kind, d.documentDate, d.publishedDate, d.description, d.importedAt,"
                        + " d.documentId from FinanceDocument d where d.person = :id and d.recallNumber = 0 order by d.documentDate, d.id",
                person.value());
        archive.table(
                "documents",
                List.of(
                        "id",
                        "external_id",
                        "kind",
                        "document_date",
                        "published_date",
                        "description",
                        "imported_at",
                        "file_id"),
                out -> documents.forEach(row -> out.row(row)));
        List<Object[]> readers = asked(
                "select r.documentId, r.account, r.readAt from DocumentRead r, FinanceDocument d"
                        + " where d.id = r.documentId and d.person = :id and d.recallNumber = 0 order by r.readAt, r.documentId, r.account",
                person.value());
        archive.table(
                "readers",
                List.of("document_id", "reader", "first_read_at"),
                out -> readers.forEach(row -> out.row(row[0], name((UUID) row[1]), row[2])));
        for (Object[] document : documents) {
            archive.document(new DocumentId((UUID) document[7]));
        }
    }

    private @Nullable String name(UUID account) {
        return accounts.find(new AccountId(account))
                .map(Account::details)
                .map(details -> details.name().full())
                .orElse(null);
    }

    private List<Object[]> asked(String query, UUID id) {
        return database.call(entities -> entities.createQuery(query, Object[].class)
                .setParameter("id", id)
                .getResultList());
    }
}
