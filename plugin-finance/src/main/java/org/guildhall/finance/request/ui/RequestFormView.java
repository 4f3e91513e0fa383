package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.PathPart;
import org.jspecify.annotations.Nullable;

/** The access request page by page (SPEC F4 to F7). */
public final class RequestFormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/draft/:draft/:page?";

    private final FormServices services;
    private final AccessRequestService requests;
    private final RequestForm form;
    private @Nullable UUID shown;
    private @Nullable FormFlow flow;

    /** Shows the draft that the address names. */
    public RequestFormView(FormServices services, AccessRequestService requests, RequestForm form) {
        this.services = services;
        this.requests = requests;
        this.form = form;
    }

    /** The address of a page of a draft; an empty page means where the person was. */
    public static String path(UUID draft, String page) {
        return "finance/draft/" + draft + (page.isEmpty() ? "" : "/" + page);
    }

    /** Where a draft of the acting person is gone on with. */
    static String resume(AccessRequestService requests, Draft draft) {
        return requests.begunBeforeAnAccount(draft.id()) ? VisitorFormView.path(draft.id(), "") : path(draft.id(), "");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<AccessRequestId> sent = requests.sentFrom(id);
        if (sent.isPresent()) {
            // the browser's Back after sending
            event.forwardTo(SentView.path(sent.get()));
            return;
        }
        Draft draft = requests.draft(id);
        if (requests.begunBeforeAnAccount(id)) {
            event.forwardTo(VisitorFormView.path(id, ""));
            return;
        }
        flow(id).show(draft, event.getRouteParameters().get("page").orElse(""));
    }

    /** One form for all pages of a draft: it knows whether the person has come back to change an answer. */
    private FormFlow flow(UUID draft) {
        FormFlow now = flow;
        if (now == null || !draft.equals(shown)) {
            now = new FormFlow(services, form.definition(requests.asked(draft)), new Host());
            shown = draft;
            flow = now;
            removeAll();
            add(now);
        }
        return now;
    }

    private final class Host extends RequestHost {
        Host() {
            super(services.words(), form);
        }

        @Override
        public String path(UUID draft, String page) {
            return RequestFormView.path(draft, page);
        }

        @Override
        public String pathBefore() {
            return StartView.PATH;
        }

        @Override
        public void send(Draft draft) {
            AccessRequest sent = requests.submit(draft.id());
            getUI().ifPresent(ui -> ui.navigate(SentView.path(sent.id())));
        }

        @Override
        String email() {
            return requests.myEmail();
        }

        @Override
        String emailKey() {
            return "finance.request.contact.email";
        }
    }
}
