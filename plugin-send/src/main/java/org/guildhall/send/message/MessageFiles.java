package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
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
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.SendSettings;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files that went with messages: the party of the thread and the council read them. */
@Component(service = MessageFiles.class)
public final class MessageFiles {
    private static final String SUBJECT = "message:";
    private static final long MEGABYTE = 1_000_000;

    private final Database database;
    private final Documents documents;
    private final Uploads uploads;
    private final CaseDesk desk;
    private final Ids ids;
    private final Settings<SendSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public MessageFiles(
            @Reference Database database,
            @Reference Documents documents,
            @Reference Uploads uploads,
            @Reference CaseDesk desk,
            @Reference Ids ids,
            @Reference SettingsSource settings) {
        this.database = database;
        this.documents = documents;
        this.uploads = uploads;
        this.desk = desk;
        this.ids = ids;
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

    /** Makes uploaded files those of messages, in the transaction that writes these; others wait for the window that shows them. */
    void send(EntityManager entities, UUID upload, List<StoredDocument> files, Collection<UUID> messages) {
        boolean all = files.containsAll(uploads.files(upload));
        for (StoredDocument file : files) {
            documents.reassign(file.id(), SUBJECT + upload);
            messages.forEach(message -> entities.persist(
                    new MessageFileEntity(ids.next(), message, file.id().value())));
        }
        if (all) {
            uploads.end(entities, upload);
        }
    }

    /** The files of messages, by message. */
    Map<UUID, List<StoredDocument>> of(EntityManager entities, Collection<UUID> messages) {
        Map<UUID, List<StoredDocument>> files = new HashMap<>();
        if (!messages.isEmpty()) {
            entities.createQuery(
                            "select f from SendMessageFile f where f.messageId in :messages order by f.id",
                            MessageFileEntity.class)
                    .setParameter("messages", List.copyOf(messages))
                    .getResultList()
                    .forEach(file -> documents
                            .find(new DocumentId(file.documentId))
                            .ifPresent(document -> files.computeIfAbsent(file.messageId, message -> new ArrayList<>())
                                    .add(document)));
        }
        return files;
    }

    /** Whether a document went with a message. */
    public boolean has(StoredDocument document) {
        return document.subject().startsWith(SUBJECT);
    }

    /** Whether somebody may read such a document now. */
    public boolean mayRead(AccountId account, StoredDocument document) {
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
