package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.TypedWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What staff do with cases (SPEC G10); what happened in them is {@link HistoryService}'s. Everything asks for a right at each use;
 * nobody works on a case of their own family. Lists are sorted and filtered by the database.
 */
@Component(service = CaseService.class)
public final class CaseService {
    private static final String OPEN = "open";
    private static final String NEW = "case";
    private static final int TRIES = 5;
    private static final int MOST_WORDS = 8;

    private final Database database;
    private final CaseAccess access;
    private final CaseIntake intake;
    private final CaseClock caseClock;
    private final CaseTeam team;
    private final CaseMails mails;
    private final TypedWords typed;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final CaseReferences references = new CaseReferences();

    /** Works on the unit of this bundle. */
    @Activate
    public CaseService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseIntake intake,
            @Reference CaseClock caseClock,
            @Reference CaseTeam team,
            @Reference CaseMails mails,
            @Reference TypedWords typed,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.intake = intake;
        this.caseClock = caseClock;
        this.team = team;
        this.mails = mails;
        this.typed = typed;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** Today, where the council is. */
    public LocalDate today() {
        return Days.today(clock);
    }

    /** Whether the acting person may work on cases. */
    public boolean mayChange() {
        return permissions.has(SendPermissions.CHANGE);
    }

    /** Whether the acting person may open cases. */
    public boolean mayOpen() {
        return permissions.has(SendPermissions.OPEN);
    }

    /**
     * Opens a case, whose request was received on a day: the clock starts. The acting caseworker does not get it by that.
     *
     * @throws InvalidInputException if something is missing or cannot be
     */
    public CaseId open(NewCase asked) {
        permissions.check(SendPermissions.OPEN);
        NewCase opened = CaseChecks.opened(asked, today());
        for (int tries = 0; ; tries++) {
            String reference = references.next();
            try {
                return database.call(entities -> {
                    typed.forget(OPEN, NEW);
                    return new CaseId(intake.take(entities, opened, reference, List.of()).id);
                });
            } catch (PersistenceException clash) {
                // the number may be taken, or the other system's reference: look which
                checkFormer(opened.details().formerReference(), null);
                if (tries >= TRIES) {
                    throw clash;
                }
            }
        }
    }

