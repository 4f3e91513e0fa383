package org.guildhall.runtime.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.HandOver;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The accounts in core's schema. */
@Component(service = Accounts.class)
public final class KeptAccounts implements Accounts {
    private static final String MANAGE = "account:manage";
    private static final String ASSIGN = "role:assign";
    private static final String ASSIGN_CASES = "case-role:assign";

    /** They open case content, or open the way to it. */
    private static final Set<String> CASE_ROLES = Set.of(
            Role.CASEWORKER,
            Role.TEAM_MANAGER,
            Role.FINANCE_OFFICER,
            Role.REFERRAL_TRIAGE,
            Role.LADO_OFFICER,
            Role.COUNCIL_ADMINISTRATOR);

    private static final String SUBJECT = "account";
    private static final int MOST = 1000;

    private final Database database;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final ShiroPermissions permissions;
    private final RoleCatalogue catalogue;
    private final Sessions sessions;
    private final Audit audit;
    private final Mails mails;
    private final Texts texts;
    private final List<HandOver> handOvers = new CopyOnWriteArrayList<>();

    /** Keeps accounts through core's unit. */
    @Activate
    public KeptAccounts(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference ShiroPermissions permissions,
            @Reference RoleCatalogue catalogue,
            @Reference Sessions sessions,
            @Reference Audit audit,
            @Reference Mails mails,
            @Reference Texts texts) {
        this.database = database;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.actors = actors;
        this.permissions = permissions;
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.audit = audit;
        this.mails = mails;
        this.texts = texts;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.call(entities -> Optional.ofNullable(entities.find(AccountEntity.class, id.value()))
                .map(AccountEntity::account));
    }

    @Override
    public List<PersonName> formerNames(AccountId id) {
        return transactions.call(sql -> sql.list(
                row -> new PersonName(row.text(1), row.text(2)),
                "SELECT forename, surname FROM core.former_name WHERE account_id = ? ORDER BY until_at DESC, id DESC",
                id.value()));
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return database.call(entities -> byEmail(entities, email).map(AccountEntity::account));
    }

    @Override
    public List<Account> search(String text, int limit) {
        return search(new AccountQuery(text, null, null), 0, limit);
    }

    @Override
    public List<Account> search(AccountQuery query, int offset, int limit) {
        checkMayRead();
        return database.call(entities -> matching(
                        entities,
                        AccountEntity.class,
                        "select a",
                        query,
                        " order by a.surname, a.forename, a.email, a.id")
                .setFirstResult(Math.max(0, offset))
                .setMaxResults(Math.clamp(limit, 1, MOST))
                .getResultList()
                .stream()
                .map(AccountEntity::account)
                .toList());
    }

    @Override
    public long count(AccountQuery query) {
        checkMayRead();
        return database.<Long>call(entities ->
                matching(entities, Long.class, "select count(a)", query, "").getSingleResult());
    }

    /** Auditors look for what somebody did by their name. */
    private void checkMayRead() {
        if (!permissions.has("audit:read")) {
            permissions.check("account:read");
        }
    }

