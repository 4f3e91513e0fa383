package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormPage;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.ui.MoreInformation;
import org.guildhall.finance.ui.PathPart;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormHost;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** The access request page by page (SPEC F4 to F7). */
public final class RequestFormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/draft/:draft/:page?";

    /** The blank form on which somebody names a representative. */
    private static final String CONSENT_FORM = "finance/consent-form.pdf";

    private final Words words;
    private final AccessRequestService requests;
    private final RequestForm form;
    private final RoleWords names;
    private final FormFlow flow;

    /** Shows the draft that the address names. */
    public RequestFormView(FormServices services, AccessRequestService requests, RequestForm form) {
        this.words = services.words();
        this.requests = requests;
        this.form = form;
        this.names = new RoleWords(words, form);
        this.flow = new FormFlow(services, form.definition(), new Host());
        add(flow);
    }

    /** The address of a page of a draft; an empty page means where the person was. */
    public static String path(UUID draft, String page) {
        return "finance/draft/" + draft + (page.isEmpty() ? "" : "/" + page);
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
        flow.show(requests.draft(id), event.getRouteParameters().get("page").orElse(""));
    }

    private final class Host implements FormHost {
        @Override
        public String portal() {
            return FinancePermissions.PORTAL;
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
        public String sendKey() {
            return "finance.request.send";
        }

        @Override
        public String captionKey() {
            return "finance.request.caption";
        }

        @Override
        public String lookUpKey() {
            return "finance.request.lookup";
        }

        @Override
        public void send(Draft draft) {
            AccessRequest sent = requests.submit(draft.id());
            getUI().ifPresent(ui -> ui.navigate(SentView.path(sent.id())));
        }

        @Override
        public List<Option> options(String list) {
            return form.roles().allowed().stream()
                    .map(role -> Option.of(role.id(), names.name(role)))
                    .toList();
        }

        @Override
        public UploadPolicy uploads(String purpose) {
            return form.evidencePolicy();
        }

        @Override
        public List<Component> above(FormPage page, Answers answers) {
            return switch (page.id()) {
                case "evidence", "consent" -> evidence(answers);
                default -> List.of();
            };
        }

        @Override
        public List<Component> below(FormPage page, Answers answers) {
            return switch (page.id()) {
                case "who" -> who(answers);
                case "contact" -> contact(answers);
                default -> List.of();
            };
        }

        private List<Component> who(Answers answers) {
            List<Component> parts = new ArrayList<>();
            if (answers.text("who").equals("someone-else")) {
                parts.add(new MoreInformation(words, "finance.request.why", "finance.request.why.text"));
            }
            parts.add(new MoreInformation(
                    words, "finance.more", "finance.request.who.more.self", "finance.request.who.more.else"));
            return parts;
        }

        private List<Component> evidence(Answers answers) {
            List<Component> parts = new ArrayList<>();
            form.roles().allowed(answers.text("role")).ifPresent(role -> {
                if (!names.proof(role).isEmpty()) {
                    parts.add(new Paragraph(names.proof(role)));
                }
            });
            if (answers.text("consentWay").equals("form")) {
                Anchor blank = new Anchor(CONSENT_FORM, words.get("finance.request.blank-form"));
                blank.getElement().setAttribute("router-ignore", true);
                blank.getElement().setAttribute("download", true);
                parts.add(new Paragraph(blank));
            }
            return parts;
        }

        private List<Component> contact(Answers answers) {
            return switch (answers.text("contactMethod")) {
                case "email" ->
                    List.of(new Notice(
                            Notice.Kind.INFORMATION,
                            new Paragraph(words.get("finance.request.contact.email", requests.myEmail())),
                            new Paragraph(words.get("finance.request.contact.best"))));
                case "post" -> List.of(post(answers));
                default -> List.of();
            };
        }

        private Component post(Answers answers) {
            Div lines = new Div();
            answers.address("requesterAddress").lines().forEach(line -> {
                Span part = new Span(line);
                part.addClassName("gh-line");
                lines.add(new Div(part));
            });
            return new Notice(Notice.Kind.INFORMATION, new Paragraph(words.get("finance.request.contact.post")), lines);
        }
    }
}
