package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.guildhall.api.form.Draft;
import org.guildhall.referral.record.ReferralLine;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** A person's drafts and referrals, as cards. */
public final class MyReferrals {
    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;

    /** Read at each visit. */
    public MyReferrals(FormServices services, ReferralService referrals) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
    }

    /** The cards; nothing where there are none. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-stack");
        referrals.drafts(services.signedIn().draftOwner()).forEach(draft -> cards.add(card(draft)));
        referrals.mine().forEach(referral -> cards.add(card(referral)));
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private SummaryCard card(Draft draft) {
        SummaryCard card = new SummaryCard(words.get(referrals.inboxOf(draft).titleKey()));
        String about = referrals.about(draft);
        if (!about.isEmpty()) {
            card.line(words.get("referral.inbox.about"), about);
        }
        return card.tag(new Tag(words.get("referral.mine.not-sent"), Tag.Look.ATTENTION))
                .line(words.get("referral.mine.saved"), words.dateTime(draft.changedAt()))
                .actions(
                        new PageLink(FormView.path(draft.id(), ""), words.get("referral.start.resume")).asSecondary(),
                        new PageLink(DeleteDraftView.path(draft.id()), words.get("referral.mine.delete")));
    }

    private SummaryCard card(ReferralLine referral) {
        // the form that they filled in, not the inbox, which tells where it was moved
        String about = referral.about().isBlank() ? words.get(referral.form() + ".title") : referral.about();
        SummaryCard card = new SummaryCard(about)
                .tag(StateTag.forSender(words, referral.state(), referral.feedbackAt() != null))
                .line(words.get("referral.reference"), referral.reference())
                .line(words.get("referral.mine.sent"), words.dateTime(referral.receivedAt()));
        return card.actions(new PageLink(MyReferralView.path(referral.id()), words.get("referral.mine.open")));
    }
}
