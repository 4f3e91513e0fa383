package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.RequestLine;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "Your requests" on the home page: drafts to resume, and what was sent (SPEC F1). */
public final class MyRequests {
    private final Words words;
    private final AccessRequestService requests;

    /** Reads the requests at each visit. */
    public MyRequests(Words words, AccessRequestService requests) {
        this.words = words;
        this.requests = requests;
    }

    /** The cards; nothing where there is neither draft nor request. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-stack");
        requests.drafts().forEach(draft -> cards.add(card(draft)));
        requests.mine().forEach(request -> cards.add(card(request)));
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    /** What a draft is called. */
    static String title(Words words, Draft draft) {
        PersonName person = draft.answers().name("recipientName");
        return person.full().isEmpty()
                ? words.get("finance.home.draft")
                : words.get("finance.home.draft.about", person.full());
    }

    private SummaryCard card(Draft draft) {
        return new SummaryCard(title(words, draft))
                .tag(new Tag(words.get("finance.home.not-sent"), Tag.Look.ATTENTION))
                .line(words.get("finance.home.saved"), words.dateTime(draft.changedAt()))
                .actions(
                        new PageLink(RequestFormView.resume(requests, draft), words.get("finance.home.resume"))
                                .asSecondary(),
                        new PageLink(DeleteDraftView.path(draft.id()), words.get("finance.home.discard")));
    }

    private SummaryCard card(RequestLine request) {
        return new SummaryCard(request.represented().full())
                .tag(StateTag.forRequester(words, request.state()))
                .line(words.get("finance.reference"), request.reference())
                .line(words.get("finance.my-request.sent"), words.dateTime(request.submittedAt()))
                .actions(new PageLink(MyRequestView.path(request.id()), words.get("finance.home.open-request")));
    }
}
