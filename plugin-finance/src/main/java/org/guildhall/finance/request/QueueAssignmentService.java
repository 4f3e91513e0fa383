package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.request.NotAssigned.Why;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts several requests of the queue into somebody's hands in one step (SPEC F12). */
@Component(service = QueueAssignmentService.class)
public final class QueueAssignmentService {
    /** Name of the answers that can be wrong. */
    public static final String COLLEAGUE = "colleague";

    /** What was ticked. */
    public static final String REQUESTS = "requests";

    private final Database database;
    private final RequestMails mails;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final RequestWatch watch;

    /** Works on the unit of this bundle. */
    @Activate
    public QueueAssignmentService(
            @Reference Database database,
            @Reference RequestMails mails,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference RequestWatch watch) {
        this.database = database;
        this.mails = mails;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.watch = watch;
    }

    /** Whether the acting officer may assign requests. */
    public boolean mayAssign() {
        return permissions.has(FinancePermissions.DECIDE);
    }

    /** Whom requests can be assigned to, the acting officer first. */
    public List<Account> colleagues() {
        permissions.check(FinancePermissions.DECIDE);
        AccountId me = actors.requireAccount();
        return accounts.withPermission(FinancePermissions.DECIDE).stream()
                .sorted(Comparator.comparing(account -> !account.id().equals(me)))
                .toList();
    }

    /**
     * Assigns those that still stand as the officer saw them; what was decided since, or went into other hands, is left and told
     * of. A change that has nothing to do with that, such as a note, holds nothing up. The one who gets them from somebody else
     * is told by one mail.
     *
     * @param seen the lines as the officer saw them
     * @param to id of a colleague who may decide; empty if none was chosen
     * @throws InvalidInputException if nothing was ticked, or nobody chosen who may decide
     */
    public Assigned assign(List<RequestLine> seen, String to) {
        permissions.check(FinancePermissions.DECIDE);
        Account me = accounts.find(actors.requireAccount()).orElseThrow();
        Account officer = checked(seen, to);
        return database.call(entities -> {
            List<NotAssigned> left = new ArrayList<>();
            List<AccessRequestEntity> given = new ArrayList<>();
            for (RequestLine line : seen) {
                AccessRequestEntity request =
                        entities.find(AccessRequestEntity.class, line.id().value());
                Why against = request == null ? Why.DECIDED : against(request, line, me, officer);
                if (against == Why.OWN) {
                    audit.recordApart(NewAuditEntry.of("finance.request.refused", RequestChange.SUBJECT, line.id()));
                }
                if (against != null) {
                    left.add(new NotAssigned(line.reference(), against));
                } else if (request != null && !officer.id().value().equals(request.assignee)) {
                    assign(entities, request, officer);
                    given.add(request);
                }
            }
            if (!given.isEmpty() && !officer.id().equals(me.id())) {
                mails.assigned(officer, given);
            }
            return new Assigned(seen.size() - left.size(), List.copyOf(left));
        });
    }

    private Account checked(List<RequestLine> seen, String to) {
        List<FieldProblem> problems = new ArrayList<>();
        if (seen.isEmpty()) {
            problems.add(FieldProblem.of(REQUESTS, "finance.queue.assign.none"));
        }
        Optional<Account> officer = accounts.withPermission(FinancePermissions.DECIDE).stream()
                .filter(account -> account.id().toString().equals(to))
                .findFirst();
        if (officer.isEmpty()) {
            problems.add(FieldProblem.of(COLLEAGUE, "finance.queue.assign.nobody"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return officer.orElseThrow();
    }

    /** What keeps it back; null for nothing. */
    private static @Nullable Why against(AccessRequestEntity request, RequestLine seen, Account me, Account officer) {
        if (!request.state.isOpen()) {
            return Why.DECIDED;
        }
        if (OwnRequests.isOwn(me, request.requester, request.visitorEmail)) {
            return Why.OWN;
        }
        if (OwnRequests.isOwn(officer, request.requester, request.visitorEmail)) {
            return Why.OWN_OF_COLLEAGUE;
        }
        Set<UUID> expected = new HashSet<>(Set.of(officer.id().value()));
        if (seen.assignee() != null) {
            expected.add(seen.assignee().value());
        }
        return request.assignee == null || expected.contains(request.assignee) ? null : Why.TAKEN;
    }

    private void assign(EntityManager entities, AccessRequestEntity request, Account officer) {
        request.assign(officer.id().value());
        watch.changed(entities, request);
        audit.record(
                NewAuditEntry.of("finance.request.assigned", RequestChange.SUBJECT, new AccessRequestId(request.id))
                        .with("assignee", officer.id()));
    }
}
