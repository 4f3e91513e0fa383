package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.guildhall.finance.request.RequestState;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** By when something is due, and how near that is. */
final class TimeLeft {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Duration SOON = Duration.ofHours(3);

    private final Words words;
    private final Clock clock;

    TimeLeft(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** While the council waits for an answer no time runs. */
    Component of(RequestState state, Instant due) {
        if (state == RequestState.INFORMATION_NEEDED) {
            return new Span(words.get("finance.queue.paused"));
        }
        Duration left = Duration.between(clock.instant(), due);
        Span cell = new Span(words.byEndOf(due.atZone(ZONE).toLocalDate()) + " ");
        if (left.isNegative()) {
            cell.add(new Tag(words.get("finance.queue.overdue"), Tag.Look.BAD));
        } else if (left.compareTo(SOON) < 0) {
            cell.add(new Tag(words.get("finance.queue.soon"), Tag.Look.ATTENTION));
        }
        return cell;
    }
}
