package org.guildhall.finance.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents of the finance system with their files and who has read them, by their own date (SPEC E4). */
@Component(service = RetainedRecords.class)
public final class DatedDocuments implements RetainedRecords {
    private final Database database;
    private final Documents documents;

    /** Looks at the documents of this bundle's unit. */
    @Activate
    public DatedDocuments(@Reference Database database, @Reference Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "finance.document";
    }

    @Override
    public String data() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public int years() {
        return 7;
    }

    @Override
    public long count(LocalDate before) {
        return database.call(entities -> entities.createQuery(
                        "select count(d.id) from FinanceDocument d where d.documentDate < :before", Long.class)
                .setParameter("before", before)
                .getSingleResult());
    }

    @Override
    public List<DueRecord> due(LocalDate before, int offset, int limit) {
        return database.call(entities -> entities
                .createQuery(
                        "select d from FinanceDocument d where d.documentDate < :before order by d.documentDate, d.id",
                        FinanceDocumentEntity.class)
                .setParameter("before", before)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(document -> new DueRecord(document.id, document.externalId, document.documentDate))
                .toList());
    }

    @Override
    public boolean delete(UUID id, LocalDate before) {
        return database.call(entities -> {
            FinanceDocumentEntity document = entities.find(FinanceDocumentEntity.class, id);
            if (document == null || !document.documentDate.isBefore(before)) {
                return false;
            }
            entities.createQuery("delete from DocumentRead r where r.documentId = :document")
                    .setParameter("document", id)
                    .executeUpdate();
            entities.remove(document);
            documents.delete(new DocumentId(document.documentId));
            return true;
        });
    }
}
