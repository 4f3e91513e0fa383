package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.QueueFilter;
import org.guildhall.finance.request.QueueQuery;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** On an officer's home page: how much waits. */
public final class WaitingRequests {
    private final Words words;
    private final AccessReviewService review;

    /** Counts at each visit. */
    public WaitingRequests(Words words, AccessReviewService review) {
        this.words = words;
        this.review = review;
    }

    /** A card, also where nothing waits. */
    public Optional<Component> show() {
        long open = review.count(QueueQuery.of(QueueFilter.ALL_OPEN));
        long unassigned = review.count(QueueQuery.of(QueueFilter.UNASSIGNED));
        SummaryCard card = new SummaryCard(words.get("finance.home.queue.waiting", open))
                .line(words.get("finance.home.queue.unassigned", unassigned))
                .actions(new PageLink(QueueView.PATH, words.get("finance.home.queue.open")).asSecondary());
        return Optional.of(
                unassigned == 0 ? card : card.tag(new Tag(words.get("finance.home.queue.take"), Tag.Look.ATTENTION)));
    }
}
