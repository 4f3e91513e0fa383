package org.guildhall.send.action.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.List;
import org.guildhall.send.action.ActionLine;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.ui.DashboardView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** "Actions to Complete": the forms that the SEND team has sent (SPEC G9). */
@StyleSheet(Styles.SHEET)
public final class MyActionsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/actions/:case";

    private final Words words;
    private final PartyService parties;
    private final ActionService actions;

    /** Of the acting person. */
    public MyActionsView(Words words, PartyService parties, ActionService actions) {
        this.words = words;
        this.parties = parties;
        this.actions = actions;
    }

    /** Where the actions of a case stand. */
    public static String path(CaseId id) {
        return "send/actions/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        CaseId id = dashboard.id();
        ContentPage page = new ContentPage(words.get("send.tile.actions"));
        page.setWide();
        Said.take(words, path(id)).ifPresent(page::add);
        QueueTable<ActionLine> table = new QueueTable<>(
                words,
                words.get("send.tile.actions"),
                List.of(
                        Column.of(words.get("send.actions.form"), line -> new Text(words.get(line.titleKey()))),
                        Column.of(words.get("send.actions.due"), line -> new Text(words.date(line.dueOn()))),
                        Column.of(words.get("send.actions.state"), line -> state(words, line, dashboard.today()))),
                line -> ActionView.path(line.id()));
        table.whenEmpty(words.get("send.actions.empty"));
        List<ActionLine> lines = actions.list(id);
        table.setRows(lines);
        if (!lines.isEmpty()) {
            page.add(new Paragraph(words.get("send.actions.text")));
        }
        page.add(table, new PageLink(DashboardView.path(id), words.get("send.return")).asSecondary());
        removeAll();
        add(page);
    }

    /** How a form stands, in a word. */
    static Tag state(Words words, ActionLine line, LocalDate today) {
        return switch (line.state()) {
            case SENT ->
                line.isOverdue(today)
                        ? new Tag(words.get("send.actions.late"), Tag.Look.BAD)
                        : new Tag(
                                words.get(
                                        line.begun()
                                                ? "send.actions.begun"
                                                : line.state().textKey()),
                                Tag.Look.ATTENTION);
            case SUBMITTED -> new Tag(words.get(line.state().textKey()), Tag.Look.GOOD);
            case WITHDRAWN -> new Tag(words.get(line.state().textKey()), Tag.Look.NEUTRAL);
        };
    }
}
