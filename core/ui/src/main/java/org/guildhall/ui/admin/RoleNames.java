package org.guildhall.ui.admin;

import java.util.List;
import java.util.Set;
import org.guildhall.api.permission.Role;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.text.Words;

/** Roles in words. */
final class RoleNames {
    private RoleNames() {}

    static String told(Words words, List<Role> roles, Set<String> held) {
        return String.join(
                ", ",
                roles.stream()
                        .filter(role -> held.contains(role.name()))
                        .map(role -> words.get(role.textKey()))
                        .toList());
    }

    static List<Option> options(Words words, List<Role> roles) {
        return roles.stream()
                .map(role -> Option.of(role.name(), words.get(role.textKey())))
                .toList();
    }
}
