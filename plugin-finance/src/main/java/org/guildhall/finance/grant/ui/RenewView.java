package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.grant.PersonGrantService.HeldGrant;
import org.guildhall.finance.request.InSpite;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Lets somebody's access go on, to another day or without an end. */
public final class RenewView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/people/:person/renew/:grant";

    private static final int ROWS = 3;

    private final Words words;
    private final PersonGrantService grants;
    private final PersonChangeService changes;

    /** About the grant that the address names. */
    public RenewView(Words words, PersonGrantService grants, PersonChangeService changes) {
        this.words = words;
        this.grants = grants;
        this.changes = changes;
    }

    static String path(AccessGrant grant) {
        return PersonView.path(grant.person()) + "/renew/" + grant.id();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Person person = grants.person(new PersonId(PathPart.id(event, "person")));
        UUID id = PathPart.id(event, "grant");
        HeldGrant held = grants.find(id);
        if (!held.grant().person().equals(person.id())) {
            throw new NotFoundException("grant " + id);
        }
        QuestionPage page = new QuestionPage(words, words.get("finance.grant.renew.title"));
        page.setCaption(person.name().full());
        page.setBack(PersonView.path(person.id()));
        page.explainStar();
        page.addContent(new SummaryList(words)
                .row(
                        words.get("finance.grant.holder"),
                        held.holder()
                                .map(Account::details)
                                .map(details -> details.name().full())
                                .orElseGet(() -> words.get("finance.grant.gone")))
                .row(
                        words.get("finance.grant.until"),
                        GrantWords.end(words, held.grant().until())));
        page.addContent(new Paragraph(words.get("finance.grant.renew.text")));
        DateInput until = page.ask(new DateInput(words, "until", words.get("finance.grant.renew.until")));
        until.setHint(words.get("finance.grant.renew.until.hint"));
        grants.lastDay(held.grant().role()).ifPresent(last -> {
            until.setHint(words.get("finance.review.approve.until.role", words.date(last)));
            until.setValue(last.toString());
        });
        TextInput reason = page.ask(TextInput.longText("reason", words.get("finance.grant.reason"), ROWS));
        reason.setRequired(true);
        TickInput inSpite = new TickInput(InSpite.OF_CHANGE, words.get("finance.grant.renew.tick"));
        if (changes.hasLostCapacity(person.id())) {
            page.addContent(new Notice(Notice.Kind.WARNING, words.get("finance.review.change.warning.lost-capacity")));
            inSpite.setRequired(true);
            page.ask(inSpite);
        }
        page.addContent(new TypedSoFar(
                words, page, grants.typedRenewal(id), typed -> grants.keepRenewal(id, typed), List.of(until, reason)));
        page.primary(words.get("finance.grant.renew.button"), () -> {
            if (!until.isEmpty() && until.date().isEmpty()) {
                page.showProblems(List.of(FieldProblem.of("until", "finance.grant.renew.no-date")));
                return;
            }
            grants.renew(id, until.date(), reason.value(), inSpite.value());
            getUI().ifPresent(ui -> ui.navigate(PersonView.path(person.id())));
        });
        removeAll();
        add(page);
    }
}
