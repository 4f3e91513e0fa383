package org.guildhall.finance.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
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
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.TypedWords;
import org.guildhall.finance.request.InSpite;
import org.guildhall.finance.request.RepresentativeRole;
import org.guildhall.finance.request.RequestForm;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may see a person's documents, as officers see and end it (SPEC F13). */
@Component(service = PersonGrantService.class)
public final class PersonGrantService {
    private static final int MOST_PEOPLE = 50;
    private static final int LONGEST_REASON = 500;
    private static final String REASON = "reason";
    private static final String UNTIL = "until";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String REVOKE = "revoke";
    private static final String RENEW = "renew";

    private final Database database;
    private final People people;
    private final Grants grants;
    private final Accounts accounts;
    private final GrantMails mails;
    private final PersonChangeService changes;
    private final TypedWords typed;
    private final RequestForm form;
    private final Actors actors;
    private final Texts texts;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;

    /** Asks core's grants. */
    @Activate
    public PersonGrantService(
            @Reference Database database,
            @Reference People people,
            @Reference Grants grants,
            @Reference Accounts accounts,
            @Reference GrantMails mails,
            @Reference PersonChangeService changes,
            @Reference TypedWords typed,
            @Reference RequestForm form,
            @Reference Actors actors,
            @Reference Texts texts,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.people = people;
        this.grants = grants;
        this.accounts = accounts;
        this.mails = mails;
        this.changes = changes;
        this.typed = typed;
        this.form = form;
        this.actors = actors;
        this.texts = texts;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Finance records whose name or reference holds the text. */
    public List<Person> search(String text) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return text.isBlank() ? List.of() : people.search(FinancePermissions.PORTAL, text.strip(), MOST_PEOPLE);
    }

    /** The person's finance record; that it was looked at is audited. */
    public Person person(PersonId id) {
        permissions.check(FinancePermissions.READ_GRANTS);
        Person person = people.find(id)
                .filter(found -> found.system().equals(FinancePermissions.PORTAL))
                .orElseThrow(() -> new NotFoundException("person " + id));
        audit.record(NewAuditEntry.of("finance.person.viewed", "person", id));
        return person;
    }

