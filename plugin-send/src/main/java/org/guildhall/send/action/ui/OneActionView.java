package org.guildhall.send.action.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.action.Action;
import org.guildhall.send.action.ActionId;
import org.guildhall.send.action.ActionState;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** A form of a case: what came back, or how to take it back. */
public final class OneActionView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/actions/:action";

    private final TeamActionService actions;
    private final ActionPaper paper;

    /** About the case and the form that the address names. */
    public OneActionView(Words words, CaseService cases, TeamActionService actions, ActionPaper paper) {
        super(words, cases, "action");
        this.actions = actions;
        this.paper = paper;
    }

    static String path(CaseId id, ActionId action) {
        return CaseActionsView.path(id) + "/" + action;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        Action action = actions.find(new ActionId(PathPart.id(event, "action")));
        if (!action.line().caseId().equals(shown.id())) {
            throw new NotFoundException("action " + action.line().id());
        }
        page.changeHeading(words.get(action.line().titleKey()));
        page.setBack(CaseActionsView.path(shown.id()));
        SummaryList list = new SummaryList(words)
                .row(words.get("send.inbox.party"), action.line().partyName())
                .row(
                        words.get("send.actions.sent"),
                        words.dateTime(action.line().sentAt()))
                .row(words.get("send.actions.due"), words.date(action.line().dueOn()))
                .row(words.get("send.actions.state"), MyActionsView.state(words, action.line(), cases.today()));
        if (action.line().submittedAt() != null) {
            list.row(
                    words.get("send.actions.submitted"),
                    words.dateTime(action.line().submittedAt()));
        }
        if (!action.withdrawnWhy().isEmpty()) {
            list.row(words.get("send.actions.withdrawn-why"), action.withdrawnWhy());
        }
        page.addContent(list);
        if (action.line().state() == ActionState.SUBMITTED) {
            page.addContent(
                    paper.shown(action),
                    new Paragraph(
                            paper.link(action, () -> actions.find(action.line().id()))));
        }
        if (action.line().state() == ActionState.SENT && actions.maySend()) {
            page.addContent(new H2(words.get("send.actions.withdraw")));
            TextInput why = page.ask(TextInput.longText("why", words.get("send.actions.withdraw.why"), ROWS));
            why.setRequired(true);
            page.warning(words.get("send.actions.withdraw"), () -> {
                actions.withdraw(action.line().id(), why.value());
                Said.on(this, CaseActionsView.path(shown.id()), "send.actions.withdraw.done");
            });
        }
    }
}
