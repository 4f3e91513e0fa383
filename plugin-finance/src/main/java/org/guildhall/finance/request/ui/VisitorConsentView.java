package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.ui.text.Words;

/** "How we collect and use your data", asked of somebody without an account before anything else (SPEC F3). */
public final class VisitorConsentView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request/consent";

    private final Words words;
    private final AccessRequestService council;
    private final VisitorRequestService requests;

    /** Notes the answer and leads on to the address. */
    public VisitorConsentView(Words words, AccessRequestService council, VisitorRequestService requests) {
        this.words = words;
        this.council = council;
        this.requests = requests;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!requests.isOpen()) {
            event.forwardTo(StartView.PATH);
            return;
        }
        removeAll();
        add(new ConsentPage(words, council, VisitorStartView.PATH, "finance", () -> {
            boolean notice = council.noticeOnly();
            new VisitorProgress().consented(requests.wording(words.language(), notice), notice ? "told" : "yes");
            getUI().ifPresent(ui -> ui.navigate(VisitorEmailView.PATH));
        }));
    }
}
