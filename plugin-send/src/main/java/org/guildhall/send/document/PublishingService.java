package org.guildhall.send.document;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.SendSettings;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CasesChanged;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How staff publish documents to parties, now or on a day, look at them with a party's eyes, and take them back (SPEC G8, G10). */
@Component(service = PublishingService.class)
public final class PublishingService {
    private static final int LONGEST_DESCRIPTION = 300;
    private static final int LONGEST_WHY = 4_000;
    private static final long MEGABYTE = 1_000_000;

    private final Database database;
    private final Documents documents;
    private final Uploads uploads;
    private final Shelf shelf;
    private final CaseDesk desk;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final Settings<SendSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public PublishingService(
            @Reference Database database,
            @Reference Documents documents,
            @Reference Uploads uploads,
            @Reference Shelf shelf,
            @Reference CaseDesk desk,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals,
            @Reference SettingsSource settings) {
        this.database = database;
        this.documents = documents;
        this.uploads = uploads;
        this.shelf = shelf;
        this.desk = desk;
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
        this.settings = settings.of(SendSettings.class);
    }

    /** Whether the acting person may publish. */
    public boolean mayPublish() {
        return permissions.has(SendPermissions.PUBLISH);
    }

    /** What may be uploaded. */
    public UploadPolicy policy() {
        SendSettings set = settings.get();
        return new UploadPolicy(
                "send.document",
                set.documentMegabytes() * MEGABYTE,
                set.documentFiles(),
                Set.of(set.documentTypes()),
                true);
    }

    /** Begins an upload of files that are published together. */
    public UUID begin() {
        permissions.check(SendPermissions.PUBLISH);
        return uploads.begin();
    }

    /** Those who can be chosen as readers in a case: parties that see documents. */
    public List<Party> parties(CaseId id) {
        desk.check(id, SendPermissions.PUBLISH);
        return readers(id);
    }

    private List<Party> readers(CaseId id) {
        return desk.readers(id).stream()
                .filter(party -> party.visibility().documents())
                .toList();
    }

    /**
     * Publishes uploaded files to parties of a case. Pressed again for the same upload, nothing is published twice.
     *
     * @param on the day from which they see them; null for now
     * @throws InvalidInputException if something is missing or cannot be; a field's name ends with the place of its document, from 0
     * @throws RefusedException if one of the parties does not see documents any more
     */
    public List<CaseDocumentId> publish(
            CaseId id, UUID upload, List<NewCaseDocument> added, Collection<PartyId> readers, @Nullable LocalDate on) {
        desk.check(id, SendPermissions.PUBLISH);
        List<CaseDocumentId> before = published(id, upload);
        if (!before.isEmpty()) {
            return before;
        }
        Set<PartyId> asked = new HashSet<>(readers);
        try {
            check(upload, added, on);
            if (asked.isEmpty()) {
                throw new InvalidInputException(List.of(FieldProblem.of("readers", "send.document.readers.missing")));
            }
            return database.call(entities -> {
                List<Party> chosen = readers(id).stream()
                        .filter(party -> asked.contains(party.id()))
                        .toList();
                if (chosen.size() < asked.size()) {
                    throw new RefusedException("send.document.reader-gone");
                }
                List<DocumentEntity> kept = add(entities, id, upload, added, chosen, on);
                added.forEach(document -> documents.reassign(document.file(), Shelf.SUBJECT + upload));
                uploads.end(entities, upload);
                return kept.stream()
                        .map(document -> new CaseDocumentId(document.id))
                        .toList();
            });
        } catch (PersistenceException | InvalidInputException clash) {
            // the other press of a double press has the files, or was quicker with the rows: look which
            List<CaseDocumentId> other = published(id, upload);
            if (other.isEmpty()) {
                throw clash;
            }
            return other;
        }
    }

    /**
     * Whom a document would reach that is published in several cases, so that this is seen before it happens.
     *
     * @param reached the cases in which somebody sees documents, and has not this one yet
     * @param people how many see it there
     * @param unseen the cases in which nobody sees documents
     * @param already the cases in which it was published before
     */
    public record Reach(List<CaseId> reached, int people, List<CaseId> unseen, List<CaseId> already) {}

    /**
     * Whom it would reach.
     *
     * @throws InvalidInputException if something is missing or cannot be
     */
    public Reach reach(Collection<CaseId> cases, UUID upload, NewCaseDocument added, @Nullable LocalDate on) {
        cases.forEach(id -> desk.check(id, SendPermissions.PUBLISH));
        List<CaseId> reached = new ArrayList<>();
        List<CaseId> unseen = new ArrayList<>();
        List<CaseId> already = new ArrayList<>();
        int people = 0;
        for (CaseId id : new LinkedHashSet<>(cases)) {
            if (!published(id, upload).isEmpty()) {
                already.add(id);
                continue;
            }
            int readers = readers(id).size();
            people += readers;
            (readers == 0 ? unseen : reached).add(id);
        }
        if (already.isEmpty()) {
            check(upload, List.of(added), on);
        }
        return new Reach(List.copyOf(reached), people, List.copyOf(unseen), List.copyOf(already));
    }

