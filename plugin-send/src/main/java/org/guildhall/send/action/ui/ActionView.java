package org.guildhall.send.action.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.send.action.Action;
import org.guildhall.send.action.ActionId;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.ActionState;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.form.ToldSection;
import org.guildhall.ui.list.SummaryList;
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
                    told(words, paper.told(action)),
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

    /** All sections one under another. */
    static Div told(Words words, List<ToldSection> sections) {
        Div all = new Div();
        all.addClassName("gh-stack");
        for (ToldSection section : sections) {
            SummaryList rows = new SummaryList(words);
            section.rows().forEach(row -> rows.row(row.question(), row.lines()));
            all.add(new H2(section.title()), rows);
        }
        return all;
    }
}
