package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** One role: what whoever has it may do, and who has it. */
final class RoleView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final Roles roles;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Sessions sessions;

    RoleView(Words words, Roles roles, Permissions permissions, Accounts accounts, Sessions sessions) {
        this.words = words;
        this.roles = roles;
        this.permissions = permissions;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElse("");
        Role role = roles.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("role " + name));
        ContentPage page = new ContentPage(words.get(role.textKey()));
        page.setWide();
        page.add(
                new Paragraph(new PageLink(AdminPortal.ROLES, words.get("ui.admin.roles.all"))),
                new Paragraph(words.orEmpty(role.textKey() + ".what")));
        page.section(words.get("ui.admin.roles.may"), rights(role));
        AccountTable holders = new AccountTable(words, accounts, sessions, roles);
        holders.table().whenEmpty(words.get("ui.admin.roles.nobody"));
        holders.show(AccountQuery.withRole(role.name()));
        page.section(words.get("ui.admin.roles.holders"), holders.table());
        removeAll();
        add(page);
    }

    private Component rights(Role role) {
        List<String> told = permissions.declared().stream()
                .filter(permission -> role.permissions().contains(permission.name()))
                .map(permission ->
                        words.has(permission.textKey()) ? words.get(permission.textKey()) : permission.name())
                .sorted()
                .toList();
        if (told.isEmpty()) {
            return new Paragraph(words.get("ui.admin.roles.no-rights"));
        }
        UnorderedList list = new UnorderedList();
        told.forEach(right -> list.add(new ListItem(right)));
        return list;
    }
}
