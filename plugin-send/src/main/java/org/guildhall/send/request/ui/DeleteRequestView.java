package org.guildhall.send.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.send.record.ui.MyChildrenView;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.RequestId;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Asks whether what was begun is meant to be deleted: nothing brings its answers and files back. */
public final class DeleteRequestView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/delete-request/:draft";

    private final Words words;
    private final NeedsRequestService requests;

    /** About the draft that the address names. */
    public DeleteRequestView(FormServices services, NeedsRequestService requests) {
        this.words = services.words();
        this.requests = requests;
    }

    static String path(UUID draft) {
        return "send/delete-request/" + draft;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<RequestId> sent = requests.sentFrom(id);
        if (sent.isPresent()) {
            event.forwardTo(RequestedView.path(sent.get()));
            return;
        }
        QuestionPage page = new QuestionPage(words, words.get("send.request.delete.title"));
        page.setBack(MyChildrenView.PATH);
        // gone already is what was wanted
        requests.drafts().stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .ifPresentOrElse(kept -> ask(page, kept), () -> deleted(page));
        removeAll();
        add(page);
    }

    private void ask(QuestionPage page, Draft draft) {
        page.addContent(
                new Paragraph(words.get("send.request.delete.which", words.dateTime(draft.changedAt()))),
                new Paragraph(words.get("send.request.delete.text")));
        page.warning(words.get("send.request.delete"), () -> {
            requests.discard(draft.id());
            requests.sentFrom(draft.id())
                    .ifPresentOrElse(
                            sent -> getUI().ifPresent(ui -> ui.navigate(RequestedView.path(sent))),
                            () -> deleted(page));
        });
        page.link(words.get("send.request.delete.keep"), MyChildrenView.PATH);
    }

    private void deleted(QuestionPage page) {
        page.clear();
        page.changeHeading(words.get("send.request.delete.done"));
        page.addContent(new PageLink(RequestView.PATH, words.get("send.request.title")).asSecondary());
    }
}
