package org.guildhall.send.document;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Spelling;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Party;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a party sees of a case's documents: one query, whether the party asks or staff look with the party's eyes. */
@Component(service = Shelf.class)
public final class Shelf {
    static final String SUBJECT = "document:";

    private static final String SEEN = " from SendDocument d, SendDocumentReader r where r.caseDocumentId = d.id"
            + " and d.caseId = :case and r.account = :account and d.state = :published";

    private final Database database;
    private final Documents documents;
    private final CaseDesk desk;
    private final DocumentMails mails;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public Shelf(
            @Reference Database database,
            @Reference Documents documents,
            @Reference CaseDesk desk,
            @Reference DocumentMails mails,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.desk = desk;
        this.mails = mails;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a party sees, from the database in pages. */
    List<PublishedDocument> seen(Party party, DocumentQuery query, int offset, int limit) {
        if (!party.visibility().documents()) {
            return List.of();
        }
        return database.call(entities -> asked(
                        entities.createQuery(
                                "select d, r" + SEEN + where(query)
                                        + query.order().clause(query.descending()),
                                Object[].class),
                        party,
                        query)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> published((DocumentEntity) row[0], (ReaderEntity) row[1]))
                .toList());
    }

    /** How many those are. */
    long count(Party party, DocumentQuery query) {
        return party.visibility().documents()
                ? database.call(entities -> asked(
                                entities.createQuery("select count(d.id)" + SEEN + where(query), Long.class),
                                party,
                                query)
                        .getSingleResult())
                : 0;
    }

    /** How many of them the party has not opened. */
    long unread(Party party) {
        return party.visibility().documents()
                ? database.call(entities -> asked(
                                entities.createQuery(
                                        "select count(d.id)" + SEEN + " and r.openedAt is null", Long.class),
                                party,
                                DocumentQuery.newest())
                        .getSingleResult())
                : 0;
    }

    private static String where(DocumentQuery query) {
        return text(query).isEmpty() ? "" : " and d.searchText like :text";
    }

    private static <T> TypedQuery<T> asked(TypedQuery<T> asked, Party party, DocumentQuery query) {
        asked.setParameter("case", party.caseId().value());
        asked.setParameter("account", party.account().value());
        asked.setParameter("published", DocumentState.PUBLISHED);
        if (!text(query).isEmpty()) {
            asked.setParameter("text", "%" + text(query) + "%");
        }
        return asked;
    }

    /** Letters, digits and single spaces alone: nothing in it stands for anything in a pattern. */
    private static String text(DocumentQuery query) {
        return Spelling.plain(query.text());
    }

    private PublishedDocument published(DocumentEntity document, ReaderEntity reader) {
        DocumentId file = new DocumentId(document.documentId);
        Instant published = document.publishedAt;
        return new PublishedDocument(
                new CaseDocumentId(document.id),
                file,
                published == null ? document.publishOn : day(published),
                document.documentDate,
                document.description,
                document.kind,
                reader.openedAt == null,
                scan(file));
    }

    /** What is known of malware in a file; one that is gone is as one that nobody may have. */
    StoredDocument.Scan scan(DocumentId file) {
        return documents.find(file).map(StoredDocument::scan).orElse(StoredDocument.Scan.QUARANTINED);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, WorkingDays.ZONE);
    }

    static DocumentEntity get(EntityManager entities, CaseDocumentId id) {
        DocumentEntity found = entities.find(DocumentEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("case document " + id);
        }
        return found;
    }

    static List<ReaderEntity> readers(EntityManager entities, UUID document) {
        return entities.createQuery(
                        "select r from SendDocumentReader r where r.caseDocumentId = :document order by r.id",
                        ReaderEntity.class)
                .setParameter("document", document)
                .getResultList();
    }

    /** Publishes documents of one case whose day has come, and tells each party that sees one of them now. */
    void publish(EntityManager entities, CaseId id, List<DocumentEntity> due) {
        Instant now = clock.instant();
        Set<AccountId> readers = new HashSet<>();
        for (DocumentEntity document : due) {
            document.publish(now);
            readers.addAll(readers(entities, document.id).stream()
                    .map(reader -> new AccountId(reader.account))
                    .toList());
            audit.record(NewAuditEntry.of("send.document.published", CaseDesk.SUBJECT, document.caseId)
                    .with("document", document.id));
        }
        Set<AccountId> told = desk.readers(id).stream()
                .filter(party -> party.visibility().documents())
                .map(Party::account)
                .filter(readers::contains)
                .collect(Collectors.toSet());
        mails.published(told, desk.line(id));
    }

    /** Tells parties that there is something new. */
    void tell(List<AccountId> parties, CaseId id) {
        mails.published(parties, desk.line(id));
    }

    /** Publishes what is due today, case by case. */
    void publishDue() {
        List<UUID> cases = database.call(entities -> entities.createQuery(
                        "select distinct d.caseId from SendDocument d where d.state = :scheduled and d.publishOn <= :today",
                        UUID.class)
                .setParameter("scheduled", DocumentState.SCHEDULED)
                .setParameter("today", desk.today())
                .getResultList());
        cases.forEach(id -> database.run(entities -> publish(
                entities,
                new CaseId(id),
                entities.createQuery(
                                "select d from SendDocument d where d.caseId = :case and d.state = :scheduled"
                                        + " and d.publishOn <= :today order by d.id",
                                DocumentEntity.class)
                        .setParameter("case", id)
                        .setParameter("scheduled", DocumentState.SCHEDULED)
                        .setParameter("today", desk.today())
                        .getResultList())));
    }

    /** Whether a file is one of a case's documents. */
    boolean has(StoredDocument file) {
        return file.subject().startsWith(SUBJECT);
    }

    /** Whether somebody may read its bytes now. */
    boolean mayRead(AccountId account, StoredDocument file) {
        return database.call(entities -> !seen(entities, file, account).isEmpty()
                || desk.mayWorkOnOne(
                        account,
                        entities
                                .createQuery(
                                        "select distinct d.caseId from SendDocument d where d.documentId = :file",
                                        UUID.class)
                                .setParameter("file", file.id().value())
                                .getResultList()
                                .stream()
                                .map(CaseId::new)
                                .toList(),
                        SendPermissions.READ));
    }

    /** A party has opened it. */
    void wasRead(AccountId account, StoredDocument file) {
        database.run(entities -> seen(entities, file, account).forEach(reader -> {
            reader.opened(clock.instant());
            entities.persist(new OpeningEntity(ids.next(), reader.caseDocumentId, account.value(), clock.instant()));
        }));
    }

    /** As whom of the readers of a file somebody sees it now: one in each case that it was published in. */
    private List<ReaderEntity> seen(EntityManager entities, StoredDocument file, AccountId account) {
        return entities
                .createQuery(
                        "select d.caseId, r from SendDocument d, SendDocumentReader r where r.caseDocumentId = d.id"
                                + " and d.documentId = :file and r.account = :account and d.state = :published",
                        Object[].class)
                .setParameter("file", file.id().value())
                .setParameter("account", account.value())
                .setParameter("published", DocumentState.PUBLISHED)
                .getResultList()
                .stream()
                .filter(row -> desk.reader(new CaseId((UUID) row[0]), account)
                        .filter(party -> party.visibility().documents())
                        .isPresent())
                .map(row -> (ReaderEntity) row[1])
                .toList();
    }
}
