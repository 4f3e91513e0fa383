package org.guildhall.send.action.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.action.ActionLine;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.send.record.ui.CaseView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** The forms that were sent in a case, for staff. */
@StyleSheet(Styles.SHEET)
public final class CaseActionsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/actions";

    private final Words words;
    private final CaseService cases;
    private final TeamActionService actions;

    /** About the case that the address names. */
    public CaseActionsView(Words words, CaseService cases, TeamActionService actions) {
        this.words = words;
        this.cases = cases;
        this.actions = actions;
    }

    static String path(CaseId id) {
        return CaseView.path(id) + "/actions";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        try {
            show(cases.find(new CaseId(PathPart.id(event, "id"))));
        } catch (RefusedException refused) {
            add(CasePage.refused(words, refused));
        }
    }

    private void show(SendCase shown) {
        CaseId id = shown.id();
        ContentPage page = new ContentPage(
                words.get("send.case-actions.title", shown.details().child().full()));
        page.setWide();
        PageLink back = new PageLink(CaseView.path(id), words.get("send.case-messages.back"));
        back.addClassName("gh-back");
        page.addComponentAsFirst(back);
        Said.take(words, path(id)).ifPresent(page::add);
        if (actions.maySend() && !actions.parties(id).isEmpty()) {
            page.add(new PageLink(path(id) + "/new", words.get("send.send-form.title")).asPrimary());
        }
        QueueTable<ActionLine> table = new QueueTable<>(
                words,
                words.get("send.case-actions.caption"),
                List.of(
                        Column.text(words.get("send.actions.form"), line -> words.get(line.titleKey())),
                        Column.text(words.get("send.inbox.party"), ActionLine::partyName),
                        Column.of(words.get("send.actions.due"), line -> new Text(words.date(line.dueOn()))),
                        Column.of(
                                words.get("send.actions.state"),
                                line -> MyActionsView.state(words, line, cases.today()))),
                line -> OneActionView.path(id, line.id()));
        table.whenEmpty(words.get("send.case-actions.empty"));
        table.setRows(actions.list(id));
        page.add(table);
        add(page);
    }
}
