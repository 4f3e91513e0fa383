package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.AccountState;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Role;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.api.subject.SubjectAccess;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

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
        show(account, done.isEmpty() ? null : new Notice(Notice.Kind.SUCCESS, words.get(done)));
    }

    private void show(Account account, @Nullable Notice done) {
        removeAll();
        QuestionPage page = new QuestionPage(words, account.details().name().full());
        page.setBack(AdminPortal.USERS);
        if (done != null) {
            page.addContent(done.announced());
        }
        page.addContent(new SummaryList(words)
                .row(words.get("ui.admin.users.email"), account.email())
                .row(words.get("ui.admin.users.since"), words.dateTime(account.createdAt()))
                .row(words.get("ui.admin.users.state"), state(account))
                .row(
                        words.get("ui.admin.users.last"),
                        Optional.ofNullable(sessions.lastSignIns(Set.of(account.id()))
                                        .get(account.id()))
                                .map(words::dateTime)
                                .orElseGet(() -> words.get("ui.admin.users.never"))));
        Set<String> assignable = accounts.assignableRoles(account.id());
        if (!assignable.isEmpty()) {
            addRoles(page, account, assignable);
        } else {
            page.addContent(new Notice(
                    Notice.Kind.INFORMATION,
                    words.get(
                            permissions.has(AdminPortal.MAY_ASSIGN_ROLES)
                                    ? "ui.admin.user.own-roles"
                                    : "ui.admin.user.no-roles")));
        }
        if (permissions.has(SubjectAccess.MAY_EXPORT)) {
            Anchor export = new Anchor(SubjectAccess.path(account.id()), words.get("ui.admin.user.subject.get"));
            export.setRouterIgnore(true);
            page.add(apart("ui.admin.user.subject", new Paragraph(words.get("ui.admin.user.subject.text")), export));
        }
        if (permissions.has(AdminPortal.MAY_CHANGE_ACCOUNTS)) {
            page.add(openSessions(account));
            // who may assign roles may not those of themselves alone, nor lock themselves
            boolean own = assignable.isEmpty() && permissions.has(AdminPortal.MAY_ASSIGN_ROLES);
            if (own) {
                page.add(apart("ui.admin.user.lock", new Paragraph(words.get("ui.admin.user.own-lock"))));
            } else {
                page.add(locking(account));
            }
            if (!own && account.state() != AccountState.LEFT) {
                page.add(leaving(account));
            }
        }
        add(page);
    }

    private void addRoles(QuestionPage page, Account account, Set<String> assignable) {
        List<Role> shown = roles.all().stream()
                .filter(role -> assignable.contains(role.name()))
                .toList();
        Set<String> others = account.roles().stream()
                .filter(role -> !assignable.contains(role))
                .collect(Collectors.toSet());
        if (shown.size() < roles.all().size()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.user.case-roles")));
        }
        if (!others.isEmpty()) {
            page.addContent(new SummaryList(words)
                    .row(words.get("ui.admin.user.other-roles"), RoleNames.told(words, roles.all(), others)));
        }
        CheckboxesInput held = page.ask(
                new CheckboxesInput("roles", words.get("ui.admin.user.roles"), RoleNames.options(words, shown)));
        held.setHint(words.get("ui.admin.user.roles.hint"));
        held.setValue(List.copyOf(account.roles()));
        page.primary(words.get("ui.admin.user.save"), () -> {
            Set<String> wanted = new HashSet<>(held.value());
            wanted.addAll(others);
            show(accounts.assignRoles(account.id(), wanted), "ui.admin.user.saved");
        });
    }

    private String state(Account account) {
        return account.leftAt() == null
                ? AccountStates.word(words, account.state())
                : words.get("ui.admin.users.left-at", words.dateTime(account.leftAt()));
    }

    private Section locking(Account account) {
        if (account.active()) {
            return apart(
                    "ui.admin.user.lock",
                    new Paragraph(words.get("ui.admin.user.lock.text")),
                    ActionButton.secondary(words.get("ui.admin.user.lock"), () -> askToLock(account)));
        }
        return apart(
                "ui.admin.user.unlock",
                new Paragraph(words.get("ui.admin.user.unlock.text")),
                ActionButton.secondary(
                        words.get("ui.admin.user.unlock"),
                        () -> show(accounts.setActive(account.id(), true), "ui.admin.user.unlocked")));
    }

    private void askToLock(Account account) {
        QuestionPage question = question(
                account,
                words.get("ui.admin.user.lock.title", account.details().name().full()));
        question.addContent(
                new Paragraph(words.get("ui.admin.user.lock.what", account.email())),
                new Paragraph(words.get("ui.admin.user.lock.undo")));
        question.warning(
                words.get("ui.admin.user.lock.confirm"),
                () -> show(accounts.setActive(account.id(), false), "ui.admin.user.locked"));
        question.secondary(words.get("ui.admin.user.lock.keep"), () -> show(find(id(account)), ""));
    }

    private Section leaving(Account account) {
        return apart(
                "ui.admin.user.left",
                new Paragraph(words.get("ui.admin.user.left.text")),
                ActionButton.secondary(words.get("ui.admin.user.left"), () -> askWhetherLeft(account)));
    }

    private void askWhetherLeft(Account account) {
        QuestionPage question = question(
                account,
                words.get("ui.admin.user.left.title", account.details().name().full()));
        Set<String> taken = account.roles().stream()
                .filter(role -> !role.equals(Role.CITIZEN))
                .collect(Collectors.toSet());
        UnorderedList what = new UnorderedList(
                new ListItem(words.get("ui.admin.user.left.locked", account.email())),
                new ListItem(
                        taken.isEmpty()
                                ? words.get("ui.admin.user.left.no-roles")
                                : words.get("ui.admin.user.left.roles", RoleNames.told(words, roles.all(), taken))));
        told(accounts.inHand(account.id())).forEach(work -> what.add(new ListItem(work)));
        question.addContent(
                new Paragraph(words.get("ui.admin.user.left.what")),
                what,
                new Paragraph(words.get("ui.admin.user.left.kept")));
        question.warning(words.get("ui.admin.user.left.confirm"), () -> {
            List<WorkInHand> handedOn = accounts.leave(account.id());
            show(find(id(account)), new Notice(Notice.Kind.SUCCESS, done(handedOn)));
        });
        question.secondary(words.get("ui.admin.user.left.keep"), () -> show(find(id(account)), ""));
    }

    private Component[] done(List<WorkInHand> handedOn) {
        List<Component> lines = new ArrayList<>(List.of(new Paragraph(words.get("ui.admin.user.left.done"))));
        told(handedOn).forEach(work -> lines.add(new Paragraph(work)));
        return lines.toArray(Component[]::new);
    }

    private List<String> told(List<WorkInHand> work) {
        return work.isEmpty()
                ? List.of(words.get("ui.admin.user.left.nothing"))
                : work.stream()
                        .map(each -> words.get(each.textKey(), each.count()))
                        .toList();
    }

    private void askToEnd(Account account, SignedInSession session) {
        QuestionPage question = question(
                account,
                words.get("ui.admin.user.end.title", account.details().name().full()));
        question.addContent(
                new Paragraph(words.get(
                        "ui.admin.user.end.which",
                        session.client().browser(),
                        session.client().address(),
                        words.dateTime(session.lastActiveAt()))),
                new Paragraph(words.get("ui.admin.user.end.what")));
        question.warning(words.get("ui.admin.user.end.confirm"), () -> {
            sessions.end(session.id());
            show(find(id(account)), "ui.admin.user.ended");
        });
        question.secondary(words.get("ui.admin.user.end.keep"), () -> show(find(id(account)), ""));
    }

    /** Stands in the account's place until it is answered. */
    private QuestionPage question(Account account, String title) {
        QuestionPage question = new QuestionPage(words, title);
        question.setBack(() -> show(find(id(account)), ""));
        removeAll();
        add(question);
        return question;
    }

    private Section openSessions(Account account) {
        List<SignedInSession> now = sessions.of(account.id());
        Section open = apart("ui.admin.user.sessions");
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
                .actions(ActionButton.secondary(words.get("ui.admin.user.end"), () -> askToEnd(account, session)));
    }

    /** A part of the page below the form and its button. */
    private Section apart(String titleKey, Component... parts) {
        Section section = new Section(new H2(words.get(titleKey)));
        section.add(parts);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }

    private static String id(Account account) {
        return account.id().toString();
    }
}
