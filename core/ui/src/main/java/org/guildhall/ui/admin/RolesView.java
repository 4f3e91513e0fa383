package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The roles, what each is for, and how many have it. */
final class RolesView extends ContentPage {
    RolesView(Words words, Roles roles, Accounts accounts) {
        super(words.get("ui.admin.roles"));
        setWide();
        QueueTable<Role> table = new QueueTable<>(
                words,
                words.get("ui.admin.roles"),
                List.of(
                        Column.text(words.get("ui.admin.roles.name"), role -> words.get(role.textKey())),
                        Column.<Role>of(
                                words.get("ui.admin.roles.what"),
                                role -> new Div(words.orEmpty(role.textKey() + ".what"))),
                        Column.text(
                                words.get("ui.admin.roles.rights"),
                                role -> Integer.toString(role.permissions().size()),
                                Comparator.comparingInt(
                                        role -> role.permissions().size())),
                        Column.<Role>of(
                                words.get("ui.admin.roles.held"),
                                role -> new Div(Long.toString(accounts.count(AccountQuery.withRole(role.name())))))),
                role -> AdminPortal.ROLES + "/" + role.name());
        table.withoutCount();
        table.setRows(roles.all());
        add(
                new Paragraph(words.get("ui.admin.roles.lead")),
                new Paragraph(new PageLink(AdminPortal.USERS, words.get("ui.admin.roles.give"))),
                table);
    }
}
