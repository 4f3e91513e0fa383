package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.form.Draft;
import org.guildhall.referral.record.ReferralLine;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** A person's drafts and referrals, as cards. */
public final class MyReferrals {
    private static final int LATEST = 5;
    private static final int MORE = 20;

    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;

    /** Read at each visit. */
    public MyReferrals(FormServices services, ReferralService referrals) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
    }

    /** The drafts and the latest referrals, with a link to the others; nothing where there are none. */
    public Optional<Component> show() {
        Div cards = drafts();
        referrals.mine(0, LATEST).forEach(referral -> cards.add(card(referral)));
        long sent = referrals.countMine();
        if (sent > LATEST) {
            cards.add(new PageLink(MyReferralsView.PATH, words.get("referral.mine.all", sent)));
        }
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    /** All of them, some at a time; nothing where there are none. */
    Optional<Component> all() {
        Div cards = drafts();
        more(cards, 0);
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private void more(Div cards, int from) {
        List<ReferralLine> next = referrals.mine(from, MORE + 1);
        next.stream().limit(MORE).forEach(referral -> cards.add(card(referral)));
        if (next.size() > MORE) {
            Div foot = new Div();
            foot.add(ActionButton.secondary(words.get("referral.mine.more"), () -> {
                int before = cards.indexOf(foot);
                cards.remove(foot);
                more(cards, from + MORE);
                // the button is gone: the keyboard goes on at the first card that came
                cards.getComponentAt(before)
                        .getElement()
                        .executeJs("const link = this.querySelector('a'); if (link) { link.focus(); }");
            }));
            cards.add(foot);
        }
    }

    private Div drafts() {
        Div cards = new Div();
        cards.addClassName("gh-stack");
        referrals.drafts(services.signedIn().draftOwner()).forEach(draft -> cards.add(card(draft)));
        return cards;
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
