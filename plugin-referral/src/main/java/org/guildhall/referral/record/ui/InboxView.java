package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.AccountId;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.record.ReferralLine;
import org.guildhall.referral.record.TriageQuery;
import org.guildhall.referral.record.TriageQuery.Order;
import org.guildhall.referral.record.TriageQuery.Tab;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** What came into one of the inboxes that the officer sees, by what is left of the promised time (SPEC H10). */
@StyleSheet(Styles.SHEET)
public final class InboxView extends Div implements BeforeEnterObserver {
    /** Where the first one stands. */
    public static final String PATH = "referral/inbox";

    /** Where one of them stands. */
    public static final String ONE = "referral/inbox/:inbox";

    private static final int TYPING_PAUSE = 300;

    private final Words words;
    private final TriageService triage;
    private final TimeLeft timeLeft;
    private final Map<AccountId, String> names = new HashMap<>();

    /** Shows the lists of an inbox. */
    public InboxView(Words words, TriageService triage, Clock clock) {
        this.words = words;
        this.triage = triage;
        this.timeLeft = new TimeLeft(words, clock);
    }

    static String path(String inbox) {
        return PATH + "/" + inbox;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Inbox> mine = triage.inboxes();
        String wanted = event.getRouteParameters()
                .get("inbox")
                .orElse(mine.isEmpty() ? "" : mine.getFirst().id());
        Inbox shown = triage.inbox(wanted);
        removeAll();
        ContentPage page = new ContentPage(words.get("referral.inbox.title", words.get(shown.titleKey())));
        page.setWide();
        Said.take(words, path(shown.id())).ifPresent(page::add);
        if (mine.size() > 1) {
            page.add(others(mine, shown));
        }
        list(page, shown.id());
        page.add(new PageLink(FiguresView.PATH, words.get("referral.figures.title")));
        add(page);
    }

    private Nav others(List<Inbox> mine, Inbox shown) {
        Nav nav = new Nav();
        nav.addClassName("referral-inboxes");
        nav.getElement().setAttribute("aria-label", words.get("referral.inbox.all"));
        mine.forEach(inbox -> {
            long open = triage.count(TriageQuery.of(inbox.id(), Tab.OPEN));
            PageLink link =
                    new PageLink(path(inbox.id()), words.get("referral.inbox.link", words.get(inbox.titleKey()), open));
            link.setCurrent(inbox.equals(shown));
            nav.add(link);
        });
        return nav;
    }

    private void list(ContentPage page, String inbox) {
        TextInput search = new TextInput("search", words.get("referral.inbox.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        QueueTable<ReferralLine> table = new QueueTable<>(
                words,
                words.get("referral.inbox.caption"),
                List.of(
                        Column.<ReferralLine>of(words.get("referral.inbox.about"), line -> new Text(about(line)))
                                .sortedBy(Order.ABOUT.name()),
                        Column.<ReferralLine>of(words.get("referral.inbox.sender"), line -> new Text(line.senderName()))
                                .sortedBy(Order.SENDER.name()),
                        Column.of(words.get("referral.inbox.state"), this::state),
                        Column.<ReferralLine>of(words.get("referral.inbox.due"), this::due)
                                .sortedBy(Order.DUE.name()),
                        Column.<ReferralLine>of(
                                        words.get("referral.inbox.received"),
                                        line -> new Text(words.dateTime(line.receivedAt())))
                                .sortedBy(Order.RECEIVED.name()),
                        Column.of(words.get("referral.inbox.assignee"), line -> new Text(assignee(line))),
                        Column.<ReferralLine>of(words.get("referral.reference"), line -> new Text(line.reference()))
                                .sortedBy(Order.REFERENCE.name())),
                line -> CaseView.path(line.id()));
        table.filter("my", words.get("referral.inbox.my"), source(inbox, Tab.MY, search));
        table.filter("open", words.get("referral.inbox.open"), source(inbox, Tab.OPEN, search));
        table.filter("unassigned", words.get("referral.inbox.unassigned"), source(inbox, Tab.UNASSIGNED, search));
        table.filter("decided", words.get("referral.inbox.decided"), source(inbox, Tab.DECIDED, search));
        table.whenEmpty(words.get("referral.inbox.empty"));
        table.show("open");
        search.onTyping(TYPING_PAUSE, text -> table.refresh());
        search.onChange(table::refresh);
        Div tools = new Div(search);
        tools.addClassName("gh-list-tools");
        page.add(tools, table);
    }

    private DataProvider<ReferralLine, Void> source(String inbox, Tab tab, TextInput search) {
        return DataProvider.fromCallbacks(
                query -> triage
                        .list(
                                ordered(TriageQuery.of(inbox, tab).holding(search.value()), query.getSortOrders()),
                                query.getOffset(),
                                query.getLimit())
                        .stream(),
                query -> Math.toIntExact(triage.count(TriageQuery.of(inbox, tab).holding(search.value()))));
    }

    private static TriageQuery ordered(TriageQuery usual, List<QuerySortOrder> chosen) {
        return chosen.isEmpty()
                ? usual
                : usual.by(
                        Order.valueOf(chosen.getFirst().getSorted()),
                        chosen.getFirst().getDirection() == SortDirection.DESCENDING);
    }

    private Component state(ReferralLine line) {
        Component state = StateTag.forStaff(words, line.state());
        if (line.urgent() && line.state().isOpen()) {
            return new Div(StateTag.urgent(words), new Text(" "), state);
        }
        return line.isUntold() ? new Div(state, new Text(" "), StateTag.untold(words)) : state;
    }

    private String about(ReferralLine line) {
        return line.about().isBlank() ? line.senderName() : line.about();
    }

    private Component due(ReferralLine line) {
        if (line.state().isOpen()) {
            return timeLeft.of(line.due());
        }
        return new Span(line.outcome() == null ? "–" : words.get(line.outcome().textKey()));
    }

    private String assignee(ReferralLine line) {
        return line.assignee() == null
                ? words.get("referral.inbox.nobody")
                : names.computeIfAbsent(line.assignee(), triage::nameOf);
    }
}
