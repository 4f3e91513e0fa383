package org.guildhall.send.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.message.TeamInboxQuery;
import org.guildhall.send.message.TeamInboxQuery.Whose;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.ThreadLine;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The message inbox of the team: what waits longest first, so that none rots (SPEC G7, G10). */
@StyleSheet(Styles.SHEET)
public final class TeamInboxView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/inbox";

    private final Words words;
    private final TeamMessageService messages;
    private final CaseService cases;

    /** Of the whole team. */
    public TeamInboxView(Words words, TeamMessageService messages, CaseService cases) {
        this.words = words;
        this.messages = messages;
        this.cases = cases;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ContentPage page = new ContentPage(words.get("send.inbox.title"));
        page.setWide();
        QueueTable<ThreadLine> table = table(
                words,
                cases,
                words.get("send.inbox.caption"),
                Column.of(
                        words.get("send.cases.child"),
                        line -> new Text(line.child().full())));
        table.filter("mine", words.get("send.inbox.mine"), source(TeamInboxQuery.waiting(Whose.MINE)));
        table.filter("covered", words.get("send.inbox.covered"), source(TeamInboxQuery.waiting(Whose.COVERED)));
        table.filter("team", words.get("send.inbox.team"), source(TeamInboxQuery.waiting(Whose.UNALLOCATED)));
        table.filter("waiting", words.get("send.inbox.waiting"), source(TeamInboxQuery.waiting(Whose.ALL)));
        table.filter("all", words.get("send.inbox.all"), source(TeamInboxQuery.all(Whose.ALL)));
        table.whenEmpty(words.get("send.inbox.empty"));
        boolean mine = messages.count(TeamInboxQuery.waiting(Whose.MINE)) > 0;
        table.show(mine ? "mine" : "waiting");
        page.add(table);
        removeAll();
        add(page);
    }

    private DataProvider<ThreadLine, Void> source(TeamInboxQuery query) {
        return DataProvider.fromCallbacks(
                asked -> messages.inbox(query, asked.getOffset(), asked.getLimit()).stream(),
                asked -> Math.toIntExact(messages.count(query)));
    }

    /** Threads as rows, with another column in front of those of every such table. */
    static QueueTable<ThreadLine> table(Words words, CaseService cases, String caption, Column<ThreadLine> more) {
        // few caseworkers have all the rows
        Map<AccountId, String> names = new HashMap<>();
        QueueTable<ThreadLine> table = new QueueTable<>(
                words,
                caption,
                List.of(
                        Column.of(words.get("send.messages.subject"), line -> subject(words, line)),
                        Column.of(words.get("send.inbox.party"), line -> new Text(line.party())),
                        more,
                        Column.of(
                                words.get("send.messages.type"),
                                line -> new Text(line.type().in(words.language()))),
                        Column.of(words.get("send.inbox.last"), line -> new Text(words.dateTime(line.lastAt()))),
                        Column.of(words.get("send.inbox.state"), line -> state(words, line)),
                        Column.of(
                                words.get("send.cases.caseworker"),
                                line -> new Text(
                                        line.caseworker() == null
                                                ? words.get("send.cases.nobody")
                                                : names.computeIfAbsent(line.caseworker(), cases::nameOf)))),
                line -> StaffThreadView.path(line.caseId(), line.id()));
        table.addClassName("send-messages");
        return table;
    }

    private static Component subject(Words words, ThreadLine line) {
        Span subject = new Span(line.subject());
        if (line.unread() > 0) {
            subject.addClassName("send-unread");
            subject.add(new Text(" "), new Tag(words.get("send.inbox.unread", line.unread()), Tag.Look.ACTIVE));
        }
        return subject;
    }

    private static Component state(Words words, ThreadLine line) {
        return line.waitingSince() == null
                ? new Tag(words.get("send.inbox.answered"), Tag.Look.GOOD)
                : new Tag(words.get("send.inbox.since", words.dateTime(line.waitingSince())), Tag.Look.ATTENTION);
    }
}
