package org.guildhall.finance.grant;

import java.time.Clock;
import java.util.List;
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
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.TypedWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may see a person's documents, as officers see and end it (SPEC F13). */
@Component(service = PersonGrantService.class)
public final class PersonGrantService {
    private static final int MOST_PEOPLE = 50;
    private static final int LONGEST_REASON = 500;
    private static final String REASON = "reason";
    private static final String REVOKE = "revoke";

    private final Database database;
    private final People people;
    private final Grants grants;
    private final Accounts accounts;
    private final TypedWords typed;
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
            @Reference TypedWords typed,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.people = people;
        this.grants = grants;
        this.accounts = accounts;
        this.typed = typed;
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
        return grants.on(id, FinancePermissions.PORTAL).stream()
                .map(grant -> new HeldGrant(
                        grant,
                        accounts.find(grant.holder()),
                        accounts.find(grant.grantedBy()),
                        grant.holdsAt(clock.instant())))
                .toList();
    }

    /** Whether the acting officer may end grants. */
    public boolean mayRevoke() {
        return permissions.has(FinancePermissions.REVOKE);
    }

    /** Whether the acting officer may read the documents of any person. */
    public boolean mayReadDocuments() {
        return permissions.has(FinancePermissions.READ_DOCUMENTS);
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
            LiveGrants.end(grants, held.person(), held.holder(), clock.instant(), reason.strip());
            typed.forget(REVOKE, grant);
        });
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
