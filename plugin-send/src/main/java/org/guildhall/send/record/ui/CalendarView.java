package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Instant;
import java.util.Optional;
import org.guildhall.send.record.CalendarFeeds;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyService;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** An address at which a calendar program finds the dates of a case, always up to date: made, shown once, taken away. */
@StyleSheet(Styles.SHEET)
public final class CalendarView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/calendar/:case";

    private final Words words;
    private final PartyService parties;
    private final CalendarFeeds feeds;

    /** Of the acting person. */
    public CalendarView(Words words, PartyService parties, CalendarFeeds feeds) {
        this.words = words;
        this.parties = parties;
        this.feeds = feeds;
    }

    static String path(CaseId id) {
        return "send/calendar/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        show(dashboard, "", "");
    }

    private void show(Dashboard dashboard, String address, String saidKey) {
        CaseId id = dashboard.id();
        QuestionPage page = new QuestionPage(words, words.get("send.feed.title"));
        page.setCaption(dashboard.child().full());
        if (!saidKey.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(saidKey)).announced());
        }
        page.addContent(new Paragraph(words.get("send.feed.text")));
        Optional<Instant> made = feeds.madeAt(id);
        if (!address.isEmpty()) {
            TextInput shown = page.ask(new TextInput("address", words.get("send.feed.address")));
            shown.setValue(address);
            shown.control().setAttribute("readonly", true);
            shown.setHint(words.get("send.feed.address.hint"));
        }
        page.addContent(new Notice(Notice.Kind.WARNING, words.get("send.feed.secret")));
        made.filter(since -> address.isEmpty())
                .ifPresent(since -> page.addContent(new Paragraph(words.get("send.feed.made", words.dateTime(since)))));
        if (address.isEmpty()) {
            page.primary(words.get(made.isEmpty() ? "send.feed.make" : "send.feed.again"), () -> {
                show(dashboard, feeds.make(id), "send.feed.done");
            });
        }
        if (made.isPresent()) {
            page.secondary(words.get("send.feed.revoke"), () -> {
                feeds.revoke(id);
                show(dashboard, "", "send.feed.revoked");
            });
        }
        page.addContent(new PageLink(DashboardView.path(id), words.get("send.return")));
        removeAll();
        add(page);
    }
}
