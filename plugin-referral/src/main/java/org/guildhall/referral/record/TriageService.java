package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralSettings;
import org.guildhall.referral.TypedWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What officers do with referrals (SPEC H10). Everything asks for the right to the inbox in which the referral lies; of a walled
 * inbox nobody else learns even a count. Of what is walled and about somebody of an officer's own name that officer sees nothing
 * at all: it may be themself ({@link Wall}).
 */
@Component(service = TriageService.class)
public final class TriageService {
    private static final String OTHER = "other";
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_CANDIDATES = 500;
    private static final int MOST_SIMILAR = 10;
    private static final int MONTHS = 12;
    private static final String NOT_HIDDEN = " and r.id not in :hidden";
    private static final UUID NONE = new UUID(0, 0);

    private final Database database;
    private final Inboxes inboxes;
    private final Wall wall;
    private final ReferralMails mails;
    private final StrandedReferrals stranded;
    private final Documents documents;
    private final TypedWords typed;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final WorkingDays workingDays;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final Settings<ReferralSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public TriageService(
            @Reference Database database,
            @Reference Inboxes inboxes,
            @Reference Wall wall,
            @Reference ReferralMails mails,
            @Reference StrandedReferrals stranded,
            @Reference Documents documents,
            @Reference TypedWords typed,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference WorkingDays workingDays,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals,
            @Reference SettingsSource settings) {
        this.database = database;
        this.inboxes = inboxes;
        this.wall = wall;
        this.mails = mails;
        this.stranded = stranded;
        this.documents = documents;
        this.typed = typed;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.workingDays = workingDays;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
        this.settings = settings.of(ReferralSettings.class);
    }

    /** The inboxes that the acting officer sees. */
    public List<Inbox> inboxes() {
        return inboxes.all().stream()
                .filter(inbox -> permissions.has(inbox.readPermission()))
                .toList();
    }

    /** An inbox, for an officer who sees it. */
    public Inbox inbox(String id) {
        return readable(id);
    }

