package org.guildhall.runtime.permission;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The roles with what the portals that are there now declare for them. */
@Component(service = {Roles.class, RoleCatalogue.class})
public final class RoleCatalogue implements Roles {
    private final List<Declaration> declarations = new CopyOnWriteArrayList<>();

    /** Starts with core's own permissions. */
    @Activate
    public RoleCatalogue() {
        declarations.add(new Declaration(StandardRoles.ownPermissions()));
    }

    @Override
    public List<Role> all() {
        return StandardRoles.NAMES.stream()
                .map(name -> new Role(name, "role." + name, permissionsOf(name)))
                .toList();
    }

    /** Adds a portal's permissions until the handle is closed. */
    AutoCloseable declare(Collection<Permission> permissions) {
        Declaration own = new Declaration(List.copyOf(permissions));
        declarations.add(own);
        return () -> declarations.remove(own);
    }

    List<Permission> declared() {
        return declarations.stream()
                .flatMap(each -> each.permissions.stream())
                .collect(Collectors.toMap(Permission::name, each -> each, (first, second) -> second))
                .values()
                .stream()
                .sorted(Comparator.comparing(Permission::name))
                .toList();
    }

    Set<String> permissionsOf(String role) {
        return declared().stream()
                .filter(permission -> permission.defaultRoles().contains(role))
                .map(Permission::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The roles that give a permission which satisfies the test. */
    Set<String> rolesWith(Predicate<String> permission) {
        return StandardRoles.NAMES.stream()
                .filter(role -> permissionsOf(role).stream().anyMatch(permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Compared by identity, so that closing takes away this one and not an equal one of the portal's next version. */
    private static final class Declaration {
        private final List<Permission> permissions;

        Declaration(List<Permission> permissions) {
            this.permissions = permissions;
        }
    }
}
