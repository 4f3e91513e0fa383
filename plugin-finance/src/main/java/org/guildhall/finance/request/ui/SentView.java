package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.page.ConfirmationPanel;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** "Your request has been submitted", with the reference to keep (SPEC F8). */
public final class SentView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/sent/:id";

    private final Words words;
    private final AccessRequestService requests;

    /** Shows the request that the address names, to the person who sent it. */
    public SentView(Words words, AccessRequestService requests) {
        this.words = words;
        this.requests = requests;
        addClassNames("gh-content", "gh-stack");
    }

    static String path(AccessRequestId id) {
        return "finance/sent/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequest request = requests.mine(new AccessRequestId(PathPart.id(event, "id")));
        removeAll();
        ConfirmationPanel panel = new ConfirmationPanel(words.get("finance.sent.title"));
        panel.setReference(words.get("finance.sent.reference"), request.reference());
        add(
                panel,
                new Paragraph(
                        request.forSelf()
                                ? words.get("finance.sent.text.self", requests.council())
                                : words.get(
                                        "finance.sent.text",
                                        request.represented().name().full(),
                                        requests.council())),
                new H2(words.get("finance.sent.next")),
                new Paragraph(words.get("finance.sent.next.text")),
                new Paragraph(words.get(
                        "finance.sent.next.when",
                        words.byEndOf(request.dueAt()
                                .atZone(java.time.ZoneId.of("Europe/London"))
                                .toLocalDate()))),
                new H2(words.get("finance.sent.questions")),
                new Paragraph(words.get("finance.sent.questions.text")));
        call(words, requests).ifPresent(this::add);
        add(new PageLink("", words.get("finance.sent.continue")).asPrimary());
    }

    /** How to ring the council, where it gives a number. */
    static Optional<Paragraph> call(Words words, AccessRequestService requests) {
        return Optional.of(requests.telephone())
                .filter(number -> !number.isBlank())
                .map(number -> new Paragraph(words.get("finance.call", number)));
    }
}
