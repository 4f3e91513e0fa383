package org.guildhall.runtime.permission;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.subject.ImmutablePrincipalCollection;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Permissions by Shiro's wildcards. Shiro keeps no sessions and remembers nobody here: who is signed in is told by {@link
 * Actors}, and each question goes to the database.
 */
@Component(service = {Permissions.class, ShiroPermissions.class})
public final class ShiroPermissions implements Permissions, AutoCloseable {
    private final RoleCatalogue catalogue;
    private final Actors actors;
    private final Audit audit;
    private final DefaultSecurityManager security;

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public ShiroPermissions(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference RoleCatalogue catalogue,
            @Reference Actors actors,
            @Reference Audit audit) {
        this(transactions, catalogue, actors, audit);
    }

    /** Permissions over a database whose tables are there. */
    public ShiroPermissions(Transactions transactions, RoleCatalogue catalogue, Actors actors, Audit audit) {
        this.catalogue = catalogue;
        this.actors = actors;
        this.audit = audit;
        this.security = new DefaultSecurityManager(new AccountRealm(transactions, catalogue));
        DefaultSessionStorageEvaluator noSessions = new DefaultSessionStorageEvaluator();
        noSessions.setSessionStorageEnabled(false);
        DefaultSubjectDAO subjects = new DefaultSubjectDAO();
        subjects.setSessionStorageEvaluator(noSessions);
        security.setSubjectDAO(subjects);
        security.setRememberMeManager(null);
    }

    @Override
    public boolean has(String permission) {
        return switch (actors.current()) {
            case Actor.User user -> has(user.account(), permission);
            case Actor.SystemPart part -> true;
            case Actor.Anonymous nobody -> false;
        };
    }

    @Override
    public boolean has(AccountId account, String permission) {
        return security.isPermitted(
                ImmutablePrincipalCollection.ofSinglePrincipal(account, AccountRealm.NAME), permission);
    }

    @Override
    public void check(String permission) {
        if (!has(permission)) {
            audit.recordApart(NewAuditEntry.of("permission.refused", "permission", permission));
            throw new NotPermittedException(permission);
        }
    }

    @Override
    public AutoCloseable declare(Collection<Permission> permissions) {
        return catalogue.declare(permissions);
    }

    @Override
    public List<Permission> declared() {
        return catalogue.declared();
    }

    /** The roles that give the permission now. */
    public Set<String> rolesWith(String permission) {
        WildcardPermission wanted = new WildcardPermission(permission);
        return catalogue.rolesWith(given -> new WildcardPermission(given).implies(wanted));
    }

    @Deactivate
    @Override
    public void close() {
        security.destroy();
    }
}