    private static <T> TypedQuery<T> matching(
            EntityManager entities, Class<T> type, String what, AccountQuery query, String order) {
        String state = switch (query.state()) {
            case null -> "";
            case ACTIVE -> " and a.active = true";
            case LOCKED -> " and a.active = false and a.leftAt is null";
            case LEFT -> " and a.active = false and a.leftAt is not null";
        };
        String role = query.role() == null ? "" : " and :role member of a.roles";
        TypedQuery<T> found = entities.createQuery(
                        what + " from AccountEntity a where a.searchText like :pattern escape '!'" + state + role
                                + order,
                        type)
                .setParameter(
                        "pattern",
                        "%" + query.text().strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        return query.role() == null ? found : found.setParameter("role", query.role());
    }

    @Override
    public List<Account> withPermission(String permission) {
        Set<String> roles = permissions.rolesWith(permission);
        if (roles.isEmpty()) {
            return List.of();
        }
        return database.call(entities -> entities
                .createQuery(
                        "select distinct a from AccountEntity a join a.roles r where a.active = true and r in :roles"
                                + " order by a.surname, a.forename, a.email",
                        AccountEntity.class)
                .setParameter("roles", roles)
                .getResultList()
                .stream()
                .map(AccountEntity::account)
                .toList());
    }

    @Override
    public Account create(NewAccount account) {
        String email = normal(account.email());
        return database.call(entities -> {
            if (byEmail(entities, email).isPresent()) {
                throw new RefusedException("account.email.taken");
            }
            AccountId id = new AccountId(ids.next());
            AccountEntity entity = new AccountEntity(id, email, account.details(), clock.instant());
            entity.assign(Set.of(Role.CITIZEN));
            entities.persist(entity);
            flushUnique(entities);
            transactions.run(sql -> sql.update(
                    "INSERT INTO core.password (account_id, encoded, policy, set_at) VALUES (?, ?, ?, ?)",
                    id.value(),
                    account.password().encoded(),
                    account.password().policy(),
                    clock.instant()));
            audit.record(NewAuditEntry.of("account.created", SUBJECT, id));
            return entity.account();
        });
    }

    @Override
    public Account changeDetails(AccountId id, AccountDetails details) {
        requireSelfOr(id, MANAGE);
        return database.call(entities -> {
            AccountEntity entity = require(entities, id);
            PersonName before = entity.account().details().name();
            entity.change(details);
            entities.flush();
            if (!before.equals(details.name())) {
                transactions.run(sql -> sql.update(
                        "INSERT INTO core.former_name (id, account_id, forename, surname, until_at)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        ids.next(),
                        id.value(),
                        before.forename(),
                        before.surname(),
                        clock.instant()));
            }
            audit.record(NewAuditEntry.of("account.details.changed", SUBJECT, id));
            return entity.account();
        });
    }

    @Override
    public Account changeEmail(AccountId id, String confirmedEmail) {
        requireSelfOr(id, MANAGE);
        String email = normal(confirmedEmail);
        return database.call(entities -> {
            byEmail(entities, email)
                    .filter(other -> !other.account().id().equals(id))
                    .ifPresent(other -> {
                        throw new RefusedException("account.email.taken");
                    });
            AccountEntity entity = require(entities, id);
            entity.changeEmail(email);
            flushUnique(entities);
            audit.record(NewAuditEntry.of("account.email.changed", SUBJECT, id));
            return entity.account();
        });
    }

    @Override
    public Set<String> assignableRoles(AccountId id) {
        if (isSelf(id) || !permissions.has(ASSIGN)) {
            return Set.of();
        }
        boolean cases = permissions.has(ASSIGN_CASES);
        return names().stream()
                .filter(role -> cases || !CASE_ROLES.contains(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Account assignRoles(AccountId id, Set<String> roles) {
        permissions.check(ASSIGN);
        if (isSelf(id)) {
            audit.recordApart(NewAuditEntry.of("account.roles.refused", SUBJECT, id));
            throw new RefusedException("account.own-roles");
        }
        if (!names().containsAll(roles)) {
            throw new IllegalArgumentException("There is no such role: " + roles);
        }
        Set<String> all = new TreeSet<>(roles);
        all.add(Role.CITIZEN);
        return database.call(entities -> {
            AccountEntity entity = require(entities, id);
            Set<String> before = new TreeSet<>(entity.account().roles());
            if (CASE_ROLES.stream().anyMatch(role -> before.contains(role) != all.contains(role))) {
                permissions.check(ASSIGN_CASES);
            }
            entity.assign(all);
            entities.flush();
            refuseToLoseTheLastAdministrator(before);
            audit.record(NewAuditEntry.of("account.roles.assigned", SUBJECT, id)
                    .with("before", String.join(" ", before))
                    .with("after", String.join(" ", all)));
            Account changed = entity.account();
            // what a part of the system sets up, such as the first administrator, is no news to anybody
            if (!before.equals(all) && actors.account().isPresent()) {
                tell(changed, "account-roles", Map.of("roles", roleNames(changed)));
            }
            return changed;
        });
    }

    @Override
    public Account setActive(AccountId id, boolean active) {
        if (active) {
            permissions.check(MANAGE);
        } else {
            requireSelfOr(id, MANAGE);
            refuseToLockOneself(id);
        }
        return database.call(entities -> {
            AccountEntity entity = require(entities, id);
            Set<String> before = entity.account().roles();
            boolean changes = entity.account().active() != active;
            entity.setActive(active);
            entities.flush();
            if (!active) {
                refuseToLoseTheLastAdministrator(before);
                sessions.endOthers(id, Optional.empty());
            }
            audit.record(NewAuditEntry.of(active ? "account.opened" : "account.closed", SUBJECT, id));
            if (changes) {
                tell(entity.account(), active ? "account-opened" : "account-closed", Map.of());
            }
            return entity.account();
        });
    }

    @Override
    public List<WorkInHand> inHand(AccountId id) {
        permissions.check(MANAGE);
        return handOvers.stream()
                .flatMap(portal -> portal.inHand(id).stream())
                .filter(work -> work.count() > 0)
                .toList();
    }

    @Override
    public List<WorkInHand> leave(AccountId id) {
        permissions.check(MANAGE);
        if (isSelf(id)) {
            audit.recordApart(NewAuditEntry.of("account.lock-refused", SUBJECT, id));
            throw new RefusedException("account.own-lock");
        }
        return database.call(entities -> {
            AccountEntity entity = require(entities, id);
            Set<String> before = new TreeSet<>(entity.account().roles());
            entity.leave(clock.instant());
            entity.assign(Set.of(Role.CITIZEN));
            entities.flush();
            refuseToLoseTheLastAdministrator(before);
            sessions.endOthers(id, Optional.empty());
            List<WorkInHand> handedOn = inHand(id);
            handOvers.forEach(portal -> portal.handOn(id));
            audit.record(NewAuditEntry.of("account.left", SUBJECT, id)
                    .with("before", String.join(" ", before))
                    .with(
                            "handed-on",
                            handedOn.stream().mapToInt(WorkInHand::count).sum()));
            return handedOn;
        });
    }

    /** Takes what a portal hands on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(HandOver portal) {
        handOvers.add(portal);
    }

    /** Forgets it with its portal. */
    public void remove(HandOver portal) {
        handOvers.remove(portal);
    }

    /** Whoever looks after accounts could not undo it; anybody else may lock what is theirs. */
    private void refuseToLockOneself(AccountId id) {
        if (isSelf(id) && (permissions.has(MANAGE) || permissions.has(ASSIGN))) {
            audit.recordApart(NewAuditEntry.of("account.lock-refused", SUBJECT, id));
            throw new RefusedException("account.own-lock");
        }
    }

    /** Two registrations of one address at once: the second is refused like one that comes later. */
    private static void flushUnique(EntityManager entities) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                    throw new RefusedException("account.email.taken");
                }
            }
            throw e;
        }
    }

