package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.AccountId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.QueueAssignmentService;
import org.guildhall.finance.request.QueueExport;
import org.guildhall.finance.request.QueueFilter;
import org.guildhall.finance.request.QueueLoadService;
import org.guildhall.finance.request.QueueOrder;
import org.guildhall.finance.request.QueueQuery;
import org.guildhall.finance.request.RequestLine;
import org.guildhall.finance.ui.Styles;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The council's queue of requests, by what is left of one working day (SPEC F12). */
@StyleSheet(Styles.SHEET)
public final class QueueView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance/queue";

    private static final int TYPING_PAUSE = 300;
    private static final String FILE = "access-requests.csv";

    private final Words words;
    private final AccessReviewService review;
    private final TimeLeft timeLeft;
    private final TextInput search;
    private final QueueTable<RequestLine> table;
    private QueueQuery shown = QueueQuery.of(QueueFilter.ALL_OPEN);
    private final Map<AccountId, String> names = new HashMap<>();

    /** Shows the four lists. */
    public QueueView(
            Words words,
            AccessReviewService review,
            QueueAssignmentService assignments,
            QueueLoadService load,
            QueueExport export,
            RoleWords roles,
            Clock clock) {
        super(words.get("finance.queue.title"));
        this.words = words;
        this.review = review;
        this.timeLeft = new TimeLeft(words, clock);
        setWide();
        search = new TextInput("search", words.get("finance.queue.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        table = new QueueTable<>(
                words,
                words.get("finance.queue.caption"),
                List.of(
                        Column.<RequestLine>of(
                                        words.get("finance.queue.person"),
                                        line -> new Text(line.represented().full()))
                                .sortedBy(QueueOrder.PERSON.name()),
                        Column.<RequestLine>of(
                                        words.get("finance.queue.requester"),
                                        line -> new Text(line.requester().full()))
                                .sortedBy(QueueOrder.REQUESTER.name()),
                        Column.of(words.get("finance.role"), line -> new Text(roles.name(line.role()))),
                        Column.of(words.get("finance.queue.state"), this::state),
                        Column.<RequestLine>of(words.get("finance.queue.due"), this::due)
                                .sortedBy(QueueOrder.DUE.name()),
                        Column.<RequestLine>of(
                                        words.get("finance.queue.received"),
                                        line -> new Text(words.dateTime(line.submittedAt())))
                                .sortedBy(QueueOrder.RECEIVED.name()),
                        Column.of(words.get("finance.queue.assignee"), line -> new Text(assignee(line))),
                        Column.<RequestLine>of(words.get("finance.reference"), line -> new Text(line.reference()))
                                .sortedBy(QueueOrder.REFERENCE.name())),
                line -> ReviewView.path(line.id()));
        table.filter("my", words.get("finance.queue.my"), source(QueueFilter.MY));
        table.filter("all", words.get("finance.queue.all"), source(QueueFilter.ALL_OPEN));
        table.filter("unassigned", words.get("finance.queue.unassigned"), source(QueueFilter.UNASSIGNED));
        table.filter("decided", words.get("finance.queue.decided"), source(QueueFilter.DECIDED));
        table.whenEmpty(words.get("finance.queue.empty"));
        table.show("all");
        search.onTyping(TYPING_PAUSE, text -> table.refresh());
        search.onChange(table::refresh);
        Div tools = new Div(search);
        tools.addClassName("gh-list-tools");
        NativeDetails loadAndAge = load(load);
        add(tools, loadAndAge);
        if (assignments.mayAssign()) {
            add(new AssignPanel(words, assignments, table, () -> draw(loadAndAge, load)));
        }
        add(table, new Div(csv(export)));
    }

    /** Counted when it is opened, and anew each time. */
    private NativeDetails load(QueueLoadService load) {
        NativeDetails details = new NativeDetails(words.get("finance.load.title"));
        details.addClassName("finance-more");
        details.addToggleListener(toggled -> draw(details, load));
        return details;
    }

    private void draw(NativeDetails details, QueueLoadService load) {
        details.setContent(details.isOpen() ? new LoadChart(words, load.load()) : new Div());
    }

    /** Reads so many lines as are shown; the service sorts and counts in the database. */
    private DataProvider<RequestLine, Void> source(QueueFilter filter) {
        return DataProvider.fromCallbacks(
                query -> {
                    QueueQuery asked = ordered(filter, query.getSortOrders());
                    shown = asked;
                    return review.queue(asked, query.getOffset(), query.getLimit()).stream();
                },
                query -> Math.toIntExact(review.count(QueueQuery.of(filter).holding(search.value()))));
    }

    /** The list as it is shown when the link is followed; what was searched for, names above all, stands in no address. */
    private Anchor csv(QueueExport export) {
        Anchor csv = new Anchor(
                DownloadHandler.fromInputStream(event -> file(export, shown)), words.get("finance.queue.csv"));
        csv.addClassName("gh-button-link");
        csv.getElement().setAttribute("download", FILE);
        return csv;
    }

    private static DownloadResponse file(QueueExport export, QueueQuery query) throws IOException {
        // whole before the first byte, so that no part passes for the whole
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.write(query, bytes);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes.toByteArray()), FILE, "text/csv;charset=utf-8", bytes.size());
    }

    private QueueQuery ordered(QueueFilter filter, List<QuerySortOrder> chosen) {
        QueueQuery usual = QueueQuery.of(filter).holding(search.value());
        return chosen.isEmpty()
                ? usual
                : usual.by(
                        QueueOrder.valueOf(chosen.getFirst().getSorted()),
                        chosen.getFirst().getDirection() == SortDirection.DESCENDING);
    }

    private Component state(RequestLine line) {
        Component state = StateTag.forStaff(words, line.state(), line.answeredAt(), line.approvedOnce());
        if (!line.beforeAccount()) {
            return state;
        }
        Div note = new Div(words.get("finance.review.visitor"));
        note.addClassName("gh-quiet");
        return new Div(state, note);
    }

    private Component due(RequestLine line) {
        return line.state().isOpen() ? timeLeft.of(line.state(), line.dueAt()) : new Span("–");
    }

    private String assignee(RequestLine line) {
        return line.assignee() == null
                ? words.get("finance.queue.nobody")
                : names.computeIfAbsent(line.assignee(), review::nameOf);
    }
}