    private void checkFormer(String former, @Nullable CaseId besides) {
        if (former.isEmpty()) {
            return;
        }
        Optional<UUID> other = database.call(entities -> entities.createQuery(
                        "select c.id from SendCase c where c.formerReference = :former", UUID.class)
                .setParameter("former", former)
                .getResultStream()
                .findFirst());
        if (other.isPresent() && !other.get().equals(besides == null ? null : besides.value())) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of("formerReference", "send.open.former-reference.taken")));
        }
    }

    /**
     * Changes what is known of the child.
     *
     * @throws RefusedException if the case has changed since it was seen
     */
    public void describe(SendCase seen, CaseDetails asked) {
        permissions.check(SendPermissions.CHANGE);
        CaseDetails details = CaseChecks.details(asked, seen.received());
        checkFormer(details.formerReference(), seen.id());
        database.run(entities -> {
            CaseEntity kept = access.staff(entities, seen.id(), SendPermissions.CHANGE);
            if (kept.version != seen.version()) {
                throw new RefusedException("send.case.changed");
            }
            kept.describe(details, seals);
            caseClock.derive(entities, kept);
            typed.forget("describe", seen.id());
            audit.record(NewAuditEntry.of("send.case.described", CaseRecords.SUBJECT, seen.id()));
        });
    }

    /** So many of a list from the offset on, sorted and filtered by the database; none of the acting person's own family. */
    public List<CaseLine> list(CaseQuery query, int offset, int limit) {
        permissions.check(SendPermissions.READ);
        String order = query.order().clause(query.descending());
        return database.call(entities -> filtered(
                        entities,
                        entities.createQuery(
                                "select c from SendCaseLine c" + where(query) + order, CaseLineEntity.class),
                        query)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CaseLineEntity::toLine)
                .toList());
    }

    /** How many a list has. */
    public long count(CaseQuery query) {
        permissions.check(SendPermissions.READ);
        return database.call(entities -> filtered(
                        entities,
                        entities.createQuery("select count(c.id) from SendCaseLine c" + where(query), Long.class),
                        query)
                .getSingleResult());
    }

    private static String where(CaseQuery query) {
        String whose = switch (query.whose()) {
            case ALL -> "";
            case MINE -> " and c.caseworker in :mine";
            case TEAM -> " and c.caseworker is null";
            case ONE -> " and c.caseworker = :caseworker";
        };
        String limit = switch (query.limit()) {
            case ANY -> "";
            case OVERDUE -> " and c.nextLimit < :today";
            case DUE -> " and c.nextLimit >= :today and c.nextLimit <= :soon";
        };
        return " where c.state = :state and c.id not in :own" + whose + limit
                + (query.stage() == null ? "" : " and c.stage = :stage")
                + IntStream.range(0, words(query).size())
                        .mapToObj(word -> " and c.searchText like :word" + word)
                        .collect(Collectors.joining());
    }

    private <T> TypedQuery<T> filtered(EntityManager entities, TypedQuery<T> asked, CaseQuery query) {
        asked.setParameter("state", query.state());
        asked.setParameter("own", access.ownCases(entities));
        switch (query.whose()) {
            case MINE -> asked.setParameter("mine", List.copyOf(team.workOf(entities, actors.requireAccount())));
            case ONE ->
                asked.setParameter(
                        "caseworker", Objects.requireNonNull(query.caseworker()).value());
            case ALL, TEAM -> {
                // nobody in particular
            }
        }
        if (query.limit() != CaseQuery.Limit.ANY) {
            asked.setParameter("today", today());
        }
        if (query.limit() == CaseQuery.Limit.DUE) {
            asked.setParameter("soon", today().plusDays(BreachRadar.DAYS));
        }
        if (query.stage() != null) {
            asked.setParameter("stage", query.stage());
        }
        List<String> words = words(query);
        for (int word = 0; word < words.size(); word++) {
            asked.setParameter("word" + word, words.get(word));
        }
        return asked;
    }

    /** The words of the text as patterns, each of which must be found; what has no letters and digits is found nowhere. */
    private static List<String> words(CaseQuery query) {
        if (query.text().isBlank()) {
            return List.of();
        }
        String plain = CaseRecords.plain(query.text());
        return plain.isEmpty()
                ? List.of("")
                : Stream.of(plain.split(" "))
                        .limit(MOST_WORDS)
                        .map(word -> "%" + word + "%")
                        .toList();
    }

    /** A case, for staff; that it was looked at is audited. */
    public SendCase find(CaseId id) {
        return database.call(entities -> {
            SendCase found = read(entities, id).toRecord(seals);
            audit.record(NewAuditEntry.of("send.case.viewed", CaseRecords.SUBJECT, id));
            return found;
        });
    }

    /** Other open cases of a child of the same name and date of birth, the oldest first: they may be the same child's. */
    public List<CaseLine> alike(CaseId id) {
        return database.call(entities -> {
            CaseEntity kept = read(entities, id);
            AccountId me = actors.requireAccount();
            return entities
                    .createQuery(
                            "select c from SendCase c where c.birth = :birth and c.state = :open and c.id <> :id"
                                    + " order by c.received, c.id",
                            CaseEntity.class)
                    .setParameter("birth", kept.birth)
                    .setParameter("open", CaseState.OPEN)
                    .setParameter("id", kept.id)
                    .getResultList()
                    .stream()
                    .filter(other -> CaseRecords.plain(other.child().full())
                            .equals(CaseRecords.plain(kept.child().full())))
                    .filter(other -> !access.isOwn(entities, other, me))
                    .map(other -> Objects.requireNonNull(entities.find(CaseLineEntity.class, other.id))
                            .toLine())
                    .toList();
        });
    }

    /** Those who can take on cases, by name. */
    public List<Account> caseworkers() {
        permissions.check(SendPermissions.READ);
        return accounts.withPermission(SendPermissions.CHANGE).stream()
                .sorted(Comparator.comparing(account -> account.details().name().full(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** The name behind an id, for staff. */
    public String nameOf(AccountId account) {
        permissions.check(SendPermissions.READ);
        return accounts.find(account)
                .map(known -> known.details().name().full())
                .orElse("–");
    }

    /** The name behind an id, and how to reach whoever it is, for staff; one line each. */
    public List<String> contactOf(AccountId account) {
        permissions.check(SendPermissions.READ);
        return accounts.find(account)
                .map(known -> Stream.of(
                                known.details().name().full(),
                                known.email(),
                                known.details().phone())
                        .filter(line -> !line.isBlank())
                        .toList())
                .orElse(List.of("–"));
    }

    /** Whether a case is the acting person's today: their own, or of somebody whom they cover. */
    public boolean isMine(CaseId id) {
        return database.call(entities -> {
            CaseEntity kept = read(entities, id);
            return kept.caseworker != null
                    && team.workOf(entities, actors.requireAccount()).contains(kept.caseworker);
        });
    }

    /**
     * Gives open cases to a caseworker, or back to the team.
     *
     * @param caseworker null for the team
     * @return which were given, and which were left: closed ones, and those of the caseworker's own family
     */
    public CasesChanged assign(Collection<CaseId> cases, @Nullable AccountId caseworker) {
        permissions.check(SendPermissions.CHANGE);
        if (caseworker != null && !permissions.has(caseworker, SendPermissions.CHANGE)) {
            throw new RefusedException("send.assign.cannot");
        }
        return database.call(entities -> {
            List<CaseEntity> changed = new ArrayList<>();
            List<CaseId> left = new ArrayList<>();
            for (CaseId id : cases) {
                CaseEntity kept = access.staff(entities, id, SendPermissions.CHANGE);
                if (kept.state == CaseState.CLOSED || caseworker != null && access.isOwn(entities, kept, caseworker)) {
                    left.add(id);
                } else if (!Objects.equals(kept.whose(), caseworker)) {
                    assign(kept, caseworker);
                    changed.add(kept);
                }
            }
            if (caseworker != null && !changed.isEmpty() && !caseworker.equals(actors.requireAccount())) {
                mails.assigned(
                        caseworker, changed.stream().map(kept -> kept.reference).toList());
            }
            return new CasesChanged(
                    changed.stream().map(kept -> new CaseId(kept.id)).toList(), List.copyOf(left));
        });
    }

    private void assign(CaseEntity kept, @Nullable AccountId caseworker) {
        kept.assign(caseworker == null ? null : caseworker.value());
        audit.record(
                caseworker == null
                        ? NewAuditEntry.of("send.case.unassigned", CaseRecords.SUBJECT, kept.id)
                        : NewAuditEntry.of("send.case.assigned", CaseRecords.SUBJECT, kept.id)
                                .with("to", caseworker));
    }

    /** What staff noted, the oldest first. */
    public List<CaseNote> notes(CaseId id) {
        return database.call(entities -> entities
                .createQuery(
                        "select n from SendNote n where n.caseId = :case order by n.writtenAt, n.id", NoteEntity.class)
                .setParameter("case", read(entities, id).id)
                .getResultList()
                .stream()
                .map(note -> note.toRecord(seals))
                .toList());
    }

    /** Notes something that no party ever sees. */
    public void addNote(CaseId id, String text) {
        permissions.check(SendPermissions.CHANGE);
        String words = CaseChecks.words("note", "send.note.missing", text);
        database.run(entities -> {
            CaseEntity kept = access.staff(entities, id, SendPermissions.CHANGE);
            entities.persist(new NoteEntity(
                    ids.next(), kept.id, actors.requireAccount().value(), words, clock.instant(), seals));
            typed.forget("note", id);
            audit.record(NewAuditEntry.of("send.note.added", CaseRecords.SUBJECT, id));
        });
    }

    /** Closes a case in which nothing is to be done any more; parties go on seeing it. */
    public void close(CaseId id, String why) {
        permissions.check(SendPermissions.CHANGE);
        String words = CaseChecks.words("why", "send.close.why.missing", why);
        database.run(entities -> {
            CaseEntity kept = access.changing(entities, id);
            kept.close(today(), words, seals);
            caseClock.derive(entities, kept);
            typed.forget("close", id);
            audit.record(NewAuditEntry.of("send.case.closed", CaseRecords.SUBJECT, id));
        });
    }

    /** Opens a closed case again. */
    public void reopen(CaseId id) {
        database.run(entities -> {
            CaseEntity kept = access.staff(entities, id, SendPermissions.CHANGE);
            if (kept.state == CaseState.OPEN) {
                throw new RefusedException("send.case.changed");
            }
            kept.reopen();
            caseClock.derive(entities, kept);
            audit.record(NewAuditEntry.of("send.case.reopened", CaseRecords.SUBJECT, id));
        });
    }

    /** Every step so far, the newest first. */
    public List<AuditEntry> history(CaseId id) {
        return database.call(entities -> {
            read(entities, id);
            return audit.history(CaseRecords.SUBJECT, id.toString());
        });
    }

    /** What the acting caseworker has typed on one of a case's pages and not sent. */
    public Answers typed(CaseId id, String page) {
        access.checkChange(id);
        return typed.read(page, id);
    }

    /** What the acting person has typed of a case that is not opened yet. */
    public Answers typedToOpen() {
        permissions.check(SendPermissions.OPEN);
        return typed.read(OPEN, NEW);
    }

    /** Keeps it. */
    public void keepTypedToOpen(Answers words) {
        permissions.check(SendPermissions.OPEN);
        typed.keep(OPEN, NEW, words);
    }

    /** Keeps it. */
    public void keepTyped(CaseId id, String page, Answers words) {
        access.checkChange(id);
        typed.keep(page, id, words);
    }

    private CaseEntity read(EntityManager entities, CaseId id) {
        return access.staff(entities, id, SendPermissions.READ);
    }
}
