package org.guildhall.finance.document;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.People;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.TypedWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes a document back that was filed for the wrong person: its readers cannot open it from then on, on open pages too. What was
 * done stays as a record, with who had read it (SPEC F15).
 */
@Component(service = DocumentRecallService.class)
public final class DocumentRecallService {
    private static final int LONGEST_REASON = 1_000;
    private static final String SUBJECT = "finance.document";
    private static final String REASON = "reason";
    private static final String RECALL = "recall";

    private final Database database;
    private final Documents documents;
    private final People people;
    private final Accounts accounts;
    private final TypedWords typed;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public DocumentRecallService(
            @Reference Database database,
            @Reference Documents documents,
            @Reference People people,
            @Reference Accounts accounts,
            @Reference TypedWords typed,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.people = people;
        this.accounts = accounts;
        this.typed = typed;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The document with what was done to it. */
    public RecordedDocument find(FinanceDocumentId id) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        return recorded(database.call(entities -> entity(entities, id)));
    }

    /** Everybody who opened it, the latest first, as the audit log tells. */
    public List<DocumentReading> readings(FinanceDocumentId id) {
        DocumentId stored = find(id).document().stored();
        return audit.history("document", stored.toString()).stream()
                .filter(entry -> entry.action().equals("document.read"))
                .sorted(java.util.Comparator.comparing(AuditEntry::at).reversed())
                .map(entry -> {
                    Optional<Account> reader = account(entry.actor());
                    return new DocumentReading(
                            reader.map(known -> known.details().name().full()).orElse(entry.actor()),
                            reader.map(Account::email).orElse(""),
                            entry.at());
                })
                .toList();
    }

    /** An account's name, or what stands for it. */
    public String name(String by) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        return account(by).map(known -> known.details().name().full()).orElse(by);
    }

    private Optional<Account> account(String id) {
        try {
            return accounts.find(new AccountId(UUID.fromString(id)));
        } catch (IllegalArgumentException noAccount) {
            return Optional.empty();
        }
    }

    /**
     * Takes it back; done twice, the first stays.
     *
     * @throws InvalidInputException without a reason
     */
    public RecordedDocument recall(FinanceDocumentId id, String reason) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of(REASON, "finance.recall.no-reason", LONGEST_REASON)));
        }
        return recorded(database.call(entities -> {
            FinanceDocumentEntity document = entity(entities, id);
            if (document.recalledAt == null) {
                int number = entities.createQuery(
                                        "select max(d.recallNumber) from FinanceDocument d where d.externalId = :id",
                                        Integer.class)
                                .setParameter("id", document.externalId)
                                .getSingleResult()
                        + 1;
                document.recall(number, clock.instant(), actor(), why);
                // the finance system recalls too, and has no page on which it types
                actors.account().ifPresent(officer -> typed.forget(RECALL, id));
                audit.record(NewAuditEntry.of("finance.document.recalled", SUBJECT, id)
                        .with("document", document.documentId)
                        .with("person", document.person));
            }
            return document;
        }));
    }

    /** What the acting officer has typed of a reason to take it back and not sent yet. */
    public Answers typedReason(FinanceDocumentId id) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        return typed.read(RECALL, id);
    }

    /** Keeps what the acting officer has typed, as long as there is something to take back. */
    public void keepReason(FinanceDocumentId id, Answers words) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        if (words.text(REASON).length() > LONGEST_REASON) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of(REASON, "finance.recall.no-reason", LONGEST_REASON)));
        }
        database.run(entities -> {
            if (entity(entities, id).recalledAt == null) {
                typed.keep(RECALL, id, words);
            }
        });
    }

    /**
     * Takes back the document that the finance system knows by this id.
     *
     * @throws NotFoundException if there is none
     */
    public RecordedDocument recall(String externalId, String reason) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        UUID id = database.call(entities -> entities.createQuery(
                        "select d.id from FinanceDocument d where d.externalId = :id order by d.recallNumber",
                        UUID.class)
                .setParameter("id", externalId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("document of the finance system")));
        return recall(new FinanceDocumentId(id), reason);
    }

    /**
     * Deletes the bytes of a document that was recalled; what was done to it stays.
     *
     * @throws RefusedException if it was not recalled
     */
    public RecordedDocument delete(FinanceDocumentId id) {
        permissions.check(FinancePermissions.RECALL_DOCUMENTS);
        return recorded(database.call(entities -> {
            FinanceDocumentEntity document = entity(entities, id);
            if (document.recalledAt == null) {
                throw new RefusedException("finance.recall.first");
            }
            if (document.deletedAt == null) {
                document.delete(clock.instant(), actor());
                documents.delete(new DocumentId(document.documentId));
                audit.record(NewAuditEntry.of("finance.document.deleted", SUBJECT, id)
                        .with("document", document.documentId)
                        .with("person", document.person));
            }
            return document;
        }));
    }

    private static FinanceDocumentEntity entity(EntityManager entities, FinanceDocumentId id) {
        FinanceDocumentEntity document = entities.find(FinanceDocumentEntity.class, id.value());
        if (document == null) {
            throw new NotFoundException("finance document " + id.value());
        }
        return document;
    }

    private RecordedDocument recorded(FinanceDocumentEntity document) {
        return new RecordedDocument(
                document.toRecord(false),
                people.find(new PersonId(document.person)).orElseThrow(() -> new NotFoundException("person")),
                document.externalId,
                document.importedAt,
                document.recalledBy,
                document.recallReason,
                document.deletedBy);
    }

    private String actor() {
        return switch (actors.current()) {
            case Actor.User user -> user.account().toString();
            case Actor.SystemPart part -> part.name();
            case Actor.Anonymous nobody -> "";
        };
    }
}
