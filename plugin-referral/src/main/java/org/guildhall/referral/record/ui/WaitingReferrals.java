package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.record.TriageQuery;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** On an officer's home page: how much waits in each inbox. */
public final class WaitingReferrals {
    private final Words words;
    private final TriageService triage;

    /** Counts at each visit. */
    public WaitingReferrals(Words words, TriageService triage) {
        this.words = words;
        this.triage = triage;
    }

    /** A card for each inbox for referrals, and for another one where something waits. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-stack");
        triage.inboxes().forEach(inbox -> {
            long open = triage.count(TriageQuery.of(inbox.id(), TriageQuery.Tab.OPEN));
            if (open > 0 || inbox.referral()) {
                cards.add(card(inbox, open));
            }
        });
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private SummaryCard card(Inbox inbox, long open) {
        long unassigned = triage.count(TriageQuery.of(inbox.id(), TriageQuery.Tab.UNASSIGNED));
        SummaryCard card = new SummaryCard(words.get(inbox.titleKey()))
                .line(words.get("referral.home.waiting", open))
                .line(words.get("referral.home.unassigned", unassigned))
                .actions(new PageLink(InboxView.path(inbox.id()), words.get("referral.home.open")).asSecondary());
        long urgent = triage.count(TriageQuery.of(inbox.id(), TriageQuery.Tab.URGENT));
        if (urgent > 0) {
            card.tag(StateTag.urgent(words)).line(words.get("referral.home.urgent", urgent));
        }
        long overdue = triage.count(TriageQuery.of(inbox.id(), TriageQuery.Tab.OVERDUE));
        if (overdue > 0) {
            card.tag(StateTag.overdue(words)).line(words.get("referral.home.overdue", overdue));
        }
        return unassigned == 0 ? card : card.tag(new Tag(words.get("referral.home.take"), Tag.Look.ATTENTION));
    }
}
