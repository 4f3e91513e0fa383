package org.guildhall.send.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseArchive;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CasePart;
import org.guildhall.send.record.KeptWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents of a case go with it, and are taken out with it; those published to a party, with their account. */
@Component(service = {CasePart.class, SubjectData.class})
public final class DocumentsOfCase implements CasePart, SubjectData {
    private static final String OF_CASE = "d.caseId = :id";
    private static final String OF_ACCOUNT = "d.publishedAt is not null and d.withdrawnWhy is null and d.id in"
            + " (select r.caseDocumentId from SendDocumentReader r where r.account = :id)";

    private final Database database;
    private final Documents documents;
    private final CaseDesk desk;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public DocumentsOfCase(
            @Reference Database database,
            @Reference Documents documents,
            @Reference CaseDesk desk,
            @Reference KeptWords seals) {
        this.database = database;
        this.documents = documents;
        this.desk = desk;
        this.seals = seals;
    }

    @Override
    public void delete(CaseId id) {
        database.run(entities -> {
            List<UUID> files = entities.createQuery(
                            "select distinct d.documentId from SendDocument d where d.caseId = :id and not exists"
                                    + " (select o.id from SendDocument o where o.documentId = d.documentId and o.caseId <> :id)",
                            UUID.class)
                    .setParameter("id", id.value())
                    .getResultList();
            for (String part : List.of("SendDocumentReader", "SendOpening")) {
                entities.createQuery("delete from " + part + " p where p.caseDocumentId in"
                                + " (select d.id from SendDocument d where d.caseId = :id)")
                        .setParameter("id", id.value())
                        .executeUpdate();
            }
            entities.createQuery("delete from SendDocument d where d.caseId = :id")
                    .setParameter("id", id.value())
                    .executeUpdate();
            files.forEach(file -> documents.delete(new DocumentId(file)));
        });
    }

    @Override
    public void ofCase(CaseId id, CaseArchive archive) throws IOException {
        write(OF_CASE, id.value(), archive, document -> true);
        openings("o.caseDocumentId in (select d.id from SendDocument d where d.caseId = :id)", id.value(), archive);
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    /** What was published to an account, with the files that it may open now: whoever lost their sight of a case gets none by this. */
    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        Map<CaseId, Boolean> sees = new HashMap<>();
        write(
                OF_ACCOUNT,
                account.value(),
                CaseArchive.of(archive),
                document -> sees.computeIfAbsent(document.whose(), id -> seesDocuments(id, account)));
        openings("o.account = :id", account.value(), CaseArchive.of(archive));
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: children are part of their cases
    }

    private boolean seesDocuments(CaseId id, AccountId account) {
        return desk.reader(id, account)
                .filter(party -> party.visibility().documents())
                .isPresent();
    }

    private void write(String where, UUID id, CaseArchive archive, Predicate<DocumentEntity> withItsFile)
            throws IOException {
        List<DocumentEntity> found = database.call(entities -> entities.createQuery(
                        "select d from SendDocument d where " + where + " order by d.addedAt, d.id",
                        DocumentEntity.class)
                .setParameter("id", id)
                .getResultList());
        archive.table(
                "documents",
                List.of(
                        "id",
                        "case_id",
                        "document_id",
                        "kind",
                        "description",
                        "document_date",
                        "state",
                        "published_at",
                        "withdrawn_why"),
                out -> found.forEach(document -> out.row(
                        document.id,
                        document.caseId,
                        document.documentId,
                        document.kind,
                        document.description,
                        document.documentDate,
                        document.state,
                        document.publishedAt,
                        seals.open(document.id, document.withdrawnWhy))));
        for (DocumentEntity document : found.stream().filter(withItsFile).toList()) {
            archive.document(new DocumentId(document.documentId));
        }
    }

    private void openings(String where, UUID id, CaseArchive archive) throws IOException {
        archive.table(
                "openings",
                List.of("document_id", "account", "opened_at"),
                out -> database.run(entities -> entities.createQuery(
                                "select o from SendOpening o where " + where + " order by o.openedAt, o.id",
                                OpeningEntity.class)
                        .setParameter("id", id)
                        .getResultList()
                        .forEach(opening -> out.row(opening.caseDocumentId, opening.account, opening.openedAt))));
    }
}
