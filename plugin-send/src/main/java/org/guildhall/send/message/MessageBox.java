package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendSettings;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How messages are written and read, for the two services that check who may. */
@Component(service = MessageBox.class)
public final class MessageBox {
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_WORDS = 10_000;

    private final Database database;
    private final CaseDesk desk;
    private final Uploads uploads;
    private final MessageFiles files;
    private final MessageMails mails;
    private final Accounts accounts;
    private final Audit audit;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final Settings<SendSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public MessageBox(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference Uploads uploads,
            @Reference MessageFiles files,
            @Reference MessageMails mails,
            @Reference Accounts accounts,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals,
            @Reference SettingsSource settings) {
        this.database = database;
        this.desk = desk;
        this.uploads = uploads;
        this.files = files;
        this.mails = mails;
        this.accounts = accounts;
        this.audit = audit;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
        this.settings = settings.of(SendSettings.class);
    }

    List<MessageType> types() {
        return MessageTypes.of(texts, settings.get().messageTypes());
    }

    /** The type that a message is of, once it can be sent. */
    MessageType check(NewMessage asked) {
        List<FieldProblem> problems = new ArrayList<>();
        MessageType type = types().stream()
                .filter(known -> known.english().equals(asked.type()))
                .findFirst()
                .orElse(null);
        if (type == null) {
            problems.add(FieldProblem.of("type", "send.message.type.missing"));
        }
        check("subject", asked.subject(), LONGEST_SUBJECT, problems);
        check("words", asked.words(), LONGEST_WORDS, problems);
        if (type == null || !problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return type;
    }

    static void checkWords(String words) {
        List<FieldProblem> problems = new ArrayList<>();
        check("words", words, LONGEST_WORDS, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private static void check(String field, String text, int most, List<FieldProblem> problems) {
        if (text.isBlank()) {
            problems.add(FieldProblem.of(field, "send.message." + field + ".missing"));
        } else if (text.strip().length() > most) {
            problems.add(FieldProblem.of(field, "send.words.too-long", most));
        }
    }

    /** Nobody sends more within an hour than the council has set: what comes faster is no message to a caseworker. */
    void checkPace(AccountId author) {
        int most = settings.get().messagesPerHour();
        long sent = database.call(entities -> entities.createQuery(
                        "select count(m.id) from SendMessage m where m.author = :author and m.sentAt > :since",
                        Long.class)
                .setParameter("author", author.value())
                .setParameter("since", clock.instant().minus(Duration.ofHours(1)))
                .getSingleResult());
        if (sent >= most) {
            throw new RefusedException("send.message.too-many", most);
        }
    }

    /** What an upload to a new message of a case is about. */
    static String about(CaseId id) {
        return "message:" + id;
    }

    /** What an upload to a reply is about. */
    static String about(ThreadId id) {
        return "reply:" + id;
    }

    /** The threads of what an author sent under an id before: empty where nothing was. */
    List<ThreadId> sent(AccountId author, UUID clientId) {
        return database.call(entities -> entities
                .createQuery(
                        "select m.threadId from SendMessage m where m.author = :author and m.clientId = :client"
                                + " order by m.id",
                        UUID.class)
                .setParameter("author", author.value())
                .setParameter("client", clientId)
                .getResultList()
                .stream()
                .map(ThreadId::new)
                .toList());
    }

    /** Writes under an id, or finds what was written under it: the press before this one, or the server's last act. */
    List<ThreadId> once(AccountId author, NewReply asked, Function<EntityManager, List<ThreadEntity>> threads) {
        try {
            List<StoredDocument> attached = uploads.checked(asked.upload(), asked.files());
            return database.call(entities -> {
                List<ThreadEntity> kept = threads.apply(entities);
                write(entities, author, asked, kept, attached);
                return kept.stream().map(thread -> new ThreadId(thread.id)).toList();
            });
        } catch (PersistenceException | InvalidInputException clash) {
            // the other press of a double press has the files, or was quicker with the row
            List<ThreadId> other = sent(author, asked.id());
            if (other.isEmpty()) {
                throw clash;
            }
            return other;
        }
    }

    private void write(
            EntityManager entities,
            AccountId author,
            NewReply asked,
            List<ThreadEntity> threads,
            List<StoredDocument> attached) {
        Instant now = clock.instant();
        List<UUID> messages = new ArrayList<>();
        for (ThreadEntity thread : threads) {
            CaseLine line = desk.line(thread.whose());
            boolean party = thread.account.equals(author.value());
            MessageEntity message = new MessageEntity(
                    ids.next(),
                    thread,
                    asked.id(),
                    author.value(),
                    party ? value(line.caseworker()) : thread.account,
                    asked.words().strip(),
                    now,
                    seals);
            if (party) {
                thread.wrote(true, now);
            } else {
                thread.answered(unreadSince(entities, thread), now);
            }
            // the message points to the row of its thread, and its files to its own
            entities.flush();
            entities.persist(message);
            entities.flush();
            messages.add(message.id);
            audit.record(NewAuditEntry.of("send.message.sent", CaseDesk.SUBJECT, thread.caseId)
                    .with("thread", thread.id)
                    .with("message", message.id));
            if (party) {
                mails.toStaff(line, new ThreadId(thread.id));
            } else {
                mails.toParty(new AccountId(thread.account), line);
            }
        }
        files.send(entities, asked.upload(), attached, messages);
    }

    /** When the party of a thread wrote the oldest message that nobody of the council has read; null where all are read. */
    static @Nullable Instant unreadSince(EntityManager entities, ThreadEntity thread) {
        return entities.createQuery(
                        "select min(m.sentAt) from SendMessage m where m.threadId = :thread and m.fromParty = 1"
                                + " and m.readAt is null",
                        Instant.class)
                .setParameter("thread", thread.id)
                .getSingleResult();
    }

    private static @Nullable UUID value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    /** A thread that begins with what is being written. */
    ThreadEntity begin(EntityManager entities, CaseId id, AccountId party, MessageType type, String subject) {
        ThreadEntity thread = new ThreadEntity(ids.next(), id, party.value(), type, subject.strip(), seals);
        entities.persist(thread);
        return thread;
    }

    static ThreadEntity get(EntityManager entities, ThreadId id) {
        ThreadEntity found = entities.find(ThreadEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("thread " + id);
        }
        return found;
    }

    /** What was written in a thread; what the other side wrote is read now. */
    MessageThread read(EntityManager entities, ThreadEntity thread, AccountId reader) {
        Instant now = clock.instant();
        int fromParty = thread.account.equals(reader.value()) ? 0 : 1;
        List<MessageEntity> messages = entities.createQuery(
                        "select m from SendMessage m where m.threadId = :thread order by m.sentAt, m.id",
                        MessageEntity.class)
                .setParameter("thread", thread.id)
                .getResultList();
        messages.stream()
                .filter(message -> message.fromParty == fromParty && message.readAt == null)
                .forEach(message -> message.read(reader.value(), now));
        Map<UUID, List<StoredDocument>> attached =
                files.of(entities, messages.stream().map(message -> message.id).toList());
        Names names = new Names();
        return new MessageThread(
                new ThreadId(thread.id),
                thread.whose(),
                new AccountId(thread.account),
                thread.type(),
                thread.subject(seals),
                thread.waitingSince,
                messages.stream()
                        .map(message -> new Message(
                                new MessageId(message.id),
                                message.fromParty == 1,
                                names.of(message.author),
                                names.of(message.addressee),
                                seals.open(message.id, message.words),
                                message.sentAt,
                                message.readAt,
                                attached.getOrDefault(message.id, List.of())))
                        .toList());
    }

    /** Names of accounts, each looked up once. */
    final class Names {
        private final Map<UUID, String> known = new HashMap<>();

        String of(@Nullable UUID account) {
            return account == null
                    ? ""
                    : known.computeIfAbsent(
                            account,
                            id -> accounts.find(new AccountId(id))
                                    .map(found -> found.details().name().full())
                                    .orElse("–"));
        }
    }
}
