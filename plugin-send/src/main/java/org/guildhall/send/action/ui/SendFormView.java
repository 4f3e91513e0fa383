package org.guildhall.send.action.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Sends a form to people of a case, with the day by which it is to come back (SPEC G10). */
public final class SendFormView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/actions/new";

    private static final int DAYS = 14;

    private final TeamActionService actions;
    private final Ids ids;

    /** About the case that the address names. */
    public SendFormView(Words words, CaseService cases, TeamActionService actions, Ids ids) {
        super(words, cases, "send-form");
        this.actions = actions;
        this.ids = ids;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        page.setBack(CaseActionsView.path(shown.id()));
        page.explainStar();
        UUID once = ids.next();
        SelectInput form = page.ask(new SelectInput(
                "form",
                words.get("send.actions.form"),
                words.get("send.assign.prompt"),
                actions.forms().stream()
                        .map(one -> Option.of(one.name(), words.get(one.titleKey())))
                        .toList()));
        form.setRequired(true);
        CheckboxesInput parties = page.ask(new CheckboxesInput(
                "parties",
                words.get("send.write.to"),
                actions.parties(shown.id()).stream()
                        .map(party -> Option.of(
                                party.id().toString(),
                                words.get(
                                        "send.write.party",
                                        cases.nameOf(party.account()),
                                        words.get(party.kind().textKey()))))
                        .toList()));
        parties.setRequired(true);
        parties.setHint(words.get("send.send-form.to.hint"));
        DateInput due = page.ask(new DateInput(words, "dueOn", words.get("send.actions.due")));
        due.setRequired(true);
        due.setHint(words.get("send.date-field.hint"));
        due.setValue(cases.today().plusDays(DAYS).toString());
        page.primary(words.get("send.send-form.button"), () -> {
            List<PartyId> chosen = parties.value().stream().map(PartyId::parse).toList();
            actions.send(shown.id(), once, form.value(), chosen, date(due));
            Said.on(this, CaseActionsView.path(shown.id()), "send.send-form.done");
        });
    }
}