    /** So many of a list from the offset on, sorted and filtered by the database. */
    public List<ReferralLine> list(TriageQuery query, int offset, int limit) {
        Inbox inbox = readable(query.inbox());
        String order = query.order().clause(query.descending());
        return database.call(entities -> filtered(
                        entities,
                        entities.createQuery(
                                "select r from ReferralLine r" + where(query) + order, ReferralLineEntity.class),
                        inbox,
                        query)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ReferralLineEntity::toLine)
                .toList());
    }

    /** How many a list has. */
    public long count(TriageQuery query) {
        Inbox inbox = readable(query.inbox());
        return database.call(entities -> filtered(
                        entities,
                        entities.createQuery("select count(r.id) from ReferralLine r" + where(query), Long.class),
                        inbox,
                        query)
                .getSingleResult());
    }

    /**
     * A referral with all that was answered; that it was looked at is audited. Whoever sent it reads no grounds: they are for the
     * record, and a sender is told by the feedback.
     */
    public Referral open(ReferralId id) {
        return database.call(entities -> {
            Referral referral = seen(entities, id).toRecord(seals);
            audit.record(NewAuditEntry.of("referral.viewed", ReferralRecords.SUBJECT, id));
            return isOwn(referral) ? referral.withoutGrounds() : referral;
        });
    }

    /** Whether the acting officer may decide on it: nobody does on what they sent themselves. */
    public boolean mayDecide(Referral referral) {
        return permissions.has(inboxes.get(referral.inbox()).decidePermission()) && !isOwn(referral);
    }

    /** Whether the acting officer sent it. */
    public boolean isOwn(Referral referral) {
        return actors.requireAccount().equals(referral.sender());
    }

    /** The account of whoever sent it, if it is there still. */
    public Optional<Account> sender(ReferralId id) {
        return database.call(entities -> accounts.find(new AccountId(seen(entities, id).sender)));
    }

    /** The name behind an id, for officers. */
    public String nameOf(AccountId account) {
        if (inboxes().isEmpty()) {
            throw new NotPermittedException("names of officers");
        }
        return accounts.find(account)
                .map(known -> known.details().name().full())
                .orElse("–");
    }

    /** Those who can take on what lies in an inbox. */
    public List<Account> officers(String inbox) {
        return accounts.withPermission(readable(inbox).decidePermission()).stream()
                .sorted(Comparator.comparing(account -> account.details().name().full(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Every step so far that tells of nothing out of the acting officer's sight, the newest first. */
    public List<AuditEntry> history(ReferralId id) {
        return database.call(entities -> {
            ReferralEntity referral = seen(entities, id);
            return audit.history(ReferralRecords.SUBJECT, id.toString()).stream()
                    .filter(entry -> tellable(entities, referral, entry))
                    .toList();
        });
    }

    /** That it was linked to a referral out of sight would tell that there is one. */
    private boolean tellable(EntityManager entities, ReferralEntity referral, AuditEntry entry) {
        String other = entry.details().get(OTHER);
        return other == null
                || !isOwn(referral) && line(entities, UUID.fromString(other)).isPresent();
    }

    private boolean isOwn(ReferralEntity referral) {
        return actors.requireAccount().value().equals(referral.sender);
    }

    /** The files that were sent with it. */
    public List<StoredDocument> attachments(ReferralId id) {
        return database.call(entities -> ReferralRecords.attachments(entities, seen(entities, id).id, documents));
    }

    /**
     * What officers noted, the oldest first; what was noted behind a wall to those alone who see that inbox, and nothing to whoever
     * sent it.
     */
    public List<ReferralNote> notes(ReferralId id) {
        Set<String> walled = inboxes.all().stream()
                .filter(Inbox::walled)
                .filter(inbox -> !permissions.has(inbox.readPermission()))
                .map(Inbox::id)
                .collect(Collectors.toSet());
        return database.call(entities -> {
            ReferralEntity referral = seen(entities, id);
            if (isOwn(referral)) {
                return List.of();
            }
            return entities
                    .createQuery(
                            "select e from ReferralEntry e where e.referralId = :referral order by e.writtenAt, e.id",
                            EntryEntity.class)
                    .setParameter("referral", referral.id)
                    .getResultList()
                    .stream()
                    .filter(entry -> !walled.contains(entry.inbox))
                    .map(entry -> entry.toNote(seals))
                    .toList();
        });
    }

    /** Notes something that the sender never sees. */
    public void note(ReferralId id, String text) {
        checkText("note", "referral.note.missing", text);
        database.run(entities -> {
            ReferralEntity referral = decidable(entities, id);
            persistNote(entities, referral, text.strip());
            typed.forget("note", id);
            audit.record(NewAuditEntry.of("referral.note-added", ReferralRecords.SUBJECT, id));
        });
    }

    private void persistNote(EntityManager entities, ReferralEntity referral, String text) {
        entities.persist(new EntryEntity(
                ids.next(),
                referral.id,
                referral.inbox,
                actors.requireAccount().value(),
                text,
                clock.instant(),
                seals));
    }

    /** What the acting officer has typed on one of a referral's pages and not sent. */
    public Answers typed(ReferralId id, String page) {
        database.run(entities -> decidable(entities, id));
        return typed.read(page, id);
    }

    /** Keeps it. */
    public void keepTyped(ReferralId id, String page, Answers words) {
        database.run(entities -> decidable(entities, id));
        typed.keep(page, id, words);
    }

    /** Takes it on. */
    public void take(Referral seen) {
        assign(seen, actors.requireAccount());
    }

    /**
     * Gives it to an officer of its inbox, who is told by mail if somebody else does; so is whoever had it until now.
     *
     * @throws RefusedException if it has changed since it was seen
     */
    public void assign(Referral seen, AccountId officer) {
        database.run(entities -> {
            ReferralEntity referral = undecided(entities, seen);
            Inbox inbox = inboxes.get(referral.inbox);
            if (!permissions.has(officer, inbox.decidePermission())
                    || officer.value().equals(referral.sender)) {
                throw new RefusedException("referral.assign.cannot");
            }
            if (wall.hides(entities, referral, officer)) {
                throw new RefusedException("referral.assign.cannot");
            }
            UUID before = referral.assignee;
            if (officer.value().equals(before)) {
                return;
            }
            referral.assign(officer.value());
            audit.record(NewAuditEntry.of("referral.assigned", ReferralRecords.SUBJECT, referral.id)
                    .with("to", officer));
            if (!officer.equals(actors.requireAccount())) {
                mails.assigned(referral, officer);
            }
            tellFormer(entities, referral, before);
        });
    }

    /**
     * Gives it back to everybody; whoever had it is told by mail if somebody else does.
     *
     * @throws RefusedException if it has changed since it was seen
     */
    public void release(Referral seen) {
        database.run(entities -> {
            ReferralEntity referral = undecided(entities, seen);
            UUID before = referral.assignee;
            referral.assign(null);
            audit.record(NewAuditEntry.of("referral.unassigned", ReferralRecords.SUBJECT, referral.id));
            tellFormer(entities, referral, before);
        });
    }

    /** So that no two officers ring the same family; whoever may see it no longer is told nothing of where it went. */
    private void tellFormer(EntityManager entities, ReferralEntity referral, @Nullable UUID before) {
        if (before == null
                || before.equals(referral.assignee)
                || before.equals(actors.requireAccount().value())) {
            return;
        }
        workers(entities, referral).stream()
                .filter(officer -> officer.id().value().equals(before))
                .forEach(officer -> mails.takenOver(referral, officer));
    }

    /** Those who may work on it where it is now. */
    private List<Account> workers(EntityManager entities, ReferralEntity referral) {
        Inbox inbox = inboxes.get(referral.inbox);
        return hearers(entities, inbox.decidePermission(), inbox, referral.form, referral.id, referral.sender);
    }

    /**
     * Who has a permission and may hear of a referral: not whoever sent it, nor, where its inbox or the one that it was sent to is
     * walled off, whoever it may be about.
     */
    List<Account> hearers(
            EntityManager entities, String permission, Inbox inbox, String form, UUID referral, UUID sender) {
        return accounts.withPermission(permission).stream()
                .filter(officer -> !officer.id().value().equals(sender))
                .filter(officer -> !wall.hides(entities, referral, inbox.id(), form, officer.id()))
                .toList();
    }

    /** Where it can be moved: to each other inbox for referrals, for an enquiry too may show a child at risk. */
    public List<Inbox> moves(Referral referral) {
        return inboxes.all().stream()
                .filter(inbox -> !inbox.id().equals(referral.inbox()))
                .filter(Inbox::referral)
                .toList();
    }

    /**
     * Moves it to another inbox, where nobody has taken it on; from then on only those of that inbox see it, and read why it was
     * moved. Its time ends when it was to end, for that was promised to the sender, or earlier where the other inbox promises that;
     * where a child is in danger now, those of the other inbox are called. What was noted behind a wall stays there.
     *
     * @throws RefusedException if it has changed since it was seen
     */
    public void move(Referral seen, String to, String why) {
        checkText("why", "referral.move.missing", why);
        Inbox target = inboxes.find(to)
                .filter(Inbox::referral)
                .orElseThrow(() ->
                        new InvalidInputException(List.of(FieldProblem.of("inbox", "referral.move.inbox.missing"))));
        database.run(entities -> {
            ReferralEntity referral = unchanged(entities, seen);
            if (!referral.state.isOpen() || target.id().equals(referral.inbox)) {
                throw new RefusedException("referral.changed");
            }
            NewAuditEntry moved = NewAuditEntry.of("referral.moved", ReferralRecords.SUBJECT, seen.id());
            // those who read the log learn nothing of what lies behind the wall
            boolean walled = wall.around(referral) || target.walled();
            NewAuditEntry told =
                    walled ? moved : moved.with("from", referral.inbox).with("to", target.id());
            UUID before = referral.assignee;
            persistNote(entities, referral, why.strip());
            referral.move(target.id(), workingDays.closeAfter(clock.instant(), target.workingDays()));
            // those of the other inbox have not heard of it
            entities.createQuery("delete from ReferralReminder m where m.referralId = :id")
                    .setParameter("id", referral.id)
                    .executeUpdate();
            typed.forget("move", seen.id());
            audit.record(told);
            if (referral.urgent == 1) {
                mails.urgent(referral, workers(entities, referral));
            }
            tellFormer(entities, referral, before);
            stranded.tell(entities, referral);
        });
    }

    /**
     * Decides what comes of it.
     *
     * @throws InvalidInputException if there is no such outcome here, or it needs grounds and has none
     * @throws RefusedException if it has changed since it was seen
     */
    public void decide(Referral seen, Outcome outcome, String words) {
        checkLength("words", words);
        database.run(entities -> {
            ReferralEntity referral = unchanged(entities, seen);
            Inbox inbox = inboxes.get(referral.inbox);
            if (!Outcome.in(inbox).contains(outcome)) {
                throw new InvalidInputException(List.of(FieldProblem.of("outcome", "referral.decide.missing")));
            }
            if (words.isBlank() && inbox.referral() && outcome.needsGrounds(referral.urgent == 1)) {
                throw new InvalidInputException(List.of(FieldProblem.of("words", "referral.decide.grounds")));
            }
            if (!referral.state.isOpen()) {
                throw new RefusedException("referral.changed");
            }
            referral.decide(outcome, words.strip(), actors.requireAccount().value(), clock.instant(), seals);
            typed.forget("decide", seen.id());
            NewAuditEntry decided = NewAuditEntry.of("referral.decided", ReferralRecords.SUBJECT, seen.id());
            audit.record(wall.around(referral) ? decided : decided.with("outcome", outcome.code()));
        });
    }

    /** Takes a decision back, so that it waits again. */
    public void reopen(Referral seen) {
        database.run(entities -> {
            ReferralEntity referral = unchanged(entities, seen);
            if (referral.state.isOpen()) {
                throw new RefusedException("referral.changed");
            }
            referral.reopen();
            audit.record(NewAuditEntry.of("referral.reopened", ReferralRecords.SUBJECT, seen.id()));
        });
    }

    /**
     * Writes back to the sender, who is told by mail that feedback waits, unless e-mails are not safe; the mail carries it only
     * where the council has set that, and never from behind a wall (SPEC H9). What was written before is kept.
     */
    public void tell(Referral seen, Feedback feedback) {
        checkText("why", "referral.reply.missing", feedback.why());
        checkLength("next", feedback.next());
        database.run(entities -> {
            ReferralEntity referral = unchanged(entities, seen);
            boolean outcomeTold = feedback.outcomeTold() && referral.outcome != null;
            Feedback words = new Feedback(
                    outcomeTold,
                    outcomeTold ? referral.outcome : null,
                    feedback.why().strip(),
                    feedback.next().strip());
            Feedback before = referral.feedback == null ? null : seals.openFeedback(referral.id, referral.feedback);
            if (before != null && referral.feedbackAt != null) {
                entities.persist(new FeedbackEntity(ids.next(), referral.id, before, referral.feedbackAt, seals));
            }
            referral.tell(words, clock.instant(), seals);
            typed.forget("reply", seen.id());
            audit.record(NewAuditEntry.of("referral.feedback-given", ReferralRecords.SUBJECT, seen.id()));
            if (!ReferralForms.takesMail(seals.openAnswers(referral.id, referral.answers))) {
                return;
            }
            if (settings.get().feedbackInMail() && !wall.around(referral)) {
                mails.feedback(referral, words);
            } else {
                mails.feedback(referral);
            }
        });
    }

    /** What was written back before the latest feedback, the newest first. */
    public List<Feedback.Earlier> earlierFeedback(ReferralId id) {
        return database.call(entities -> ReferralRecords.earlierFeedback(entities, seen(entities, id).id, seals));
    }

    /**
     * Other referrals that may be about the same people, in inboxes that the acting officer sees; the likeliest first, and none to
     * whoever sent it.
     */
    public List<SimilarReferral> similar(ReferralId id) {
        return database.call(entities -> {
            ReferralEntity referral = seen(entities, id);
            if (isOwn(referral)) {
                return List.of();
            }
            Set<UUID> linked = linked(entities, referral.id).keySet();
            Map<UUID, SimilarReferral> best = new LinkedHashMap<>();
            for (PersonEntity mine : ReferralRecords.people(entities, referral.id)) {
                for (PersonEntity other : candidates(entities, mine)) {
                    Set<Likeness> reasons = Likeness.of(mine, other);
                    if (!linked.contains(other.referralId) && Likeness.worthALook(reasons)) {
                        line(entities, other.referralId).ifPresent(found -> {
                            SimilarReferral similar = new SimilarReferral(
                                    found,
                                    other.name(),
                                    mine.name(),
                                    reasons,
                                    Likeness.sameOne(reasons) ? LinkKind.DUPLICATE : LinkKind.SIBLING);
                            best.merge(other.referralId, similar, (one, two) -> weight(two) > weight(one) ? two : one);
                        });
                    }
                }
            }
            return best.values().stream()
                    .sorted(Comparator.comparingInt(TriageService::weight).reversed())
                    .limit(MOST_SIMILAR)
                    .toList();
        });
    }

    private static int weight(SimilarReferral similar) {
        return (similar.suggested() == LinkKind.DUPLICATE ? MOST_SIMILAR : 0)
                + similar.reasons().size();
    }

    private static List<PersonEntity> candidates(EntityManager entities, PersonEntity mine) {
        return entities.createQuery(
                        "select p from ReferralPerson p where p.referralId <> :mine and p.kind = :kind and ("
                                + "p.plainSurname = :surname or (p.birth is not null and p.birth = :birth)"
                                + " or (p.postcode <> '' and p.postcode = :postcode)) order by p.id desc",
                        PersonEntity.class)
                .setParameter("mine", mine.referralId)
                .setParameter("kind", mine.kind)
                .setParameter("surname", Likeness.isKnown(mine.plainSurname) ? mine.plainSurname : "")
                .setParameter("birth", mine.birth)
                .setParameter("postcode", mine.postcode)
                .setMaxResults(MOST_CANDIDATES)
                .getResultList();
    }

    /** Referrals that belong to this one, as far as the acting officer sees them; none to whoever sent it. */
    public List<LinkedReferral> links(ReferralId id) {
        return database.call(entities -> {
            ReferralEntity referral = seen(entities, id);
            if (isOwn(referral)) {
                return List.of();
            }
            List<LinkedReferral> found = new ArrayList<>();
            linked(entities, referral.id)
                    .forEach((other, kind) ->
                            line(entities, other).ifPresent(line -> found.add(new LinkedReferral(line, kind))));
            return found;
        });
    }

    /** Links two referrals, in inboxes that the acting officer sees both. */
    public void link(ReferralId id, ReferralId other, LinkKind kind) {
        database.run(entities -> {
            ReferralEntity one = decidable(entities, id);
            ReferralEntity two = seen(entities, other);
            if (one.id.equals(two.id)) {
                throw new RefusedException("referral.link.itself");
            }
            if (linked(entities, one.id).containsKey(two.id)) {
                return;
            }
            entities.persist(new LinkEntity(
                    ids.next(), one.id, two.id, kind, actors.requireAccount().value(), clock.instant()));
            audit.record(NewAuditEntry.of("referral.linked", ReferralRecords.SUBJECT, id)
                    .with(OTHER, other)
                    .with("kind", kind.name().toLowerCase(Locale.ROOT)));
        });
    }

    /** Takes a link away. */
    public void unlink(ReferralId id, ReferralId other) {
        database.run(entities -> {
            ReferralEntity one = decidable(entities, id);
            ReferralEntity two = seen(entities, other);
            int gone = entities.createQuery(
                            "delete from ReferralLink l where (l.referralId = :one and l.otherId = :two)"
                                    + " or (l.referralId = :two and l.otherId = :one)")
                    .setParameter("one", one.id)
                    .setParameter("two", two.id)
                    .executeUpdate();
            if (gone > 0) {
                audit.record(NewAuditEntry.of("referral.unlinked", ReferralRecords.SUBJECT, id)
                        .with(OTHER, other));
            }
        });
    }

    private static Map<UUID, LinkKind> linked(EntityManager entities, UUID id) {
        Map<UUID, LinkKind> linked = new LinkedHashMap<>();
        entities.createQuery(
                        "select l from ReferralLink l where l.referralId = :id or l.otherId = :id"
                                + " order by l.linkedAt, l.id",
                        LinkEntity.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(link -> linked.put(link.referralId.equals(id) ? link.otherId : link.referralId, link.kind));
        return linked;
    }

    /** What came into the inboxes that the acting officer sees, and what came of it. */
    public List<InboxFigures> figures() {
        Instant now = clock.instant();
        YearMonth last = YearMonth.from(now.atZone(WorkingDays.ZONE));
        YearMonth first = last.minusMonths(MONTHS - 1L);
        return inboxes().stream()
                .map(inbox -> database.call(entities -> figures(entities, inbox, first, last, now)))
                .toList();
    }

    private InboxFigures figures(EntityManager entities, Inbox inbox, YearMonth first, YearMonth last, Instant now) {
        Map<YearMonth, InboxFigures.Month> months = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new InboxFigures.Month(0, 0, 0));
        }
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        long open = 0;
        long overdue = 0;
        List<Object[]> rows = hiding(
                        entities,
                        entities.createQuery(
                                "select r.receivedAt, r.dueAt, r.decidedAt, r.outcome from ReferralLine r"
                                        + " where r.inbox = :inbox and (r.receivedAt >= :since or r.state in :open)"
                                        + NOT_HIDDEN,
                                Object[].class),
                        inbox,
                        List.of(ReferralState.values()))
                .setParameter("inbox", inbox.id())
                .setParameter(
                        "since", first.atDay(1).atStartOfDay(WorkingDays.ZONE).toInstant())
                .setParameter("open", ReferralState.OPEN)
                .getResultList();
        for (Object[] row : rows) {
            Instant received = (Instant) row[0];
            Instant due = (Instant) row[1];
            Instant decided = (Instant) row[2];
            if (decided == null) {
                open++;
                overdue += due.isBefore(now) ? 1 : 0;
            } else if (row[3] != null) {
                Outcome.of((String) row[3]).ifPresent(outcome -> outcomes.merge(outcome, 1L, Long::sum));
            }
            months.computeIfPresent(
                    YearMonth.from(received.atZone(WorkingDays.ZONE)),
                    (month, before) -> new InboxFigures.Month(
                            before.received() + 1,
                            before.decided() + (decided == null ? 0 : 1),
                            before.inTime() + (decided == null || decided.isAfter(due) ? 0 : 1)));
        }
        return new InboxFigures(inbox.id(), open, overdue, months, outcomes);
    }

    private Inbox readable(String id) {
        Inbox inbox = inboxes.get(id);
        if (!permissions.has(inbox.readPermission())) {
            audit.recordApart(NewAuditEntry.of("referral.inbox.refused", "referral.inbox", id));
            throw new NotPermittedException("inbox " + id);
        }
        return inbox;
    }

    /** A referral that the acting officer sees; of one that is walled off they learn not even that it is there. */
    private ReferralEntity seen(EntityManager entities, ReferralId id) {
        ReferralEntity referral = ReferralRecords.get(entities, id);
        Inbox inbox = inboxes.get(referral.inbox);
        boolean walled = inbox.walled() && !permissions.has(inbox.readPermission())
                || wall.hides(entities, referral, actors.requireAccount());
        if (walled) {
            audit.recordApart(NewAuditEntry.of("referral.refused", ReferralRecords.SUBJECT, id));
            throw new NotFoundException("referral " + id);
        }
        if (!permissions.has(inbox.readPermission())) {
            throw refused(id);
        }
        return referral;
    }

    private Optional<ReferralLine> line(EntityManager entities, UUID id) {
        ReferralLineEntity other = entities.find(ReferralLineEntity.class, id);
        if (other == null) {
            return Optional.empty();
        }
        Inbox inbox = inboxes.get(other.inbox);
        boolean hidden = !permissions.has(inbox.readPermission())
                || wall.hides(entities, id, other.inbox, other.form, actors.requireAccount());
        return hidden ? Optional.empty() : Optional.of(other.toLine());
    }

    private ReferralEntity decidable(EntityManager entities, ReferralId id) {
        ReferralEntity referral = seen(entities, id);
        if (!permissions.has(inboxes.get(referral.inbox).decidePermission())) {
            throw refused(id);
        }
        if (isOwn(referral)) {
            throw new RefusedException("referral.own");
        }
        entities.lock(referral, LockModeType.OPTIMISTIC);
        return referral;
    }

    private NotPermittedException refused(ReferralId id) {
        audit.recordApart(NewAuditEntry.of("referral.refused", ReferralRecords.SUBJECT, id));
        return new NotPermittedException("referral " + id);
    }

    private ReferralEntity undecided(EntityManager entities, Referral seen) {
        ReferralEntity referral = unchanged(entities, seen);
        if (!referral.state.isOpen()) {
            throw new RefusedException("referral.changed");
        }
        return referral;
    }

    /** Nobody decides on what they have not seen. */
    private ReferralEntity unchanged(EntityManager entities, Referral seen) {
        ReferralEntity referral = decidable(entities, seen.id());
        if (referral.version != seen.version()) {
            throw new RefusedException("referral.changed");
        }
        return referral;
    }

    private static void checkText(String field, String missingKey, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, missingKey)));
        }
        checkLength(field, text);
    }

    private static void checkLength(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, "referral.words.too-long", LONGEST_TEXT)));
        }
    }

    private static String where(TriageQuery query) {
        String which = switch (query.tab()) {
            case MY -> " where r.inbox = :inbox and r.state in :states and r.assignee = :me";
            case UNASSIGNED -> " where r.inbox = :inbox and r.state in :states and r.assignee is null";
            case URGENT -> " where r.inbox = :inbox and r.state in :states and r.urgent = 1";
            case OVERDUE -> " where r.inbox = :inbox and r.state in :states and r.dueAt < :now";
            case OPEN, DECIDED -> " where r.inbox = :inbox and r.state in :states";
        };
        return which + (query.text().isBlank() ? "" : " and r.searchText like :text escape '!'") + NOT_HIDDEN;
    }

    private <T> TypedQuery<T> filtered(
            EntityManager entities, TypedQuery<T> typedQuery, Inbox inbox, TriageQuery query) {
        List<ReferralState> states = query.tab() == TriageQuery.Tab.DECIDED
                ? List.of(ReferralState.DECIDED)
                : List.copyOf(ReferralState.OPEN);
        TypedQuery<T> filtered = hiding(entities, typedQuery, inbox, states)
                .setParameter("inbox", inbox.id())
                .setParameter("states", states);
        if (!query.text().isBlank()) {
            filtered.setParameter("text", "%" + searched(query.text()) + "%");
        }
        if (query.tab() == TriageQuery.Tab.MY) {
            filtered.setParameter("me", actors.requireAccount().value());
        }
        if (query.tab() == TriageQuery.Tab.OVERDUE) {
            filtered.setParameter("now", clock.instant());
        }
        return filtered;
    }

    private <T> TypedQuery<T> hiding(
            EntityManager entities, TypedQuery<T> query, Inbox inbox, List<ReferralState> states) {
        Set<UUID> hidden = wall.hidden(entities, inbox, states, actors.requireAccount());
        // no list may be empty there
        return query.setParameter("hidden", hidden.isEmpty() ? Set.of(NONE) : hidden);
    }

    private static String searched(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
