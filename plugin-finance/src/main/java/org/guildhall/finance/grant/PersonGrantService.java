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
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may see a person's documents, as officers see and end it (SPEC F13). */
@Component(service = PersonGrantService.class)
public final class PersonGrantService {
    private static final int MOST_PEOPLE = 50;
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final People people;
    private final Grants grants;
    private final Accounts accounts;
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
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.database = database;
        this.people = people;
        this.grants = grants;
        this.accounts = accounts;
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
            throw new InvalidInputException(List.of(FieldProblem.of("reason", "finance.grant.reason.missing")));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of("reason", "finance.words.too-long", LONGEST_REASON)));
        }
        database.run(entities -> {
            AccessGrant held = grants.find(grant)
                    .filter(found -> found.portal().equals(FinancePermissions.PORTAL))
                    .orElseThrow(() -> new NotFoundException("grant " + grant));
            if (held.revokedAt() != null) {
                throw new RefusedException("finance.grant.already-revoked");
            }
            LiveGrants.end(grants, held.person(), held.holder(), clock.instant(), reason.strip());
        });
    }

    /** A grant with the people behind its ids. */
    public record HeldGrant(
            AccessGrant grant, Optional<Account> holder, Optional<Account> grantedBy, boolean holdsNow) {}
}
