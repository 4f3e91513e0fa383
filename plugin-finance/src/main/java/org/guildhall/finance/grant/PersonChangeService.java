package org.guildhall.finance.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.TypedWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happened to people that ends access of those who act for them: noted once, with whose access ends by it (SPEC F13). */
@Component(service = PersonChangeService.class)
public final class PersonChangeService {
    /** Names of the answers that can be wrong. */
    public static final String CHANGE = "change";

    /** The day on which it happened. */
    public static final String DATE = "date";

    /** Ids of the grants that end by it. */
    public static final String END = "end";

    /** Why something that was noted is taken back. */
    public static final String REASON = "reason";

    /** Of a reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String PAGE = "change";

    private final Database database;
    private final People people;
    private final Grants grants;
    private final GrantMails mails;
    private final Accounts accounts;
    private final TypedWords typed;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle and on core's grants. */
    @Activate
    public PersonChangeService(
            @Reference Database database,
            @Reference People people,
            @Reference Grants grants,
            @Reference GrantMails mails,
            @Reference Accounts accounts,
            @Reference TypedWords typed,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.people = people;
        this.grants = grants;
        this.mails = mails;
        this.accounts = accounts;
        this.typed = typed;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Something that was noted.
     *
     * @param by who noted it, if there is still an account
     */
    public record NotedChange(UUID id, PersonChange change, LocalDate happenedOn, Instant at, Optional<Account> by) {}

    /** What was noted of the person and stands, the latest first. */
    public List<NotedChange> of(PersonId person) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return database
                .<List<PersonChangeEntity>>call(entities -> entities.createQuery(
                                "select c from PersonChange c where c.person = :person and c.withdrawnAt is null"
                                        + " order by c.notedAt desc, c.id",
                                PersonChangeEntity.class)
                        .setParameter("person", person.value())
                        .getResultList())
                .stream()
                .map(noted -> new NotedChange(
                        noted.id,
                        PersonChange.of(noted.change).orElseThrow(),
                        noted.happenedOn,
                        noted.notedAt,
                        accounts.find(new AccountId(noted.notedBy))))
                .toList();
    }

    /** Whether a death was noted. */
    public boolean hasDied(PersonId person) {
        return of(person).stream().anyMatch(noted -> noted.change() == PersonChange.DIED);
    }

    /** Whether it was noted that the person cannot manage their money any more. */
    public boolean hasLostCapacity(PersonId person) {
        return of(person).stream().anyMatch(noted -> noted.change() == PersonChange.LOST_CAPACITY);
    }

    /**
     * Notes it, and ends the access of these holders at once, also in sessions that are open; each is told by mail.
     *
     * @param end ids of grants on the person; others are left aside
     * @throws InvalidInputException if it is not said what happened, or when, or that is in the future
     */
    public void note(PersonId person, String change, Optional<LocalDate> date, Set<UUID> end) {
        permissions.check(FinancePermissions.REVOKE);
        AccountId officer = actors.requireAccount();
        if (people.find(person)
                .filter(known -> known.system().equals(FinancePermissions.PORTAL))
                .isEmpty()) {
            throw new NotFoundException("person " + person);
        }
        Instant now = clock.instant();
        PersonChange happened = checked(change, date, now);
        database.run(entities -> {
            entities.persist(new PersonChangeEntity(
                    ids.next(), person.value(), happened, date.orElseThrow(), officer.value(), now));
            audit.record(NewAuditEntry.of("finance.person.change-noted", "person", person)
                    .with("change", happened.code()));
            typed.forget(PAGE, person);
            String reason = texts.get(Texts.ENGLISH, "finance.change." + happened.code());
            grants.on(person, FinancePermissions.PORTAL).stream()
                    .filter(grant -> end.contains(grant.id()) && grant.holdsAt(now))
                    .map(AccessGrant::holder)
                    .distinct()
                    .toList()
                    .forEach(holder ->
                            LiveGrants.end(grants, person, holder, now, reason).forEach(mails::ended));
        });
    }

    /** What the acting officer has entered of a change and not sent yet. */
    public Answers typed(PersonId person) {
        permissions.check(FinancePermissions.REVOKE);
        return typed.read(PAGE, person);
    }

    /** Keeps what the acting officer has entered. */
    public void keepTyped(PersonId person, Answers entered) {
        permissions.check(FinancePermissions.REVOKE);
        typed.keep(PAGE, person, entered);
    }

    /**
     * Takes back what was noted by mistake. Access that has ended by it stays ended: whoever is to have it is given it anew.
     *
     * @param change id of what was noted
     * @throws InvalidInputException if no reason is given
     * @throws RefusedException if it was withdrawn before
     */
    public void withdraw(UUID change, String reason) {
        permissions.check(FinancePermissions.REVOKE);
        AccountId officer = actors.requireAccount();
        if (reason.isBlank()) {
            throw new InvalidInputException(List.of(FieldProblem.of(REASON, "finance.change.withdraw.reason.missing")));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInputException(List.of(FieldProblem.of(REASON, "finance.words.too-long", LONGEST_REASON)));
        }
        database.run(entities -> {
            PersonChangeEntity noted = entities.find(PersonChangeEntity.class, change);
            if (noted == null) {
                throw new NotFoundException("person change " + change);
            }
            if (noted.withdrawnAt != null) {
                throw new RefusedException("finance.change.withdraw.already");
            }
            noted.withdraw(officer.value(), clock.instant(), reason.strip());
            audit.record(NewAuditEntry.of("finance.person.change-withdrawn", "person", noted.person)
                    .with("change", noted.change));
        });
    }

    private static PersonChange checked(String change, Optional<LocalDate> date, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<PersonChange> happened = PersonChange.of(change);
        if (happened.isEmpty()) {
            problems.add(FieldProblem.of(CHANGE, "finance.change.missing"));
        }
        if (date.isEmpty()) {
            problems.add(FieldProblem.of(DATE, "finance.change.date.missing"));
        } else if (date.get().isAfter(LocalDate.ofInstant(now, LONDON))) {
            problems.add(FieldProblem.of(DATE, "finance.change.date.future"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return happened.orElseThrow();
    }
}
