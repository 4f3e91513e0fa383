package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectAccess;
import org.guildhall.finance.document.ui.DocumentsView;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonChangeService.NotedChange;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.grant.PersonGrantService.HeldGrant;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** A finance record with everybody who may or might read its documents. */
public final class PersonView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/people/:person";

    private static final int ROWS = 3;

    private final Words words;
    private final PersonGrantService grants;
    private final PersonChangeService changes;
    private final UnaryOperator<String> roleName;

    /** Shows the record that the address names. */
    public PersonView(
            Words words, PersonGrantService grants, PersonChangeService changes, UnaryOperator<String> roleName) {
        this.words = words;
        this.grants = grants;
        this.changes = changes;
        this.roleName = roleName;
    }

    /** The address of a record. */
    public static String path(PersonId person) {
        return "finance/people/" + person;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new PersonId(PathPart.id(event, "person")), false);
    }

    private void show(PersonId id, boolean withdrawn) {
        Person person = grants.person(id);
        ContentPage page = new ContentPage(person.name().full());
        if (withdrawn) {
            page.add(new Notice(Notice.Kind.SUCCESS, words.get("finance.change.withdraw.done")).announced());
        }
        changes.of(id).forEach(noted -> page.add(notice(person, noted)));
        page.add(new SummaryList(words)
                .row(words.get("finance.people.reference"), person.reference())
                .row(words.get("finance.people.born"), words.date(person.dateOfBirth()))
                .row(
                        words.get("finance.people.address"),
                        person.address().lines().toList()));
        if (grants.mayReadDocuments()) {
            page.add(new PageLink(DocumentsView.path(person.id()), words.get("finance.people.documents")));
        }
        page.add(new PageLink(ReadersView.path(person.id()), words.get("finance.people.readers")));
        List<HeldGrant> held = grants.on(person.id());
        Div cards = new Div();
        cards.addClassName("gh-stack");
        held.forEach(grant -> cards.add(card(grant)));
        page.section(
                words.get("finance.grant.title"),
                held.isEmpty() ? new Paragraph(words.get("finance.grant.none")) : cards);
        if (grants.mayRevoke()) {
            page.section(
                    words.get("finance.change.section"),
                    new Paragraph(words.get("finance.change.section.text")),
                    new PageLink(PersonChangeView.path(person.id()), words.get("finance.change.title")).asSecondary());
        }
        if (grants.mayExport()) {
            Anchor export = new Anchor(SubjectAccess.path(person.id()), words.get("finance.subject.get"));
            export.setRouterIgnore(true);
            page.section(words.get("finance.subject"), new Paragraph(words.get("finance.subject.text")), export);
        }
        removeAll();
        add(page);
    }

    private Notice notice(Person person, NotedChange noted) {
        Notice notice = new Notice(Notice.Kind.WARNING, new Paragraph(said(noted)));
        if (grants.mayRevoke()) {
            notice.add(
                    ActionButton.secondary(words.get("finance.change.withdraw"), () -> askToWithdraw(person, noted)));
        }
        return notice;
    }

    private String said(NotedChange noted) {
        return words.get(
                "finance.change." + noted.change().code() + ".noted",
                words.date(noted.happenedOn()),
                words.dateTime(noted.at()),
                name(noted.by()));
    }

    private void askToWithdraw(Person person, NotedChange noted) {
        QuestionPage question = new QuestionPage(words, words.get("finance.change.withdraw.ask"));
        question.setCaption(person.name().full());
        question.setBack(() -> show(person.id(), false));
        question.explainStar();
        question.addContent(new Paragraph(said(noted)), new Paragraph(words.get("finance.change.withdraw.what")));
        TextInput reason =
                question.ask(TextInput.longText(PersonChangeService.REASON, words.get("finance.grant.reason"), ROWS));
        reason.setMaximumLength(PersonChangeService.LONGEST_REASON);
        reason.setRequired(true);
        question.warning(words.get("finance.change.withdraw.button"), () -> {
            changes.withdraw(noted.id(), reason.value());
            show(person.id(), true);
        });
        question.secondary(words.get("finance.change.withdraw.keep"), () -> show(person.id(), false));
        removeAll();
        add(question);
    }

    private Component card(HeldGrant held) {
        AccessGrant grant = held.grant();
        SummaryCard card = new SummaryCard(name(held.holder()))
                .tag(tag(held))
                .line(words.get("finance.role"), roleName.apply(grant.role()))
                .line(words.get("finance.grant.scope"), scope(grant))
                .line(
                        words.get("finance.grant.from"),
                        words.get("finance.grant.from.by", words.dateTime(grant.from()), name(held.grantedBy())));
        held.holder().ifPresent(holder -> card.line(words.get("finance.review.email"), holder.email()));
        if (grant.until() != null) {
            card.line(words.get("finance.grant.until"), GrantWords.end(words, grant.until()));
        }
        if (grant.revokedAt() != null) {
            card.line(words.get("finance.grant.revoked-at"), words.dateTime(grant.revokedAt()));
            card.line(
                    words.get("finance.grant.reason"),
                    grant.revocationReason() == null ? "" : grant.revocationReason());
        }
        List<Component> actions = new ArrayList<>();
        if (grant.revokedAt() == null && grants.mayRenew()) {
            actions.add(new PageLink(RenewView.path(grant), words.get("finance.grant.renew.title")).asSecondary());
        }
        if (held.holdsNow() && grants.mayRevoke()) {
            actions.add(new PageLink(RevokeView.path(grant), words.get("finance.grant.revoke")).asSecondary());
        }
        if (!actions.isEmpty()) {
            card.actions(actions.toArray(Component[]::new));
        }
        return card;
    }

    private Tag tag(HeldGrant held) {
        if (held.holdsNow()) {
            return new Tag(words.get("finance.grant.holds"), Tag.Look.GOOD);
        }
        return held.grant().revokedAt() == null
                ? new Tag(words.get("finance.grant.over"), Tag.Look.NEUTRAL)
                : new Tag(words.get("finance.grant.revoked"), Tag.Look.BAD);
    }

    private String scope(AccessGrant grant) {
        return grant.scope().isEmpty()
                ? words.get("finance.grant.scope.all")
                : grant.scope().stream()
                        .sorted()
                        .map(kind -> words.get("finance.kind." + kind))
                        .collect(Collectors.joining(", "));
    }

    private String name(java.util.Optional<Account> account) {
        return account.map(known -> known.details().name().full()).orElseGet(() -> words.get("finance.grant.gone"));
    }
}
