package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.DataProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.session.Sessions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.text.Words;

/** Accounts that were found, read as many at a time as are shown. */
final class AccountTable {
    private final Words words;
    private final Accounts accounts;
    private final Sessions sessions;
    private final List<Role> roles;
    private final Map<AccountId, Instant> lastSignIns = new HashMap<>();
    private final QueueTable<Account> table;

    AccountTable(Words words, Accounts accounts, Sessions sessions, Roles roles) {
        this.words = words;
        this.accounts = accounts;
        this.sessions = sessions;
        this.roles = roles.all();
        table = new QueueTable<>(
                words,
                words.get("ui.admin.users.caption"),
                List.of(
                        Column.<Account>of(
                                words.get("ui.admin.users.name"),
                                account -> new Div(account.details().name().full())),
                        Column.<Account>of(words.get("ui.admin.users.email"), account -> wrapping(account.email())),
                        Column.<Account>of(
                                words.get("ui.admin.users.roles"),
                                account -> new Div(RoleNames.told(words, this.roles, account.roles()))),
                        Column.<Account>of(
                                words.get("ui.admin.users.state"), account -> AccountStates.tag(words, account)),
                        Column.<Account>of(words.get("ui.admin.users.last"), account -> new Div(last(account.id())))),
                account -> AdminPortal.USERS + "/" + account.id());
    }

    QueueTable<Account> table() {
        return table;
    }

    void show(AccountQuery query) {
        table.setSource(DataProvider.fromCallbacks(
                page -> {
                    List<Account> found = accounts.search(query, page.getOffset(), page.getLimit());
                    lastSignIns.putAll(
                            sessions.lastSignIns(found.stream().map(Account::id).toList()));
                    return found.stream();
                },
                page -> (int) Math.min(Integer.MAX_VALUE, accounts.count(query))));
    }

    private String last(AccountId account) {
        return Optional.ofNullable(lastSignIns.get(account))
                .map(words::dateTime)
                .orElseGet(() -> words.get("ui.admin.users.never"));
    }

    private static Div wrapping(String text) {
        Div line = new Div(text);
        line.addClassName("gh-breaks");
        return line;
    }
}
