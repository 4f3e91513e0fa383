package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** Finds accounts. */
final class UsersView extends ContentPage {
    private static final int MOST = 100;

    UsersView(Words words, Accounts accounts, Roles roles) {
        super(words.get("ui.admin.users"));
        setWide();
        List<Role> all = roles.all();
        QueueTable<Account> found = new QueueTable<>(
                words,
                words.get("ui.admin.users.caption"),
                List.of(
                        Column.text(
                                words.get("ui.admin.users.name"),
                                account -> account.details().name().full()),
                        Column.code(words.get("ui.admin.users.email"), Account::email),
                        Column.text(
                                words.get("ui.admin.users.roles"),
                                account -> RoleNames.told(words, all, account.roles())),
                        Column.of(
                                words.get("ui.admin.users.state"),
                                account -> state(words, account),
                                Comparator.comparing(Account::active)),
                        Column.time(
                                words.get("ui.admin.users.since"),
                                account -> words.dateTime(account.createdAt()),
                                Comparator.comparing(Account::createdAt))),
                account -> AdminPortal.USERS + "/" + account.id());
        found.whenEmpty(words.get("ui.admin.users.start"));
        TextInput search = new TextInput("search", words.get("ui.admin.users.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        search.onTyping(400, text -> {
            found.whenEmpty(words.get(text.isBlank() ? "ui.admin.users.start" : "ui.admin.users.empty"));
            found.setRows(text.isBlank() ? List.of() : accounts.search(text, MOST));
        });
        Div tools = new Div(search);
        tools.addClassName("gh-list-tools");
        add(new Paragraph(words.get("ui.admin.users.lead")), tools, found);
    }

    private static Tag state(Words words, Account account) {
        return account.active()
                ? new Tag(words.get("ui.admin.users.active"), Tag.Look.GOOD)
                : new Tag(words.get("ui.admin.users.closed"), Tag.Look.NEUTRAL);
    }
}
