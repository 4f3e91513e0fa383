package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.SendSettings;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files that go with messages: uploaded by the writer alone, then read by the party of the thread and the council. */
@Component(service = MessageFiles.class)
public final class MessageFiles {
    private static final String BEGUN = "message-begun:";
    private static final String SENT = "message:";
    private static final long MEGABYTE = 1024 * 1024;

    private final Database database;
    private final Documents documents;
    private final CaseDesk desk;
    private final Actors actors;
    private final Ids ids;
    private final Clock clock;
    private final Settings<SendSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public MessageFiles(
            @Reference Database database,
            @Reference Documents documents,
            @Reference CaseDesk desk,
            @Reference Actors actors,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference SettingsSource settings) {
        this.database = database;
        this.documents = documents;
        this.desk = desk;
        this.actors = actors;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(SendSettings.class);
    }

    /** What may be attached. */
    public UploadPolicy policy() {
        SendSettings set = settings.get();
        return new UploadPolicy(
                "send.attachment",
                set.attachmentMegabytes() * MEGABYTE,
                set.attachmentFiles(),
                Set.of(set.attachmentTypes()),
                true);
    }

    /** Begins a message of the acting person to which files are uploaded: the id that it is sent under. */
    UUID begin() {
        UUID me = actors.requireAccount().value();
        return database.call(entities -> {
            BegunEntity begun = new BegunEntity(ids.next(), me, clock.instant());
            entities.persist(begun);
            return begun.id;
        });
    }

    /** What files of a message that the acting person has begun are uploaded under. */
    public String subject(UUID begun) {
        return subject(actors.requireAccount().value(), begun);
    }

    static String subject(UUID account, UUID begun) {
        return BEGUN + account + ":" + begun;
    }

    /** The files that the acting person has uploaded to a message and not sent yet. */
    public List<StoredDocument> uploaded(UUID begun) {
        return documents.of(SendPermissions.PORTAL, subject(begun));
    }

    /** Those of them that can be sent. */
    List<StoredDocument> toSend(UUID begun) {
        List<StoredDocument> files = uploaded(begun);
        List<FieldProblem> problems = files.stream()
                .filter(file -> file.scan() == StoredDocument.Scan.QUARANTINED)
                .map(file -> FieldProblem.of("files", "send.message.file.refused", file.fileName()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return files;
    }

    /** Makes files those of messages, in the transaction that writes these. */
    void send(EntityManager entities, UUID begun, List<StoredDocument> files, Collection<UUID> messages) {
        for (StoredDocument file : files) {
            documents.reassign(file.id(), SENT + begun);
            messages.forEach(message -> entities.persist(
                    new MessageFileEntity(ids.next(), message, file.id().value())));
        }
        BegunEntity kept = entities.find(BegunEntity.class, begun);
        if (kept != null) {
            entities.remove(kept);
        }
    }

    /** The files of messages, by message. */
    Map<UUID, List<StoredDocument>> of(EntityManager entities, Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<StoredDocument>> files = new HashMap<>();
        entities.createQuery(
                        "select f from SendMessageFile f where f.messageId in :messages order by f.id",
                        MessageFileEntity.class)
                .setParameter("messages", List.copyOf(messages))
                .getResultList()
                .forEach(file -> documents.find(new DocumentId(file.documentId)).ifPresent(document -> files.merge(
                        file.messageId,
                        List.of(document),
                        (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream())
                                .toList())));
        return files;
    }

    /** Whether a document was uploaded to a message, sent or not. */
    public boolean has(StoredDocument document) {
        return document.subject().startsWith(SENT) || document.subject().startsWith(BEGUN);
    }

    /** Whether somebody may read such a document now. */
    public boolean mayRead(AccountId account, StoredDocument document) {
        if (document.subject().startsWith(BEGUN)) {
            return document.subject().startsWith(BEGUN + account + ":");
        }
        return database
                .call(entities -> entities.createQuery(
                                "select distinct m.caseId, m.account from SendMessage m, SendMessageFile f"
                                        + " where f.messageId = m.id and f.documentId = :document",
                                Object[].class)
                        .setParameter("document", document.id().value())
                        .getResultList())
                .stream()
                .anyMatch(row -> {
                    CaseId id = new CaseId((UUID) row[0]);
                    return row[1].equals(account.value())
                            ? desk.reader(id, account).isPresent()
                            : desk.mayWork(account, id, SendPermissions.READ_MESSAGES);
                });
    }
}
