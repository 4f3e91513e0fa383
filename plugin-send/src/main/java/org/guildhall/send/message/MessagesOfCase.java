package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseArchive;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CasePart;
import org.guildhall.send.record.KeptWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The messages of a case go with it, and are taken out with it; those of a party's threads, with the party's account. */
@Component(service = {CasePart.class, SubjectData.class})
public final class MessagesOfCase implements CasePart, SubjectData {
    private static final String CASE = "m.caseId = :id";

    private final Database database;
    private final Documents documents;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public MessagesOfCase(@Reference Database database, @Reference Documents documents, @Reference KeptWords seals) {
        this.database = database;
        this.documents = documents;
        this.seals = seals;
    }

    @Override
    public void delete(CaseId id) {
        database.run(entities -> {
            files(entities, CASE, id.value()).forEach(file -> documents.delete(new DocumentId(file)));
            for (String statement : List.of(
                    "delete from SendMessageFile f where f.messageId in"
                            + " (select m.id from SendMessage m where m.caseId = :id)",
                    "delete from SendMessage m where m.caseId = :id",
                    "delete from SendThread t where t.caseId = :id")) {
                entities.createQuery(statement).setParameter("id", id.value()).executeUpdate();
            }
        });
    }

    private static List<UUID> files(EntityManager entities, String where, UUID id) {
        return entities.createQuery(
                        "select distinct f.documentId from SendMessageFile f, SendMessage m where m.id = f.messageId and "
                                + where,
                        UUID.class)
                .setParameter("id", id)
                .getResultList();
    }

    @Override
    public void ofCase(CaseId id, CaseArchive archive) throws IOException {
        write(CASE, id.value(), archive);
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        write("m.account = :id", account.value(), CaseArchive.of(archive));
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: children are part of their cases
    }

    private void write(String where, UUID id, CaseArchive archive) throws IOException {
        archive.table(
                "messages",
                List.of(
                        "id",
                        "case_id",
                        "thread_id",
                        "account",
                        "type",
                        "subject",
                        "author",
                        "sent_at",
                        "read_at",
                        "words"),
                out -> database.run(entities -> entities.createQuery(
                                "select m, t from SendMessage m, SendThread t where t.id = m.threadId and " + where
                                        + " order by m.sentAt, m.id",
                                Object[].class)
                        .setParameter("id", id)
                        .getResultList()
                        .forEach(row -> {
                            MessageEntity message = (MessageEntity) row[0];
                            ThreadEntity thread = (ThreadEntity) row[1];
                            out.row(
                                    message.id,
                                    message.caseId,
                                    thread.id,
                                    message.account,
                                    thread.typeEnglish,
                                    thread.subject(seals),
                                    message.author,
                                    message.sentAt,
                                    message.readAt,
                                    seals.open(message.id, message.words));
                        })));
        for (UUID file : database.call(entities -> files(entities, where, id))) {
            archive.document(new DocumentId(file));
        }
    }
}
