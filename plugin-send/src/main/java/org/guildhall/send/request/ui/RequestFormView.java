package org.guildhall.send.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormPage;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.send.request.NeedsForm;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.RequestId;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormHost;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.KnownAddress;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** A request page by page, kept as it is answered (SPEC G0). */
@StyleSheet(Styles.SHEET)
public final class RequestFormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/request/:draft/:page?";

    private final FormServices services;
    private final Words words;
    private final NeedsRequestService requests;
    private @Nullable UUID shown;
    private @Nullable FormFlow flow;

    /** Shows the draft that the address names. */
    public RequestFormView(FormServices services, NeedsRequestService requests) {
        this.services = services;
        this.words = services.words();
        this.requests = requests;
    }

    static String path(UUID draft, String page) {
        return RequestView.PATH + "/" + draft + (page.isEmpty() ? "" : "/" + page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<RequestId> sent = requests.sentFrom(id);
        if (sent.isPresent()) {
            // the browser's Back after sending
            event.forwardTo(RequestedView.path(sent.get()));
            return;
        }
        Draft draft = requests.draft(id);
        flow(draft).show(draft, event.getRouteParameters().get("page").orElse(""));
    }

    /** One form for all pages of a draft: it knows whether the person has come back to change an answer. */
    private FormFlow flow(Draft draft) {
        FormFlow now = flow;
        if (now == null || !draft.id().equals(shown)) {
            now = new FormFlow(services, requests.form(), new Host());
            shown = draft.id();
            flow = now;
            removeAll();
            add(now);
        }
        return now;
    }

    private final class Host implements FormHost {
        @Override
        public String portal() {
            return SendPermissions.PORTAL;
        }

        @Override
        public String path(UUID draft, String page) {
            return RequestFormView.path(draft, page);
        }

        @Override
        public String pathBefore() {
            return RequestView.PATH;
        }

        @Override
        public String captionKey() {
            return "send.request.title";
        }

        @Override
        public String nextKey() {
            return "send.request.continue";
        }

        @Override
        public String sendKey() {
            return "send.request.send";
        }

        @Override
        public String lookUpKey() {
            return "send.open.find-address";
        }

        @Override
        public UploadPolicy uploads(String purpose) {
            return requests.policy();
        }

        @Override
        public void send(Draft draft) {
            NeedsRequest sent = requests.submit(draft.id());
            getUI().ifPresent(ui -> ui.navigate(RequestedView.path(sent.id())));
        }

        @Override
        public List<KnownAddress> knownAddresses() {
            return services
                    .signedIn()
                    .account()
                    .filter(account -> !account.professional())
                    .map(account -> new KnownAddress(
                            words.get("send.actions.my-address"),
                            account.details().address()))
                    .stream()
                    .toList();
        }

        @Override
        public List<Component> above(FormPage page, Answers answers) {
            List<Component> parts = new ArrayList<>();
            if (page.id().equals(NeedsForm.CONTACT)) {
                services.signedIn().account().ifPresent(account -> {
                    parts.add(mine(account));
                    parts.add(new Paragraph(words.get("send.request.mine.change")));
                });
            }
            return parts;
        }

        private SummaryList mine(Account account) {
            return new SummaryList(words)
                    .row(
                            words.get("send.request.mine.name"),
                            account.details().name().full())
                    .row(words.get("send.request.mine.email"), account.email())
                    .row(words.get("send.request.mine.phone"), account.details().phone());
        }

        /** Told where it is asked for, so that nobody answers all else in vain. */
        @Override
        public List<FieldProblem> problems(Answers answers) {
            return requests.problems(answers);
        }
    }
}
