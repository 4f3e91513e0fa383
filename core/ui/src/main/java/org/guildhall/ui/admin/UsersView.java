package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.AccountState;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** Finds accounts by name, state and role. */
final class UsersView extends ContentPage {
    private final Words words;
    private final AccountTable found;
    private final TextInput search;
    private final SelectInput state;
    private final SelectInput role;

    UsersView(Words words, Accounts accounts, Sessions sessions, Roles roles) {
        super(words.get("ui.admin.users"));
        this.words = words;
        setWide();
        found = new AccountTable(words, accounts, sessions, roles);
        found.table().whenEmpty(words.get("ui.admin.users.start"));
        search = new TextInput("search", words.get("ui.admin.users.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        search.onTyping(400, text -> find(text));
        state = new SelectInput(
                "state",
                words.get("ui.admin.users.state"),
                words.get("ui.admin.users.any"),
                Arrays.stream(AccountState.values())
                        .map(each -> Option.of(each.name(), AccountStates.word(words, each)))
                        .toList());
        role = new SelectInput(
                "role",
                words.get("ui.admin.users.role"),
                words.get("ui.admin.users.any"),
                RoleNames.options(words, roles.all()));
        state.onChange(() -> find(search.value()));
        role.onChange(() -> find(search.value()));
        Div tools = new Div(search, state, role);
        tools.addClassName("gh-list-tools");
        add(
                new Paragraph(words.get("ui.admin.users.lead")),
                new Paragraph(new PageLink(AdminPortal.ROLES, words.get("ui.admin.roles.see"))),
                tools,
                found.table());
    }

    private void find(String text) {
        boolean nothingAsked = text.isBlank() && state.isEmpty() && role.isEmpty();
        found.table().whenEmpty(words.get(nothingAsked ? "ui.admin.users.start" : "ui.admin.users.empty"));
        if (nothingAsked) {
            found.table().setRows(List.<Account>of());
        } else {
            found.show(new AccountQuery(
                    text,
                    state.isEmpty() ? null : AccountState.valueOf(state.value()),
                    role.isEmpty() ? null : role.value()));
        }
    }
}
