package org.guildhall.runtime.permission;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.guildhall.api.account.AccountId;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells Shiro the roles of an active account, from the database at each question. */
final class AccountRealm extends AuthorizingRealm {
    static final String NAME = "guildhall";

    private final Transactions transactions;
    private final RoleCatalogue catalogue;

    AccountRealm(Transactions transactions, RoleCatalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        setName(NAME);
        // nothing is cached, so that a revocation acts at the next click
        setCachingEnabled(false);
        setAuthorizationCachingEnabled(false);
    }

    @Override
    public boolean supports(@Nullable AuthenticationToken token) {
        return false;
    }

    @Override
    protected @Nullable AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        return null;
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        Set<String> roles = roles(principals.oneByType(AccountId.class));
        SimpleAuthorizationInfo info = new SimpleAuthorizationInfo(roles);
        info.setStringPermissions(roles.stream()
                .flatMap(role -> catalogue.permissionsOf(role).stream())
                .collect(Collectors.toSet()));
        return info;
    }

    private Set<String> roles(AccountId account) {
        return transactions.call(sql -> Set.copyOf(sql.list(
                row -> row.text(1),
                "SELECT r.role FROM core.account_role r JOIN core.account a ON a.id = r.account_id"
                        + " WHERE a.id = ? AND a.active = TRUE",
                account.value())));
    }
}
