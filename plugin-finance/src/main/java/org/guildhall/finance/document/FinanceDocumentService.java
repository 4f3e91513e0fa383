package org.guildhall.finance.document;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.finance.FinancePermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The financial documents: kept once, listed and read only under a grant or with the right to (SPEC F14). */
@Component(service = FinanceDocumentService.class)
public final class FinanceDocumentService {
    /** What the document store knows a financial document by, before its id here. */
    private static final String SUBJECT = "document:";

    private static final String NOT_READ = " and not exists (select r.documentId from DocumentRead r"
            + " where r.account = :account and r.documentId = d.id)";

    private final Database database;
    private final Documents documents;
    private final People people;
    private final Grants grants;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public FinanceDocumentService(
            @Reference Database database,
            @Reference Documents documents,
            @Reference People people,
            @Reference Grants grants,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.people = people;
        this.grants = grants;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody is signed in, so that {@link #people()} can be asked. */
    public boolean signedIn() {
        return actors.account().isPresent();
    }

    /** The people whose documents the acting person may read now, with what is new of each. */
    public List<PersonDocuments> people() {
        AccountId reader = actors.requireAccount();
        Map<PersonId, List<AccessGrant>> held = held(reader);
        Map<PersonId, Long> fresh = newDocuments(reader, held);
        return readablePeople(held.keySet()).stream()
                .map(person -> personDocuments(
                        person, held.getOrDefault(person.id(), List.of()), fresh.getOrDefault(person.id(), 0L)))
                .toList();
    }

    /** The people whose documents the acting person may read now, for those who only name them. */
    public List<Person> readablePeople() {
        return readablePeople(held(actors.requireAccount()).keySet());
    }

    private List<Person> readablePeople(Set<PersonId> ids) {
        return ids.stream()
                .flatMap(id -> people.find(id).stream())
                .sorted(Comparator.comparing(person -> person.name().full(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Map<PersonId, List<AccessGrant>> held(AccountId reader) {
        Map<PersonId, List<AccessGrant>> held = new HashMap<>();
        grants.heldBy(reader, FinancePermissions.PORTAL)
                .forEach(grant -> held.computeIfAbsent(grant.person(), person -> new ArrayList<>())
                        .add(grant));
        return held;
    }

    /** How many documents of each person are new to the reader, of the kinds that the grants open; none is left out. */
    private Map<PersonId, Long> newDocuments(AccountId reader, Map<PersonId, List<AccessGrant>> held) {
        if (held.isEmpty()) {
            return Map.of();
        }
        List<Object[]> counted = database.call(entities -> entities.createQuery(
                        "select d.person, d.kind, count(d.id) from FinanceDocument d where d.person in :people"
                                + " and d.recallNumber = 0 and not exists (select v.person from DocumentVisit v"
                                + " where v.account = :account and v.person = d.person and v.beforeThat >= d.importedAt)"
                                + NOT_READ + " group by d.person, d.kind",
                        Object[].class)
                .setParameter(
                        "people", held.keySet().stream().map(PersonId::value).toList())
                .setParameter("account", reader.value())
                .getResultList());
        Map<PersonId, Long> fresh = new HashMap<>();
        for (Object[] row : counted) {
            PersonId person = new PersonId((UUID) row[0]);
            Set<String> kinds = kinds(held.getOrDefault(person, List.of()));
            if (kinds.isEmpty() || kinds.contains((String) row[1])) {
                fresh.merge(person, (Long) row[2], Long::sum);
            }
        }
        return fresh;
    }

    /** The person, for somebody who may read some of their documents; that they looked is noted, and of staff audited. */
    public PersonDocuments visit(PersonId id) {
        AccountId reader = actors.requireAccount();
        Person person = people.find(id).orElseThrow(() -> new NotFoundException("person " + id));
        List<AccessGrant> held = holding(reader, id);
        if (held.isEmpty()) {
            refuseStrangers(id);
            audit.record(NewAuditEntry.of("finance.documents.listed", "person", id));
            return new PersonDocuments(person, "", null, 0);
        }
        database.run(entities -> noteVisit(entities, reader, id));
        return personDocuments(
                person, held, newDocuments(reader, Map.of(id, held)).getOrDefault(id, 0L));
    }

    /** A page of the person's documents, of the kinds that the acting person may read. */
    public List<FinanceDocument> list(PersonId person, DocumentQuery query, int offset, int limit) {
        Reader reader = reader(person);
        return database.call(entities -> {
            Set<UUID> read = new HashSet<>();
            Instant since = since(entities, reader.account(), person);
            List<FinanceDocumentEntity> found = filtered(
                            entities,
                            "select d from FinanceDocument d",
                            orderBy(query),
                            FinanceDocumentEntity.class,
                            reader,
                            person,
                            query,
                            since)
                    .setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultList();
            if (!found.isEmpty()) {
                read.addAll(readOf(entities, reader.account(), found));
            }
            return found.stream()
                    .map(document -> document.toRecord(isNew(document, since, read)))
                    .toList();
        });
    }

    /** How many documents the query finds. */
    public long count(PersonId person, DocumentQuery query) {
        Reader reader = reader(person);
        return database.call(entities -> filtered(
                        entities,
                        "select count(d.id) from FinanceDocument d",
                        "",
                        Long.class,
                        reader,
                        person,
                        query,
                        since(entities, reader.account(), person))
                .getSingleResult());
    }

    /** Whether the acting person may recall documents. */
    public boolean mayRecall() {
        return permissions.has(FinancePermissions.RECALL_DOCUMENTS);
    }

    /** The kinds of the person's documents that the acting person may read; empty means all. */
    public Set<String> readableKinds(PersonId person) {
        return reader(person).kinds();
    }

    /** The document with the finance system's id, for the import; of those recalled the last, if there is no other. */
    public Optional<KeptDocument> kept(String externalId) {
        permissions.check(FinancePermissions.IMPORT);
        return database.call(entities -> entities.createQuery(
                        "select d from FinanceDocument d where d.externalId = :externalId", FinanceDocumentEntity.class)
                .setParameter("externalId", externalId)
                .getResultStream()
                .max(Comparator.comparing((FinanceDocumentEntity document) -> document.recallNumber == 0)
                        .thenComparing(document -> document.recallNumber))
                .map(document ->
                        new KeptDocument(new PersonId(document.person), document.sha256, document.recalledAt != null)));
    }

    /** Keeps a document of the finance system, in the current transaction, for the import. */
    public void add(NewFinanceDocument document) {
        permissions.check(FinancePermissions.IMPORT);
        database.run(entities -> {
            StoredDocument stored = documents.keep(document.file());
            FinanceDocumentEntity entity = new FinanceDocumentEntity();
            entity.id = document.id().value();
            entity.externalId = document.externalId();
            entity.person = document.person().value();
            entity.kind = document.kind().code();
            entity.documentDate = document.documentDate();
            entity.publishedDate = document.publishedDate();
            entity.description = document.description();
            entity.searchText = searchable(document.description());
            entity.documentId = stored.id().value();
            entity.sha256 = stored.sha256();
            entity.mediaType = stored.mediaType();
            entity.size = stored.size();
            entity.runId = document.run();
            entity.importedAt = clock.instant();
            entities.persist(entity);
            entities.flush();
            audit.record(NewAuditEntry.of("finance.document.imported", "finance.document", entity.id)
                    .with("document", stored.id())
                    .with("person", document.person()));
        });
    }

    /** The people to whom the run brought documents, with the kinds that came, for the import. */
    public Map<PersonId, Set<String>> broughtBy(UUID run) {
        permissions.check(FinancePermissions.IMPORT);
        return database.call(entities -> {
            Map<PersonId, Set<String>> brought = new HashMap<>();
            entities.createQuery(
                            "select distinct d.person, d.kind from FinanceDocument d where d.runId = :run"
                                    + " and d.recallNumber = 0",
                            Object[].class)
                    .setParameter("run", run)
                    .getResultList()
                    .forEach(row -> brought.computeIfAbsent(new PersonId((UUID) row[0]), person -> new HashSet<>())
                            .add((String) row[1]));
            return brought;
        });
    }

    /** What the document store shall know a document of the finance system by. */
    public static String subject(UUID id) {
        return SUBJECT + id;
    }

    static boolean isFinanceDocument(StoredDocument document) {
        return document.subject().startsWith(SUBJECT);
    }

    boolean mayRead(AccountId account, DocumentId stored) {
        Optional<FinanceDocumentEntity> found = byStored(stored);
        if (found.isPresent() && found.get().recalledAt != null) {
            return permissions.has(account, FinancePermissions.RECALL_DOCUMENTS);
        }
        return found.isPresent()
                && (grants.allows(
                                account, new PersonId(found.get().person), FinancePermissions.PORTAL, found.get().kind)
                        || permissions.has(account, FinancePermissions.READ_DOCUMENTS));
    }

    void markRead(AccountId account, DocumentId stored) {
        Instant now = clock.instant();
        byStored(stored)
                .ifPresent(document -> database.run(entities -> {
                    DocumentReadKey key = new DocumentReadKey(account.value(), document.id);
                    if (entities.find(DocumentReadEntity.class, key) == null) {
                        entities.persist(new DocumentReadEntity(account.value(), document.id, now));
                    }
                }));
    }

    /** A document that is here already, or was until it was recalled. */
    public record KeptDocument(PersonId person, String sha256, boolean recalled) {}

    /** Who reads, and which kinds, and whether those recalled too; no kinds at all means every kind. */
    private record Reader(AccountId account, Set<String> kinds, boolean recalledToo) {}

    private Reader reader(PersonId person) {
        AccountId account = actors.requireAccount();
        List<AccessGrant> held = holding(account, person);
        if (held.isEmpty()) {
            refuseStrangers(person);
            return new Reader(account, Set.of(), permissions.has(FinancePermissions.RECALL_DOCUMENTS));
        }
        return new Reader(account, kinds(held), false);
    }

    /** The kinds that these grants open; empty means all. */
    private static Set<String> kinds(List<AccessGrant> held) {
        Set<String> kinds = new HashSet<>();
        for (AccessGrant grant : held) {
            if (grant.scope().isEmpty()) {
                return Set.of();
            }
            kinds.addAll(grant.scope());
        }
        return kinds;
    }

    private void refuseStrangers(PersonId person) {
        if (!permissions.has(FinancePermissions.READ_DOCUMENTS)) {
            audit.recordApart(NewAuditEntry.of("finance.documents.refused", "person", person));
            throw new NotPermittedException("finance documents of person " + person);
        }
    }

    private List<AccessGrant> holding(AccountId account, PersonId person) {
        return held(account).getOrDefault(person, List.of());
    }

    private static PersonDocuments personDocuments(Person person, List<AccessGrant> held, long newDocuments) {
        AccessGrant longest = held.stream()
                .max(Comparator.comparing(AccessGrant::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
        return new PersonDocuments(person, longest.role(), longest.until(), newDocuments);
    }

    private Optional<FinanceDocumentEntity> byStored(DocumentId stored) {
        return database.call(entities -> entities.createQuery(
                        "select d from FinanceDocument d where d.documentId = :stored", FinanceDocumentEntity.class)
                .setParameter("stored", stored.value())
                .getResultStream()
                .findFirst());
    }

    private void noteVisit(EntityManager entities, AccountId reader, PersonId person) {
        Instant now = clock.instant();
        DocumentVisitEntity visit =
                entities.find(DocumentVisitEntity.class, new DocumentVisitKey(reader.value(), person.value()));
        if (visit == null) {
            entities.persist(new DocumentVisitEntity(reader.value(), person.value(), now));
        } else {
            visit.again(now);
        }
    }

    private static Instant since(EntityManager entities, AccountId reader, PersonId person) {
        DocumentVisitEntity visit =
                entities.find(DocumentVisitEntity.class, new DocumentVisitKey(reader.value(), person.value()));
        return visit == null || visit.beforeThat == null ? Instant.EPOCH : visit.beforeThat;
    }

    private static boolean isNew(FinanceDocumentEntity document, Instant since, Set<UUID> read) {
        return document.importedAt.isAfter(since) && !read.contains(document.id);
    }

    private static Set<UUID> readOf(EntityManager entities, AccountId reader, List<FinanceDocumentEntity> found) {
        return new HashSet<>(entities.createQuery(
                        "select r.documentId from DocumentRead r where r.account = :account and r.documentId in :found",
                        UUID.class)
                .setParameter("account", reader.value())
                .setParameter(
                        "found", found.stream().map(document -> document.id).toList())
                .getResultList());
    }

    private static <T> TypedQuery<T> filtered(
            EntityManager entities,
            String select,
            String order,
            Class<T> result,
            Reader reader,
            PersonId person,
            DocumentQuery query,
            Instant since) {
        StringBuilder where = new StringBuilder(" where d.person = :person");
        Map<String, Object> values = new HashMap<>(Map.of("person", person.value()));
        if (!reader.recalledToo()) {
            where.append(" and d.recallNumber = 0");
        }
        if (!reader.kinds().isEmpty()) {
            where.append(" and d.kind in :kinds");
            values.put("kinds", reader.kinds());
        }
        if (query.kind() != null) {
            where.append(" and d.kind = :kind");
            values.put("kind", query.kind().code());
        }
        put(where, values, " and d.documentDate >= :from", "from", query.from());
        put(where, values, " and d.documentDate <= :until", "until", query.until());
        if (!query.text().isBlank()) {
            where.append(" and d.searchText like :text escape '!'");
            values.put("text", "%" + escaped(searchable(query.text())) + "%");
        }
        if (query.seen() == DocumentQuery.Seen.NEW) {
            where.append(" and d.importedAt > :since");
            values.put("since", since);
        }
        if (query.seen() != DocumentQuery.Seen.ALL) {
            where.append(NOT_READ);
            values.put("account", reader.account().value());
        }
        TypedQuery<T> typed = entities.createQuery(select + where + order, result);
        values.forEach(typed::setParameter);
        return typed;
    }

    private static void put(
            StringBuilder where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.put(name, value);
        }
    }

    private static String orderBy(DocumentQuery query) {
        String column = switch (query.order()) {
            case PUBLISHED -> "d.publishedDate";
            case DOCUMENT_DATE -> "d.documentDate";
            case DESCRIPTION -> "d.searchText";
            case KIND -> "d.kind";
        };
        String way = query.descending() ? " desc" : "";
        return " order by " + column + way + ", d.id" + way;
    }

    private static String searchable(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
