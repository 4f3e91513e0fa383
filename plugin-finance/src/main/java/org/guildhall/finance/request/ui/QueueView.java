package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.AccountId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.QueueFilter;
import org.guildhall.finance.request.RequestLine;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The council's queue of requests, by what is left of one working day (SPEC F12). */
public final class QueueView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance/queue";

    /** The first so many; what is due first stands first, so that nothing urgent is left out. */
    private static final int MOST = 500;

    private final Words words;
    private final AccessReviewService review;
    private final TimeLeft timeLeft;
    private final Map<AccountId, String> names = new HashMap<>();

    /** Shows the four lists. */
    public QueueView(Words words, AccessReviewService review, Clock clock) {
        super(words.get("finance.queue.title"));
        this.words = words;
        this.review = review;
        this.timeLeft = new TimeLeft(words, clock);
        setWide();
        QueueTable<RequestLine> table = new QueueTable<>(
                words,
                words.get("finance.queue.caption"),
                List.of(
                        Column.text(
                                words.get("finance.queue.person"),
                                line -> line.represented().full()),
                        Column.text(
                                words.get("finance.queue.requester"),
                                line -> line.requester().full()),
                        Column.text(words.get("finance.role"), line -> words.get("finance.role." + line.role())),
                        Column.of(words.get("finance.queue.state"), this::state),
                        Column.of(words.get("finance.queue.due"), this::due, Comparator.comparing(RequestLine::dueAt)),
                        Column.text(
                                words.get("finance.queue.received"),
                                line -> words.dateTime(line.submittedAt()),
                                Comparator.comparing(RequestLine::submittedAt)),
                        Column.text(words.get("finance.queue.assignee"), this::assignee),
                        Column.text(words.get("finance.reference"), RequestLine::reference)),
                line -> ReviewView.path(line.id()));
        table.filter("my", words.get("finance.queue.my"), () -> review.queue(QueueFilter.MY, 0, MOST));
        table.filter("all", words.get("finance.queue.all"), () -> review.queue(QueueFilter.ALL_OPEN, 0, MOST));
        table.filter(
                "unassigned",
                words.get("finance.queue.unassigned"),
                () -> review.queue(QueueFilter.UNASSIGNED, 0, MOST));
        table.filter("decided", words.get("finance.queue.decided"), () -> review.queue(QueueFilter.DECIDED, 0, MOST));
        table.whenEmpty(words.get("finance.queue.empty"));
        table.show("all");
        add(table);
    }

    private Component state(RequestLine line) {
        return StateTag.forStaff(words, line.state());
    }

    private Component due(RequestLine line) {
        return line.state().isOpen() ? timeLeft.of(line.dueAt()) : new Span("–");
    }

    private String assignee(RequestLine line) {
        return line.assignee() == null
                ? words.get("finance.queue.nobody")
                : names.computeIfAbsent(line.assignee(), review::nameOf);
    }
}
