package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Asks whether a draft is meant to be deleted: nothing brings its answers and files back. */
public final class DeleteDraftView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/delete-draft/:draft";

    private final Words words;
    private final AccessRequestService requests;

    /** About the draft that the address names. */
    public DeleteDraftView(Words words, AccessRequestService requests) {
        this.words = words;
        this.requests = requests;
    }

    static String path(UUID draft) {
        return "finance/delete-draft/" + draft;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<AccessRequestId> sent = requests.sentFrom(id);
        if (sent.isPresent()) {
            event.forwardTo(SentView.path(sent.get()));
            return;
        }
        QuestionPage page = new QuestionPage(words, words.get("finance.discard.title"));
        page.setBack("");
        Optional<Draft> draft =
                requests.drafts().stream().filter(kept -> kept.id().equals(id)).findFirst();
        // gone already is what was wanted
        draft.ifPresentOrElse(kept -> ask(page, kept), () -> deleted(page));
        removeAll();
        add(page);
    }

    private void ask(QuestionPage page, Draft draft) {
        page.addContent(
                new Paragraph(words.get(
                        "finance.discard.which", MyRequests.title(words, draft), words.dateTime(draft.changedAt()))),
                new Paragraph(words.get("finance.discard.text")));
        page.warning(words.get("finance.home.discard"), () -> {
            requests.discard(draft.id());
            requests.sentFrom(draft.id())
                    .ifPresentOrElse(
                            sent -> getUI().ifPresent(ui -> ui.navigate(SentView.path(sent))), () -> deleted(page));
        });
        page.link(words.get("finance.discard.keep"), "");
    }

    private void deleted(QuestionPage page) {
        page.clear();
        page.changeHeading(words.get("finance.home.discarded"));
        page.addContent(new PageLink("", words.get("finance.consent.no.home")).asPrimary());
    }
}
