package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.TypedWords;
import org.guildhall.send.file.OpenedPage;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff write to parties and read of them, case by case and in the inbox of the team (SPEC G7, G10). */
@Component(service = TeamMessageService.class)
public final class TeamMessageService {
    /** No account and no case has this id: an empty list is no SQL. */
    private static final UUID NONE = new UUID(0, 0);

    private static final String THREADS = " from SendThread t, SendCaseLine c where c.id = t.caseId";

    /** No case of the acting person's own family: those are few, and are looked up first. */
    private static final String NOT_OWN = " and t.caseId not in :own";

    private final Database database;
    private final CaseDesk desk;
    private final MessageBox box;
    private final Uploads uploads;
    private final TypedWords typed;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public TeamMessageService(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference MessageBox box,
            @Reference Uploads uploads,
            @Reference TypedWords typed,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference KeptWords seals) {
        this.database = database;
        this.desk = desk;
        this.box = box;
        this.uploads = uploads;
        this.typed = typed;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.seals = seals;
    }

    /** Whether the acting person may write to parties. */
    public boolean mayWrite() {
        return permissions.has(SendPermissions.WRITE_MESSAGES);
    }

    /** Whether the acting person may read what parties write. */
    public boolean mayRead() {
        return permissions.has(SendPermissions.READ_MESSAGES);
    }

    /** What messages can be about. */
    public List<MessageType> types() {
        return box.types();
    }

    /** Those who can be written to in a case: whoever sees it now. */
    public List<Party> parties(CaseId id) {
        desk.check(id, SendPermissions.READ_MESSAGES);
        return desk.readers(id);
    }

    /** A new page for a message that the acting person writes; its files lie there until it is sent. */
    public OpenedPage begin(CaseId id) {
        desk.check(id, SendPermissions.WRITE_MESSAGES);
        return uploads.goOn(MessageBox.about(id));
    }

    /** The same of a reply. */
    public OpenedPage begin(ThreadId id) {
        database.run(entities -> staffs(entities, id, SendPermissions.WRITE_MESSAGES));
        return uploads.goOn(MessageBox.about(id));
    }

