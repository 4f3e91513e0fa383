package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** Dates of the law in words. */
final class DateWords {
    /** From when on a date is told to be near. */
    private static final int NEAR = 14;

    private final Words words;
    private final LocalDate today;

    DateWords(Words words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /** How a date stands. */
    Tag tag(KeyDate date) {
        return switch (date.state()) {
            case OPEN -> near(date);
            case MET -> new Tag(words.get(date.state().textKey()), Tag.Look.GOOD);
            case MET_LATE -> new Tag(words.get("send.key-date.late", date.daysLate()), Tag.Look.ATTENTION);
            case OVERDUE ->
                new Tag(
                        words.get("send.key-date.overdue", date.daysLate()),
                        date.excused() ? Tag.Look.ATTENTION : Tag.Look.BAD);
            case PASSED, LAPSED -> new Tag(words.get(date.state().textKey()), Tag.Look.NEUTRAL);
        };
    }

    private Tag near(KeyDate date) {
        long left = ChronoUnit.DAYS.between(today, date.limit());
        if (left == 0) {
            return new Tag(words.get("send.key-date.today"), Tag.Look.ATTENTION);
        }
        return left <= NEAR
                ? new Tag(words.get("send.key-date.left", left), Tag.Look.ATTENTION)
                : new Tag(words.get(date.state().textKey()), Tag.Look.ACTIVE);
    }

    /** How the limit of a list stands; nothing where there is time. */
    Span limit(LocalDate limit) {
        long left = ChronoUnit.DAYS.between(today, limit);
        Span cell = new Span(words.date(limit) + " ");
        if (left < 0) {
            cell.add(new Tag(words.get("send.key-date.overdue", -left), Tag.Look.BAD));
        } else if (left == 0) {
            cell.add(new Tag(words.get("send.key-date.today"), Tag.Look.ATTENTION));
        } else if (left <= NEAR) {
            cell.add(new Tag(words.get("send.key-date.left", left), Tag.Look.ATTENTION));
        }
        return cell;
    }

    /** Dates one under another, each with what is done by it, how it stands and which law says so. */
    OrderedList list(List<KeyDate> dates) {
        OrderedList list = new OrderedList();
        list.addClassName("send-dates");
        dates.forEach(date -> list.add(item(date)));
        return list;
    }

    private ListItem item(KeyDate date) {
        Span day = new Span(words.date(date.limit()));
        day.addClassName("send-date-day");
        Div head = new Div(day, tag(date));
        head.addClassName("send-date-head");
        Paragraph what = new Paragraph(words.get(date.textKey()));
        what.addClassName("send-date-what");
        ListItem item = new ListItem(head, what);
        date.whenMet().ifPresent(met -> item.add(quiet(words.get("send.key-date.met", words.date(met)))));
        if (date.unexcused()) {
            item.add(quiet(words.get("send.key-date.sorry")));
        }
        for (RecordedException exception : date.exceptions()) {
            item.add(quiet(words.get("send.key-date.exception", words.get(exception.textKey()))));
        }
        item.add(quiet(words.get("send.key-date.law", date.source())));
        return item;
    }

    private static Paragraph quiet(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassNames("gh-quiet", "send-date-more");
        return line;
    }
}
