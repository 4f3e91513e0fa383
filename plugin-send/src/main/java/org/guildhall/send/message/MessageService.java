package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.send.TypedWords;
import org.guildhall.send.file.OpenedPage;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What parents, young people and representatives write to the council and read of it (SPEC G7). Each sees their own threads alone,
 * whatever they see of the case besides.
 */
@Component(service = MessageService.class)
public final class MessageService {
    /** What a message that is being written is kept under: of a new one by the case, of a reply by the thread. */
    public static final String TYPED = "message";

    private static final String MINE =
            " from SendMessage m, SendThread t where t.id = m.threadId and m.account = :me and m.caseId = :case"
                    + " and m.fromParty = :party";

    private final Database database;
    private final CaseAccess access;
    private final MessageBox box;
    private final Uploads uploads;
    private final TypedWords typed;
    private final Actors actors;
    private final Audit audit;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public MessageService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference MessageBox box,
            @Reference Uploads uploads,
            @Reference TypedWords typed,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.box = box;
        this.uploads = uploads;
        this.typed = typed;
        this.actors = actors;
        this.audit = audit;
        this.seals = seals;
    }

    /** What messages can be about. */
    public List<MessageType> types() {
        return box.types();
    }

    /** A new page for a message that the acting party writes; its files lie there until it is sent. */
    public OpenedPage begin(CaseId id) {
        access.party(id);
        return uploads.goOn(MessageBox.about(id));
    }

    /** The same of a reply. */
    public OpenedPage begin(ThreadId id) {
        database.run(entities -> own(entities, id));
        return uploads.goOn(MessageBox.about(id));
    }

    /**
     * Writes to the council. Sent again under the same id, at once or after whatever befell the server, there is one message.
     *
     * @throws InvalidInputException if something is missing or cannot be
     * @throws RefusedException if the party has written too much within an hour
     */
    public ThreadId send(CaseId id, NewMessage asked) {
        AccountId me = access.party(id).account();
        List<ThreadId> before = box.sent(me, asked.id());
        if (!before.isEmpty()) {
            return before.getFirst();
        }
        MessageType type = box.check(asked);
        box.checkPace(me);
        return box.once(me, asked.plain(), entities -> {
                    typed.forget(TYPED, id);
                    return List.of(box.begin(entities, id, me, type, asked.subject()));
                })
                .getFirst();
    }

    /** Answers in a thread, with the same promise as {@link #send}. */
    public void reply(ThreadId id, NewReply asked) {
        AccountId me = actors.requireAccount();
        database.run(entities -> own(entities, id));
        if (!box.sent(me, asked.id()).isEmpty()) {
            return;
        }
        MessageBox.checkWords(asked.words());
        box.checkPace(me);
        box.once(me, asked, entities -> {
            typed.forget(TYPED, id);
            return List.of(own(entities, id));
        });
    }

    /** A thread of the acting party; what the council wrote in it is read now. */
    public MessageThread open(ThreadId id) {
        return database.call(entities -> box.read(entities, own(entities, id), actors.requireAccount()));
    }

    /** So many of the messages that the acting party has received in a case, the newest first. */
    public List<MessageLine> inbox(CaseId id, int offset, int limit) {
        return list(id, false, offset, limit);
    }

    /** How many there are. */
    public long countInbox(CaseId id) {
        return count(id, false, "");
    }

    /** So many of the messages that the acting party has sent in a case, the newest first. */
    public List<MessageLine> sent(CaseId id, int offset, int limit) {
        return list(id, true, offset, limit);
    }

    /** How many there are. */
    public long countSent(CaseId id) {
        return count(id, true, "");
    }

    /** How many of the messages received in a case the acting party has not opened. */
    public long unread(CaseId id) {
        return count(id, false, " and m.readAt is null");
    }

    private List<MessageLine> list(CaseId id, boolean sent, int offset, int limit) {
        AccountId me = access.party(id).account();
        MessageBox.Names names = box.new Names();
        return database.call(entities -> entities
                .createQuery(
                        "select m.id, t.id, m.sentAt, t.typeEnglish, t.typeWelsh, m.author, m.addressee, t.subject, m.readAt"
                                + MINE + " order by m.sentAt desc, m.id desc",
                        Object[].class)
                .setParameter("me", me.value())
                .setParameter("case", id.value())
                .setParameter("party", sent ? 1 : 0)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new MessageLine(
                        new MessageId((UUID) row[0]),
                        new ThreadId((UUID) row[1]),
                        (Instant) row[2],
                        new MessageType((String) row[3], (String) row[4]),
                        names.of((UUID) row[5]),
                        names.of((UUID) row[6]),
                        seals.open((UUID) row[1], (String) row[7]),
                        row[8] == null))
                .toList());
    }

    private long count(CaseId id, boolean sent, String more) {
        AccountId me = access.party(id).account();
        return database.call(entities -> entities.createQuery("select count(m.id)" + MINE + more, Long.class)
                .setParameter("me", me.value())
                .setParameter("case", id.value())
                .setParameter("party", sent ? 1 : 0)
                .getSingleResult());
    }

    /** What the acting party has typed to the council and not sent: a new message. */
    public Answers typed(CaseId id) {
        access.party(id);
        return typed.read(TYPED, id);
    }

    /** Keeps it. */
    public void keepTyped(CaseId id, Answers words) {
        access.party(id);
        typed.keep(TYPED, id, words);
    }

    /** What the acting party has typed as a reply and not sent. */
    public Answers typed(ThreadId id) {
        database.run(entities -> own(entities, id));
        return typed.read(TYPED, id);
    }

    /** Keeps it. */
    public void keepTyped(ThreadId id, Answers words) {
        database.run(entities -> own(entities, id));
        typed.keep(TYPED, id, words);
    }

    private ThreadEntity own(EntityManager entities, ThreadId id) {
        AccountId me = actors.requireAccount();
        ThreadEntity thread = MessageBox.get(entities, id);
        if (!thread.account.equals(me.value())) {
            audit.recordApart(NewAuditEntry.of("send.message.refused", CaseDesk.SUBJECT, thread.caseId)
                    .with("thread", id));
            throw new NotPermittedException("thread " + id);
        }
        access.party(thread.whose());
        return thread;
    }
}
