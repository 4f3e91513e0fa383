package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.PathPart;
import org.jspecify.annotations.Nullable;

/** The access request of somebody without an account, page by page; for the browser that began it. */
public final class VisitorFormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request/draft/:draft/:page?";

    private final FormServices services;
    private final VisitorRequestService requests;
    private final RequestForm form;
    private @Nullable UUID shown;
    private @Nullable FormFlow flow;

    /** Shows the draft that the address names. */
    public VisitorFormView(FormServices services, VisitorRequestService requests, RequestForm form) {
        this.services = services;
        this.requests = requests;
        this.form = form;
    }

    static String path(UUID draft, String page) {
        return "finance/new-request/draft/" + draft + (page.isEmpty() ? "" : "/" + page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        if (requests.sent(id, owner()).isPresent()) {
            // the browser's Back after sending
            event.forwardTo(VisitorSentView.path(id));
            return;
        }
        Draft draft = requests.draft(id, owner());
        flow(id).show(draft, event.getRouteParameters().get("page").orElse(""));
    }

    private DraftOwner owner() {
        return services.signedIn().draftOwner();
    }

    private FormFlow flow(UUID draft) {
        FormFlow now = flow;
        if (now == null || !draft.equals(shown)) {
            now = new FormFlow(services, form.definition(requests.asked(draft, owner())), new Host(draft));
            shown = draft;
            flow = now;
            removeAll();
            add(now);
        }
        return now;
    }

    private final class Host extends RequestHost {
        private final UUID about;

        Host(UUID about) {
            super(services.words(), form);
            this.about = about;
        }

        @Override
        public String path(UUID draft, String page) {
            return VisitorFormView.path(draft, page);
        }

        @Override
        public String pathBefore() {
            return VisitorStartView.PATH;
        }

        @Override
        public void send(Draft draft) {
            requests.submit(draft.id(), owner());
            getUI().ifPresent(ui -> ui.navigate(VisitorSentView.path(draft.id())));
        }

        @Override
        String email() {
            return requests.email(about, owner());
        }

        @Override
        String emailKey() {
            return "finance.visitor.contact.email";
        }
    }
}
