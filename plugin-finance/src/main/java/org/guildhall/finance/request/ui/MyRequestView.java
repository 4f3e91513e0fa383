package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.document.ui.DocumentsView;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.Decision;
import org.guildhall.finance.request.Evidence;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.RequestMessage;
import org.guildhall.finance.request.RequestState;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** A requester's own request: where it stands, what was decided, and the thread with the council. */
public final class MyRequestView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/requests/:id";

    private static final int ANSWER_ROWS = 6;

    private final Words words;
    private final FormServices services;
    private final AccessRequestService requests;
    private final RequestForm form;
    private final RoleWords names;

    /** Shows the request that the address names, to the person who sent it. */
    public MyRequestView(FormServices services, AccessRequestService requests, RequestForm form) {
        this.words = services.words();
        this.services = services;
        this.requests = requests;
        this.form = form;
        this.names = new RoleWords(words, form);
    }

    static String path(AccessRequestId id) {
        return "finance/requests/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new AccessRequestId(PathPart.id(event, "id")), false);
    }

    private void show(AccessRequestId id, boolean answered) {
        AccessRequest request = requests.mine(id);
        QuestionPage page = new QuestionPage(words, words.get("finance.my-request.title"));
        page.setBack("");
        page.addContent(new Div(StateTag.forRequester(words, request.state())));
        if (answered) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get("finance.my-request.answered")).announced());
        }
        page.addContent(outcome(request));
        List<Evidence> files = requests.myEvidence(id);
        files.stream()
                .map(Evidence::document)
                .filter(file -> file.scan() == StoredDocument.Scan.QUARANTINED)
                .forEach(file -> page.addContent(new Notice(
                        Notice.Kind.WARNING, words.get("finance.my-request.file.refused", file.fileName()))));
        page.addContent(summary(request, files));
        List<RequestMessage> thread = requests.myThread(id);
        if (!thread.isEmpty()) {
            page.addContent(new com.vaadin.flow.component.html.H2(words.get("finance.my-request.thread")));
            page.addContent(Messages.forRequester(words, thread));
        }
        if (request.state() == RequestState.INFORMATION_NEEDED) {
            askForAnswer(page, id);
        }
        removeAll();
        add(page);
    }

    private Component outcome(AccessRequest request) {
        Decision decision = request.decision();
        return switch (request.state()) {
            case RECEIVED -> new Paragraph(words.get("finance.my-request.received"));
            case INFORMATION_NEEDED ->
                new Notice(Notice.Kind.WARNING, words.get("finance.my-request.information-needed"));
            case APPROVED -> {
                Notice good = new Notice(Notice.Kind.SUCCESS, words.get("finance.my-request.approved"));
                if (request.person() != null) {
                    good.add(new PageLink(
                            DocumentsView.path(request.person()), words.get("finance.my-request.documents")));
                }
                yield good;
            }
            case REJECTED -> {
                Notice sorry = new Notice(Notice.Kind.WARNING, words.get("finance.my-request.rejected"));
                if (decision != null && decision.reason() != null) {
                    sorry.add(new Paragraph(words.get(decision.reason().textKey() + ".mail")));
                    if (!decision.words().isEmpty()) {
                        sorry.add(new Paragraph(decision.words()));
                    }
                }
                sorry.add(new PageLink(StartView.PATH, words.get("finance.home.new-request")));
                yield sorry;
            }
        };
    }

    private SummaryList summary(AccessRequest request, List<Evidence> evidence) {
        SummaryList list = new SummaryList(words)
                .row(words.get("finance.reference"), request.reference())
                .row(
                        words.get("finance.my-request.about"),
                        request.represented().name().full())
                .row(
                        words.get("finance.detail.date_of_birth"),
                        words.date(request.represented().dateOfBirth()))
                .row(words.get("finance.my-request.sent"), words.dateTime(request.submittedAt()))
                .row(words.get("finance.role"), names.name(request.role()));
        List<String> files = evidence.stream().map(this::told).toList();
        return files.isEmpty() ? list : list.row(words.get("finance.evidence"), files);
    }

    private String told(Evidence evidence) {
        String name = evidence.document().fileName();
        return switch (evidence.document().scan()) {
            case WAITING -> words.get("finance.my-request.file.waiting", name);
            case QUARANTINED -> words.get("finance.my-request.file.blocked", name);
            case CLEAN, NOT_SCANNED, NOT_NEEDED -> name;
        };
    }

    private void askForAnswer(QuestionPage page, AccessRequestId id) {
        TextInput answer = page.ask(TextInput.longText("answer", words.get("finance.my-request.answer"), ANSWER_ROWS));
        answer.setHint(words.get("finance.my-request.answer.hint"));
        page.addContent(new TypedSoFar(
                words, page, requests.answerToSend(id), typed -> requests.keepAnswer(id, typed), List.of(answer)));
        FilesInput files = page.ask(new FilesInput(
                words,
                "files",
                words.get("finance.my-request.files"),
                services.documents(),
                form.evidencePolicy(),
                FinancePermissions.PORTAL,
                AccessRequestService.answerSubject(id)));
        files.setValue(requests.filesToSend(id));
        page.primary(words.get("finance.my-request.send"), () -> {
            requests.answer(id, answer.value(), files.value());
            show(id, true);
        });
    }
}