    private void tell(Account account, String template, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("name", account.details().name().forename());
        mails.send(new NewMail(account.email(), template, account.details().language(), values));
    }

    private String roleNames(Account account) {
        Locale language = account.details().language();
        return catalogue.all().stream()
                .filter(role -> account.roles().contains(role.name()))
                .map(role -> texts.get(language, role.textKey()))
                .collect(Collectors.joining(", "));
    }

    /** Else nobody could ever assign a role for cases again. */
    private void refuseToLoseTheLastAdministrator(Set<String> rolesBefore) {
        Set<String> assigning = permissions.rolesWith(ASSIGN_CASES);
        if (rolesBefore.stream().anyMatch(assigning::contains)
                && withPermission(ASSIGN_CASES).isEmpty()) {
            throw new RefusedException("account.last-administrator");
        }
    }

    private Set<String> names() {
        return catalogue.all().stream().map(Role::name).collect(Collectors.toSet());
    }

    private boolean isSelf(AccountId id) {
        return actors.account().filter(id::equals).isPresent();
    }

    private void requireSelfOr(AccountId id, String permission) {
        if (!isSelf(id)) {
            permissions.check(permission);
        }
    }

    private static AccountEntity require(EntityManager entities, AccountId id) {
        AccountEntity entity = entities.find(AccountEntity.class, id.value());
        if (entity == null) {
            throw new NotFoundException("account " + id);
        }
        return entity;
    }

    private static Optional<AccountEntity> byEmail(EntityManager entities, String email) {
        return entities
                .createQuery("select a from AccountEntity a where a.email = :email", AccountEntity.class)
                .setParameter("email", normal(email))
                .getResultList()
                .stream()
                .findFirst();
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
