package org.guildhall.send.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.guildhall.api.form.Draft;
import org.guildhall.send.request.NeedsForm;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What a person has begun and sent, as cards (SPEC G0). */
public final class MyRequests {
    private final Words words;
    private final NeedsRequestService requests;

    /** Read at each visit. */
    public MyRequests(Words words, NeedsRequestService requests) {
        this.words = words;
        this.requests = requests;
    }

    /** The cards; nothing where there are none. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-cards");
        requests.drafts().forEach(draft -> cards.add(card(draft)));
        requests.mine().forEach(request -> cards.add(card(request)));
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private SummaryCard card(Draft draft) {
        String child = NeedsForm.child(draft.answers()).full();
        return new SummaryCard(child.isBlank() ? words.get("send.request.title") : child)
                .tag(new Tag(words.get("send.request.not-sent"), Tag.Look.ATTENTION))
                .line(words.get("send.request.saved"), words.dateTime(draft.changedAt()))
                .actions(
                        new PageLink(RequestFormView.path(draft.id(), ""), words.get("send.request.resume"))
                                .asSecondary(),
                        new PageLink(DeleteRequestView.path(draft.id()), words.get("send.request.delete")));
    }

    private SummaryCard card(NeedsRequest request) {
        return new SummaryCard(request.child())
                .tag(new Tag(words.get("send.request.sent"), Tag.Look.ACTIVE))
                .line(words.get("send.requested.reference"), request.reference())
                .line(words.get("send.request.sent.at"), words.dateTime(request.receivedAt()))
                .line(words.get("send.request.decide-by"), words.date(request.decideBy()))
                .actions(new PageLink(RequestedView.path(request.id()), words.get("send.request.open")));
    }
}
