package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** An account with its roles and sessions. */
final class UserView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final Accounts accounts;
    private final Roles roles;
    private final Sessions sessions;
    private final Permissions permissions;

    UserView(Words words, Accounts accounts, Roles roles, Sessions sessions, Permissions permissions) {
        this.words = words;
        this.accounts = accounts;
        this.roles = roles;
        this.sessions = sessions;
        this.permissions = permissions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(find(event.getRouteParameters().get("id").orElse("")), "");
    }

    private Account find(String id) {
        try {
            return accounts.find(AccountId.parse(id)).orElseThrow(() -> new NotFoundException("account " + id));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("account");
        }
    }

    private void show(Account account, String done) {
        removeAll();
        QuestionPage page = new QuestionPage(words, account.details().name().full());
        page.setBack(AdminPortal.USERS);
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(done)).announced());
        }
        page.addContent(new SummaryList(words)
                .row(words.get("ui.admin.users.email"), account.email())
                .row(words.get("ui.admin.users.since"), words.dateTime(account.createdAt()))
                .row(
                        words.get("ui.admin.users.state"),
                        words.get(account.active() ? "ui.admin.users.active" : "ui.admin.users.closed")));
        if (permissions.has(AdminPortal.MAY_ASSIGN_ROLES)) {
            addRoles(page, account);
        } else {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.user.no-roles")));
        }
        if (permissions.has(AdminPortal.MAY_CHANGE_ACCOUNTS)) {
            addClosing(page, account);
            page.addContent(openSessions(account));
        }
        add(page);
    }

    private void addRoles(QuestionPage page, Account account) {
        CheckboxesInput held = page.ask(
                new CheckboxesInput("roles", words.get("ui.admin.user.roles"), RoleNames.options(words, roles.all())));
        held.setHint(words.get("ui.admin.user.roles.hint"));
        held.setValue(List.copyOf(account.roles()));
        page.primary(words.get("ui.admin.user.save"), () -> {
            Account changed = accounts.assignRoles(account.id(), Set.copyOf(held.value()));
            show(changed, "ui.admin.user.saved");
        });
    }

    private void addClosing(QuestionPage page, Account account) {
        page.secondary(
                words.get(account.active() ? "ui.admin.user.close" : "ui.admin.user.open"),
                () -> show(
                        accounts.setActive(account.id(), !account.active()),
                        account.active() ? "ui.admin.user.closed" : "ui.admin.user.opened"));
    }

    private Div openSessions(Account account) {
        Div open = new Div(new H2(words.get("ui.admin.user.sessions")));
        open.addClassName("gh-stack");
        List<SignedInSession> now = sessions.of(account.id());
        if (now.isEmpty()) {
            open.add(new Paragraph(words.get("ui.admin.user.sessions.none")));
        }
        now.forEach(session -> open.add(card(account, session)));
        return open;
    }

    private SummaryCard card(Account account, SignedInSession session) {
        return new SummaryCard(session.client().browser())
                .line(session.client().address())
                .line(words.dateTime(session.lastActiveAt()))
                .actions(ActionButton.secondary(words.get("ui.admin.user.end"), () -> {
                    sessions.end(session.id());
                    show(find(account.id().toString()), "ui.admin.user.ended");
                }));
    }
}