    /**
     * Publishes one uploaded file to all parties that see documents, in each of several cases.
     *
     * @return in which cases it was published, and which were left, for nobody sees documents there or it was published before
     */
    public CasesChanged publish(Collection<CaseId> cases, UUID upload, NewCaseDocument added, @Nullable LocalDate on) {
        cases.forEach(id -> desk.check(id, SendPermissions.PUBLISH));
        Set<CaseId> each = new LinkedHashSet<>(cases);
        if (each.stream().allMatch(id -> published(id, upload).isEmpty())) {
            check(upload, List.of(added), on);
        } else if (!documents
                .find(added.file())
                .map(file -> file.subject().equals(Shelf.SUBJECT + upload))
                .orElse(false)) {
            throw new RefusedException("send.document.file.missing");
        }
        return database.call(entities -> {
            List<CaseId> changed = new ArrayList<>();
            List<CaseId> left = new ArrayList<>();
            for (CaseId id : each) {
                List<Party> all = readers(id);
                if (all.isEmpty() || !published(id, upload).isEmpty()) {
                    left.add(id);
                } else {
                    add(entities, id, upload, List.of(added), all, on);
                    changed.add(id);
                }
            }
            if (!changed.isEmpty()) {
                documents.reassign(added.file(), Shelf.SUBJECT + upload);
                uploads.end(entities, upload);
            }
            return new CasesChanged(List.copyOf(changed), List.copyOf(left));
        });
    }

    private List<CaseDocumentId> published(CaseId id, UUID upload) {
        return database.call(entities -> entities
                .createQuery(
                        "select d.id from SendDocument d where d.caseId = :case and d.uploadId = :upload order by d.id",
                        UUID.class)
                .setParameter("case", id.value())
                .setParameter("upload", upload)
                .getResultList()
                .stream()
                .map(CaseDocumentId::new)
                .toList());
    }

