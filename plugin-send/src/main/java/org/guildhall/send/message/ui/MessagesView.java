package org.guildhall.send.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.send.message.MessageLine;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.ui.DashboardView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** "Inbox" and "Sent Items" of a child's record (SPEC G7). */
@StyleSheet(Styles.SHEET)
public final class MessagesView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/messages/:case";

    private final Words words;
    private final PartyService parties;
    private final MessageService messages;

    /** Of the acting person. */
    public MessagesView(Words words, PartyService parties, MessageService messages) {
        this.words = words;
        this.parties = parties;
        this.messages = messages;
    }

    /** Where the messages of a case stand. */
    public static String path(CaseId id) {
        return "send/messages/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        CaseId id = dashboard.id();
        String child = dashboard.child().full();
        ContentPage page = new ContentPage(words.get("send.messages.title"));
        page.setWide();
        Said.take(words, path(id)).ifPresent(page::add);
        QueueTable<MessageLine> inbox = inbox(id, words.get("send.messages.inbox", child));
        QueueTable<MessageLine> sent = sent(id, words.get("send.messages.sent", child));
        Paragraph refreshed = new Paragraph();
        refreshed.addClassName("gh-quiet");
        refreshed.getElement().setAttribute("role", "status");
        Div buttons = new Div(
                new PageLink(path(id) + "/new", words.get("send.messages.new")).asPrimary(),
                ActionButton.secondary(words.get("send.messages.refresh"), () -> {
                    inbox.setSource(received(id));
                    sent.setSource(written(id));
                    refreshed.setText(words.get("send.messages.refreshed"));
                }),
                refreshed);
        buttons.addClassName("gh-buttons");
        page.add(buttons);
        page.section(words.get("send.messages.inbox", child), inbox);
        page.section(words.get("send.messages.sent", child), sent);
        page.add(new PageLink(DashboardView.path(id), words.get("send.return")).asSecondary());
        removeAll();
        add(page);
    }

    private QueueTable<MessageLine> inbox(CaseId id, String caption) {
        QueueTable<MessageLine> table = new QueueTable<>(
                words,
                caption,
                List.of(
                        Column.of(words.get("send.messages.date"), line -> date(line, line.unread())),
                        Column.of(words.get("send.messages.from"), line -> new Text(line.from())),
                        Column.of(words.get("send.messages.to"), line -> new Text(to(line))),
                        Column.of(words.get("send.messages.subject"), line -> new Text(line.subject()))),
                line -> ThreadView.path(line.thread()));
        table.addClassName("send-messages");
        table.whenEmpty(words.get("send.messages.inbox.empty"));
        table.setSource(received(id));
        return table;
    }

    private QueueTable<MessageLine> sent(CaseId id, String caption) {
        QueueTable<MessageLine> table = new QueueTable<>(
                words,
                caption,
                List.of(
                        Column.of(words.get("send.messages.date"), line -> date(line, false)),
                        Column.of(
                                words.get("send.messages.type"),
                                line -> new Text(line.type().in(words.language()))),
                        Column.of(words.get("send.messages.from"), line -> new Text(line.from())),
                        Column.of(words.get("send.messages.to"), line -> new Text(to(line))),
                        Column.of(words.get("send.messages.subject"), line -> new Text(line.subject()))),
                line -> ThreadView.path(line.thread()));
        table.addClassName("send-messages");
        table.whenEmpty(words.get("send.messages.sent.empty"));
        table.setSource(written(id));
        return table;
    }

    private DataProvider<MessageLine, Void> received(CaseId id) {
        return DataProvider.fromCallbacks(
                query -> messages.inbox(id, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(messages.countInbox(id)));
    }

    private DataProvider<MessageLine, Void> written(CaseId id) {
        return DataProvider.fromCallbacks(
                query -> messages.sent(id, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(messages.countSent(id)));
    }

    /** The link of a row; its words tell screen readers which message it opens. */
    private Component date(MessageLine line, boolean unread) {
        Span date = new Span(words.dateTime(line.sentAt()));
        Span subject = new Span(" " + line.subject());
        subject.addClassName("gh-hidden");
        Span cell = new Span(date, subject);
        if (unread) {
            cell.addClassName("send-unread");
            cell.add(new Text(" "), new Tag(words.get("send.messages.unread"), Tag.Look.ACTIVE));
        }
        return cell;
    }

    private String to(MessageLine line) {
        return line.to().isEmpty() ? words.get("send.messages.team") : line.to();
    }
}
