package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.record.Referral;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** By when a referral is to be looked at, and how near that is. */
final class TimeLeft {
    private final Words words;
    private final Clock clock;

    TimeLeft(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    Component of(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        Span cell = new Span(words.byEndOf(due.atZone(WorkingDays.ZONE).toLocalDate()) + " ");
        if (left.isNegative()) {
            cell.add(StateTag.overdue(words));
        } else if (left.compareTo(Referral.SOON) < 0) {
            cell.add(new Tag(words.get("referral.inbox.soon"), Tag.Look.ATTENTION));
        }
        return cell;
    }
}