    private void check(UUID upload, List<NewCaseDocument> added, @Nullable LocalDate on) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<DocumentId> uploaded =
                uploads.checked(upload).stream().map(StoredDocument::id).collect(Collectors.toSet());
        if (added.isEmpty()) {
            problems.add(FieldProblem.of("files", "send.document.file.missing"));
        }
        Set<DocumentId> once = new HashSet<>();
        for (int place = 0; place < added.size(); place++) {
            NewCaseDocument document = added.get(place);
            if (!uploaded.contains(document.file()) || !once.add(document.file())) {
                problems.add(FieldProblem.of("files", "send.document.file.missing"));
            }
            String description = document.description().strip();
            if (description.isEmpty()) {
                problems.add(FieldProblem.of("description" + place, "send.document.description.missing"));
            } else if (description.length() > LONGEST_DESCRIPTION) {
                problems.add(FieldProblem.of("description" + place, "send.words.too-long", LONGEST_DESCRIPTION));
            }
            if (document.documentDate().isAfter(desk.today())) {
                problems.add(FieldProblem.of("documentDate" + place, "send.document.date.future"));
            }
        }
        if (on != null && on.isBefore(desk.today())) {
            problems.add(FieldProblem.of("on", "send.document.on.past"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private List<DocumentEntity> add(
            EntityManager entities,
            CaseId id,
            UUID upload,
            List<NewCaseDocument> added,
            List<Party> readers,
            @Nullable LocalDate on) {
        List<DocumentEntity> kept = new ArrayList<>();
        for (NewCaseDocument document : added) {
            DocumentEntity entity = new DocumentEntity(
                    ids.next(), id, upload, document, on == null ? desk.today() : on, clock.instant());
            entities.persist(entity);
            // its readers point to its row
            entities.flush();
            readers.forEach(party -> entities.persist(
                    new ReaderEntity(ids.next(), entity.id, party.account().value())));
            audit.record(of("send.document.added", entity).with("on", entity.publishOn));
            kept.add(entity);
        }
        entities.flush();
        if (on == null || !on.isAfter(desk.today())) {
            shelf.publish(entities, id, kept);
        }
        return kept;
    }

    /** So many of a case's documents, the newest first, whoever sees them. */
    public List<CaseDocument> list(CaseId id, int offset, int limit) {
        desk.check(id, SendPermissions.READ);
        return database.call(entities -> entities
                .createQuery(
                        "select d from SendDocument d where d.caseId = :case order by d.addedAt desc, d.id desc",
                        DocumentEntity.class)
                .setParameter("case", id.value())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(document -> told(entities, document))
                .toList());
    }

    /** How many there are. */
    public long count(CaseId id) {
        desk.check(id, SendPermissions.READ);
        return database.call(entities -> entities.createQuery(
                        "select count(d.id) from SendDocument d where d.caseId = :case", Long.class)
                .setParameter("case", id.value())
                .getSingleResult());
    }

    /** A document of a case, for staff. */
    public CaseDocument find(CaseDocumentId id) {
        return database.call(entities -> told(entities, staffs(entities, id, SendPermissions.READ)));
    }

    private CaseDocument told(EntityManager entities, DocumentEntity document) {
        DocumentId file = new DocumentId(document.documentId);
        return new CaseDocument(
                new CaseDocumentId(document.id),
                document.whose(),
                file,
                document.kind,
                document.description,
                document.documentDate,
                document.publishOn,
                document.publishedAt,
                document.state,
                seals.open(document.id, document.withdrawnWhy),
                shelf.scan(file),
                Shelf.readers(entities, document.id).stream()
                        .map(reader -> new CaseDocument.Reader(
                                new AccountId(reader.account), name(reader.account), reader.openedAt))
                        .toList());
    }

    private String name(UUID account) {
        return accounts.find(new AccountId(account))
                .map(known -> known.details().name().full())
                .orElse("–");
    }

    /** What a party would see now: the party's own list, with nothing marked as read. */
    public List<PublishedDocument> preview(CaseId id, PartyId party, DocumentQuery query, int offset, int limit) {
        return shelf.seen(party(id, party), query, offset, limit);
    }

    /** How many that list has. */
    public long countPreview(CaseId id, PartyId party, DocumentQuery query) {
        return shelf.count(party(id, party), query);
    }

    private Party party(CaseId id, PartyId party) {
        desk.check(id, SendPermissions.READ);
        return desk.readers(id).stream()
                .filter(reader -> reader.id().equals(party))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("party " + party));
    }

    /**
     * Sets who sees a document; who is added to a published one is told.
     *
     * @throws RefusedException if it was withdrawn, or one of them does not see documents any more
     */
    public void show(CaseDocumentId id, Collection<PartyId> readers) {
        if (readers.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("readers", "send.document.readers.missing")));
        }
        Set<PartyId> asked = new HashSet<>(readers);
        database.run(entities -> {
            DocumentEntity document = staffs(entities, id, SendPermissions.PUBLISH);
            List<AccountId> chosen = readers(document.whose()).stream()
                    .filter(party -> asked.contains(party.id()))
                    .map(Party::account)
                    .toList();
            if (document.state == DocumentState.WITHDRAWN || chosen.size() < asked.size()) {
                throw new RefusedException("send.document.reader-gone");
            }
            List<ReaderEntity> before = Shelf.readers(entities, document.id);
            before.stream()
                    .filter(reader -> !chosen.contains(new AccountId(reader.account)))
                    .forEach(entities::remove);
            Set<UUID> known = before.stream().map(reader -> reader.account).collect(Collectors.toSet());
            List<AccountId> more = chosen.stream()
                    .filter(account -> !known.contains(account.value()))
                    .toList();
            more.forEach(account -> entities.persist(new ReaderEntity(ids.next(), document.id, account.value())));
            audit.record(of("send.document.readers-set", document).with("readers", chosen.size()));
            if (document.state == DocumentState.PUBLISHED) {
                shelf.tell(more, document.whose());
            }
        });
    }

    /** Takes a document back: from now on no party sees it or gets its bytes. */
    public void withdraw(CaseDocumentId id, String why) {
        String words = why.strip();
        if (words.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("why", "send.document.why.missing")));
        }
        if (words.length() > LONGEST_WHY) {
            throw new InvalidInputException(List.of(FieldProblem.of("why", "send.words.too-long", LONGEST_WHY)));
        }
        database.run(entities -> {
            DocumentEntity document = staffs(entities, id, SendPermissions.PUBLISH);
            if (document.state == DocumentState.WITHDRAWN) {
                throw new RefusedException("send.case.changed");
            }
            document.withdraw(words, seals);
            audit.record(of("send.document.withdrawn", document));
        });
    }

    /** Who opened a document and when, the latest first. */
    public List<Opening> openings(CaseDocumentId id) {
        return database.call(entities -> entities
                .createQuery(
                        "select o from SendOpening o where o.caseDocumentId = :document order by o.openedAt desc, o.id desc",
                        OpeningEntity.class)
                .setParameter("document", staffs(entities, id, SendPermissions.READ).id)
                .getResultList()
                .stream()
                .map(opening -> new Opening(new AccountId(opening.account), name(opening.account), opening.openedAt))
                .toList());
    }

    private DocumentEntity staffs(EntityManager entities, CaseDocumentId id, String permission) {
        permissions.check(permission);
        DocumentEntity document = Shelf.get(entities, id);
        desk.check(document.whose(), permission);
        return document;
    }

    private static NewAuditEntry of(String action, DocumentEntity document) {
        return NewAuditEntry.of(action, CaseDesk.SUBJECT, document.caseId).with("document", document.id);
    }
}