    /**
     * Writes to parties of a case: each gets a copy and a thread of their own. Sent again under the same id, there is one message for
     * each.
     *
     * @throws InvalidInputException if something is missing or cannot be, or nobody is chosen
     * @throws RefusedException if one of them does not see the case any more
     */
    public List<ThreadId> write(CaseId id, Collection<PartyId> to, NewMessage asked) {
        desk.check(id, SendPermissions.WRITE_MESSAGES);
        AccountId me = actors.requireAccount();
        List<ThreadId> before = box.sent(me, asked.id());
        if (!before.isEmpty()) {
            return before;
        }
        if (to.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("parties", "send.message.parties.missing")));
        }
        MessageType type = box.check(asked);
        Set<PartyId> asks = new HashSet<>(to);
        return box.once(me, asked.plain(), entities -> {
            List<Party> chosen = desk.readers(id).stream()
                    .filter(party -> asks.contains(party.id()))
                    .toList();
            if (chosen.size() < asks.size()) {
                throw new RefusedException("send.message.party-gone");
            }
            typed.forget(MessageService.TYPED, id);
            return chosen.stream()
                    .map(party -> box.begin(entities, id, party.account(), type, asked.subject()))
                    .toList();
        });
    }

    /** Answers in a thread, with the same promise as {@link #write}. */
    public void reply(ThreadId id, NewReply asked) {
        AccountId me = actors.requireAccount();
        database.run(entities -> staffs(entities, id, SendPermissions.WRITE_MESSAGES));
        if (!box.sent(me, asked.id()).isEmpty()) {
            return;
        }
        MessageBox.checkWords(asked.words());
        box.once(me, asked, entities -> {
            ThreadEntity thread = staffs(entities, id, SendPermissions.WRITE_MESSAGES);
            if (desk.reader(thread.whose(), new AccountId(thread.account)).isEmpty()) {
                throw new RefusedException("send.message.party-gone");
            }
            typed.forget(MessageService.TYPED, id);
            return List.of(thread);
        });
    }

    /** A thread, for staff: what the party wrote in it is read now; that it was looked at is audited. */
    public MessageThread open(ThreadId id) {
        return database.call(entities -> {
            ThreadEntity thread = staffs(entities, id, SendPermissions.READ_MESSAGES);
            audit.record(of("send.message.viewed", thread));
            return box.read(entities, thread, actors.requireAccount());
        });
    }

    /**
     * Notes that a thread needs no answer.
     *
     * @throws RefusedException if the party has written something since that nobody has read
     */
    public void settle(ThreadId id) {
        database.run(entities -> {
            ThreadEntity thread = staffs(entities, id, SendPermissions.WRITE_MESSAGES);
            if (thread.waitingSince != null) {
                if (MessageBox.unreadSince(entities, thread) != null) {
                    throw new RefusedException("send.case.changed");
                }
                thread.settle();
                audit.record(of("send.message.settled", thread));
            }
        });
    }

    /** So many of the threads of a case, the newest first. */
    public List<ThreadLine> threads(CaseId id, int offset, int limit) {
        desk.check(id, SendPermissions.READ_MESSAGES);
        return lines(
                " and t.caseId = :case",
                " order by t.lastAt desc, t.id desc",
                query -> query.setParameter("case", id.value()),
                offset,
                limit);
    }

    /** How many threads a case has. */
    public long countThreads(CaseId id) {
        desk.check(id, SendPermissions.READ_MESSAGES);
        return count("select count(t.id) from SendThread t where t.caseId = :case", id);
    }

    /** How many messages of a case's parties nobody has opened. */
    public long unread(CaseId id) {
        desk.check(id, SendPermissions.READ_MESSAGES);
        return count(
                "select count(m.id) from SendMessage m where m.caseId = :case and m.fromParty = 1 and m.readAt is null",
                id);
    }

    private long count(String query, CaseId id) {
        return database.call(entities -> entities.createQuery(query, Long.class)
                .setParameter("case", id.value())
                .getSingleResult());
    }

    /** So many threads of the team inbox, in the order that {@link TeamInboxQuery} tells. */
    public List<ThreadLine> inbox(TeamInboxQuery query, int offset, int limit) {
        permissions.check(SendPermissions.READ_MESSAGES);
        Set<UUID> whose = whose(query.whose());
        return lines(
                where(query),
                query.waiting() ? " order by t.waitingSince, t.id" : " order by t.lastAt desc, t.id desc",
                asked -> filtered(asked, whose),
                offset,
                limit);
    }

    /** How many threads that inbox has. */
    public long count(TeamInboxQuery query) {
        permissions.check(SendPermissions.READ_MESSAGES);
        Set<UUID> whose = whose(query.whose());
        return database.call(entities -> filtered(
                        entities.createQuery("select count(t.id)" + THREADS + where(query), Long.class), whose)
                .getSingleResult());
    }

    private static String where(TeamInboxQuery query) {
        String cases = switch (query.whose()) {
            case ALL -> "";
            case MINE, COVERED -> " and c.caseworker in :whose";
            case UNALLOCATED -> " and c.caseworker is null";
        };
        return NOT_OWN + cases + (query.waiting() ? " and t.waitingSince is not null" : "");
    }

    private Set<UUID> whose(TeamInboxQuery.Whose whose) {
        UUID me = actors.requireAccount().value();
        return switch (whose) {
            case ALL, UNALLOCATED -> Set.of();
            case MINE -> Set.of(me);
            case COVERED -> {
                Set<UUID> colleagues = new HashSet<>(desk.workOf(new AccountId(me)));
                colleagues.remove(me);
                yield colleagues.isEmpty() ? Set.of(NONE) : colleagues;
            }
        };
    }

    private <T> TypedQuery<T> filtered(TypedQuery<T> asked, Set<UUID> whose) {
        asked.setParameter("own", desk.ownCases());
        if (!whose.isEmpty()) {
            asked.setParameter("whose", List.copyOf(whose));
        }
        return asked;
    }

    private List<ThreadLine> lines(
            String where, String order, UnaryOperator<TypedQuery<Object[]>> parameters, int offset, int limit) {
        MessageBox.Names names = box.new Names();
        return database.call(entities -> {
            List<Object[]> rows = parameters
                    .apply(entities.createQuery(
                            "select t.id, t.caseId, c.reference, c.forename, c.surname, t.account, t.typeEnglish,"
                                    + " t.typeWelsh, t.subject, t.lastAt, t.waitingSince, c.caseworker" + THREADS
                                    + where + order,
                            Object[].class))
                    .setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultList();
            Map<UUID, Integer> unread =
                    unread(entities, rows.stream().map(row -> (UUID) row[0]).toList());
            List<ThreadLine> lines = new ArrayList<>();
            rows.forEach(row -> lines.add(line(row, names, unread.getOrDefault((UUID) row[0], 0))));
            return List.copyOf(lines);
        });
    }

    private static Map<UUID, Integer> unread(EntityManager entities, List<UUID> threads) {
        Map<UUID, Integer> unread = new HashMap<>();
        if (!threads.isEmpty()) {
            entities.createQuery(
                            "select m.threadId, count(m.id) from SendMessage m where m.threadId in :threads"
                                    + " and m.fromParty = 1 and m.readAt is null group by m.threadId",
                            Object[].class)
                    .setParameter("threads", threads)
                    .getResultList()
                    .forEach(row -> unread.put((UUID) row[0], ((Number) row[1]).intValue()));
        }
        return unread;
    }

    private ThreadLine line(Object[] row, MessageBox.Names names, int unread) {
        return new ThreadLine(
                new ThreadId((UUID) row[0]),
                new CaseId((UUID) row[1]),
                (String) row[2],
                new PersonName((String) row[3], (String) row[4]),
                names.of((UUID) row[5]),
                new MessageType((String) row[6], (String) row[7]),
                seals.open((UUID) row[0], (String) row[8]),
                (Instant) row[9],
                (Instant) row[10],
                unread,
                row[11] == null ? null : new AccountId((UUID) row[11]));
    }

    /** What the acting person has typed to parties of a case and not sent: a new message. */
    public Answers typed(CaseId id) {
        desk.check(id, SendPermissions.WRITE_MESSAGES);
        return typed.read(MessageService.TYPED, id);
    }

    /** Keeps it. */
    public void keepTyped(CaseId id, Answers words) {
        desk.check(id, SendPermissions.WRITE_MESSAGES);
        typed.keep(MessageService.TYPED, id, words);
    }

    /** What the acting person has typed as a reply and not sent. */
    public Answers typed(ThreadId id) {
        database.run(entities -> staffs(entities, id, SendPermissions.WRITE_MESSAGES));
        return typed.read(MessageService.TYPED, id);
    }

    /** Keeps it. */
    public void keepTyped(ThreadId id, Answers words) {
        database.run(entities -> staffs(entities, id, SendPermissions.WRITE_MESSAGES));
        typed.keep(MessageService.TYPED, id, words);
    }

    private ThreadEntity staffs(EntityManager entities, ThreadId id, String permission) {
        permissions.check(permission);
        ThreadEntity thread = MessageBox.get(entities, id);
        desk.check(thread.whose(), permission);
        return thread;
    }

    private static NewAuditEntry of(String action, ThreadEntity thread) {
        return NewAuditEntry.of(action, CaseDesk.SUBJECT, thread.caseId).with("thread", thread.id);
    }
}
