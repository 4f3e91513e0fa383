package org.guildhall.send.action.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.send.action.Action;
import org.guildhall.send.action.ActionId;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.ActionState;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** A form that was sent to the acting person: leads to its questions, or shows what was answered (SPEC G9). */
@StyleSheet(Styles.SHEET)
public final class ActionView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/action/:action";

    private final Words words;
    private final ActionService actions;
    private final ActionPaper paper;

    /** Of the acting person. */
    public ActionView(Words words, ActionService actions, ActionPaper paper) {
        this.words = words;
        this.actions = actions;
        this.paper = paper;
    }

    static String path(ActionId id) {
        return "send/action/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Action action = actions.find(new ActionId(PathPart.id(event, "action")));
        if (action.line().state() == ActionState.SENT) {
            event.forwardTo(
                    ActionFormView.path(actions.draft(action.line().id()).id(), ""));
            return;
        }
        ContentPage page = new ContentPage(words.get(action.line().titleKey()));
        if (action.line().state() == ActionState.SUBMITTED) {
            page.add(
                    new Notice(Notice.Kind.SUCCESS, words.get("send.action.submitted")),
                    paper.shown(action),
                    new Paragraph(
                            paper.link(action, () -> actions.find(action.line().id()))));
        } else {
            page.add(new Paragraph(words.get("send.action.withdrawn")));
        }
        page.add(
                new PageLink(MyActionsView.path(action.line().caseId()), words.get("send.actions.back")).asSecondary());
        removeAll();
        add(page);
    }
}