    /** All grants on the person, past ones too, the newest first. */
    public List<HeldGrant> on(PersonId id) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return grants.on(id, FinancePermissions.PORTAL).stream().map(this::held).toList();
    }

    /** Whether the acting officer may end grants. */
    public boolean mayRevoke() {
        return permissions.has(FinancePermissions.REVOKE);
    }

    /** Whether the acting officer may read the documents of any person. */
    public boolean mayReadDocuments() {
        return permissions.has(FinancePermissions.READ_DOCUMENTS);
    }

    /** Whether the acting officer may take out all that is kept of a person. */
    public boolean mayExport() {
        return permissions.has(FinancePermissions.EXPORT_SUBJECT);
    }

    /** Ends a grant, and any other of the same holder on the same person; the holder's next click finds the door closed. */
    public void revoke(UUID grant, String reason) {
        permissions.check(FinancePermissions.REVOKE);
        if (reason.isBlank()) {
            throw new InvalidInputException(List.of(FieldProblem.of(REASON, "finance.grant.reason.missing")));
        }
        checkLength(reason);
        database.run(entities -> {
            AccessGrant held = grant(grant);
            if (held.revokedAt() != null) {
                throw new RefusedException("finance.grant.already-revoked");
            }
            LiveGrants.end(grants, held.person(), held.holder(), clock.instant(), reason.strip()).stream()
                    .findFirst()
                    .ifPresent(mails::ended);
            typed.forget(REVOKE, grant);
        });
    }

    /** Whether the acting officer may let access go on. */
    public boolean mayRenew() {
        return permissions.has(FinancePermissions.RENEW);
    }

    /**
     * Lets access go on, or end on another day: it is given anew with the same role and kinds of documents, so that the old one stays
     * on record. The holder is told.
     *
     * @param lastDay the last day on which it holds; empty for no end
     * @param inSpite that the person is noted as without capacity, and access may go on, was confirmed
     * @throws InvalidInputException if that day is over or later than the role allows, no reason is given, or something speaks against
     *     it that was not confirmed
     * @throws RefusedException if it was revoked, the person has died, or it is the officer's own
     */
    public AccessGrant renew(UUID grant, Optional<LocalDate> lastDay, String reason, boolean inSpite) {
        permissions.check(FinancePermissions.RENEW);
        Instant now = clock.instant();
        @Nullable
        Instant until = lastDay.map(day -> day.plusDays(1).atStartOfDay(LONDON).toInstant())
                .orElse(null);
        if (until != null && !until.isAfter(now)) {
            throw new InvalidInputException(List.of(FieldProblem.of(UNTIL, "finance.grant.renew.over")));
        }
        if (reason.isBlank()) {
            throw new InvalidInputException(List.of(FieldProblem.of(REASON, "finance.grant.renew.reason.missing")));
        }
        checkLength(reason);
        return database.call(entities -> {
            AccessGrant held = grant(grant);
            if (held.revokedAt() != null) {
                throw new RefusedException("finance.grant.already-revoked");
            }
            if (held.holder().equals(actors.requireAccount())) {
                audit.recordApart(NewAuditEntry.of("finance.grant.refused", "person", held.person())
                        .with("grant", grant));
                throw new RefusedException("finance.grant.renew.own");
            }
            if (changes.hasDied(held.person())) {
                throw new RefusedException("finance.grant.renew.died");
            }
            checkRole(held.role(), lastDay);
            checkCapacity(held.person(), inSpite);
            if (grants.end(grant, texts.get(Texts.ENGLISH, "finance.grant.renewed", reason.strip()))
                    .isEmpty()) {
                throw new RefusedException("finance.grant.already-revoked");
            }
            AccessGrant anew = grants.give(new NewGrant(
                    FinancePermissions.PORTAL, held.person(), held.holder(), held.role(), held.scope(), now, until));
            mails.renewed(anew);
            typed.forget(RENEW, grant);
            return anew;
        });
    }

    /** The last day to which access in a role may be renewed now, if the role sets an end. */
    public Optional<LocalDate> lastDay(String role) {
        permissions.check(FinancePermissions.RENEW);
        return form.roles()
                .find(role)
                .map(RepresentativeRole::months)
                .filter(months -> months > 0)
                .map(months -> LocalDate.ofInstant(clock.instant(), LONDON).plusMonths(months));
    }

    private void checkRole(String role, Optional<LocalDate> chosen) {
        lastDay(role)
                .filter(last -> chosen.isEmpty() || chosen.get().isAfter(last))
                .ifPresent(last -> {
                    throw new InvalidInputException(List.of(
                            FieldProblem.of(UNTIL, "finance.review.until.beyond", texts.date(language(), last))));
                });
    }

    /** As an approval asks for it. */
    private void checkCapacity(PersonId person, boolean inSpite) {
        if (!inSpite && changes.hasLostCapacity(person)) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of(InSpite.OF_CHANGE, "finance.grant.renew.confirm-capacity")));
        }
    }

    /** The acting officer's. */
    private Locale language() {
        return accounts.find(actors.requireAccount())
                .map(officer -> officer.details().language())
                .orElse(Texts.ENGLISH);
    }

    /** The grant of this id, with the people behind it. */
    public HeldGrant find(UUID id) {
        permissions.check(FinancePermissions.READ_GRANTS);
        return held(grant(id));
    }

    private HeldGrant held(AccessGrant grant) {
        return new HeldGrant(
                grant, accounts.find(grant.holder()), accounts.find(grant.grantedBy()), grant.holdsAt(clock.instant()));
    }

    /** What the acting officer has typed of a reason to end the grant and not sent yet. */
    public Answers typedReason(UUID grant) {
        permissions.check(FinancePermissions.REVOKE);
        return typed.read(REVOKE, grant);
    }

    /** Keeps what the acting officer has typed, as long as there is something to end. */
    public void keepReason(UUID grant, Answers words) {
        permissions.check(FinancePermissions.REVOKE);
        checkLength(words.text(REASON));
        database.run(entities -> {
            if (grant(grant).revokedAt() == null) {
                typed.keep(REVOKE, grant, words);
            }
        });
    }

    /** What the acting officer has typed to let the grant go on and not sent yet. */
    public Answers typedRenewal(UUID grant) {
        permissions.check(FinancePermissions.RENEW);
        return typed.read(RENEW, grant);
    }

    /** Keeps what the acting officer has typed, as long as there is something that can go on. */
    public void keepRenewal(UUID grant, Answers words) {
        permissions.check(FinancePermissions.RENEW);
        checkLength(words.text(REASON));
        database.run(entities -> {
            if (grant(grant).revokedAt() == null) {
                typed.keep(RENEW, grant, words);
            }
        });
    }

    private AccessGrant grant(UUID id) {
        return grants.find(id)
                .filter(found -> found.portal().equals(FinancePermissions.PORTAL))
                .orElseThrow(() -> new NotFoundException("grant " + id));
    }

    private static void checkLength(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInputException(List.of(FieldProblem.of(REASON, "finance.words.too-long", LONGEST_REASON)));
        }
    }

    /** A grant with the people behind its ids. */
    public record HeldGrant(
            AccessGrant grant, Optional<Account> holder, Optional<Account> grantedBy, boolean holdsNow) {}
}
