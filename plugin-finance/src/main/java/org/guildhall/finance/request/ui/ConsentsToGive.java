package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.guildhall.finance.request.OnlineConsent;
import org.guildhall.finance.request.OnlineConsentService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** Who asks the person at the screen for consent to see their documents, on the home page (SPEC F6). */
public final class ConsentsToGive {
    private final Words words;
    private final OnlineConsentService consents;

    /** Reads the questions at each visit. */
    public ConsentsToGive(Words words, OnlineConsentService consents) {
        this.words = words;
        this.consents = consents;
    }

    /** A card for each; nothing where nobody asks. */
    public Optional<Component> show() {
        List<OnlineConsent> waiting = consents.waiting();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Div cards = new Div();
        cards.addClassName("gh-stack");
        waiting.forEach(asked -> cards.add(new SummaryCard(
                        words.get("finance.agree.card", asked.requester().full()))
                .line(words.get("finance.agree.asked"), words.dateTime(asked.askedAt()))
                .actions(new PageLink(OnlineConsentView.path(asked.request()), words.get("finance.agree.open"))
                        .asSecondary())));
        return Optional.of(cards);
    }
}
