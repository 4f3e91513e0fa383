package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.ZoneId;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.ui.page.ConfirmationPanel;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** "Your request has been submitted", for the browser that sent it (SPEC F8). */
public final class VisitorSentView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request/sent/:draft";

    private final Words words;
    private final AccessRequestService council;
    private final VisitorRequestService requests;
    private final SignedIn signedIn;

    /** Shows the request that was made of the draft which the address names. */
    public VisitorSentView(
            Words words, AccessRequestService council, VisitorRequestService requests, SignedIn signedIn) {
        this.words = words;
        this.council = council;
        this.requests = requests;
        this.signedIn = signedIn;
        addClassNames("gh-content", "gh-stack");
    }

    static String path(UUID draft) {
        return "finance/new-request/sent/" + draft;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        AccessRequest request = requests.sent(id, signedIn.draftOwner())
                .orElseThrow(() -> new NotFoundException("finance.request of draft " + id));
        removeAll();
        ConfirmationPanel panel = new ConfirmationPanel(words.get("finance.sent.title"));
        panel.setReference(words.get("finance.sent.reference"), request.reference());
        add(
                panel,
                new Paragraph(
                        request.forSelf()
                                ? words.get("finance.sent.text.self", council.council())
                                : words.get(
                                        "finance.sent.text",
                                        request.represented().name().full(),
                                        council.council())),
                new H2(words.get("finance.sent.next")),
                new Paragraph(words.get("finance.visitor.sent.review")),
                new Paragraph(words.get("finance.visitor.sent.link")),
                new Paragraph(words.get(
                        "finance.sent.next.when",
                        words.byEndOf(request.dueAt()
                                .atZone(ZoneId.of("Europe/London"))
                                .toLocalDate()))),
                new H2(words.get("finance.sent.questions")),
                new Paragraph(words.get("finance.sent.questions.text")));
        SentView.call(words, council).ifPresent(this::add);
        add(new PageLink("finance", words.get("finance.sent.continue")).asPrimary());
    }
}
