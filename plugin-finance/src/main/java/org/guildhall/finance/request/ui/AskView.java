package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.OfficerPage;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Asks the requester for more. */
public final class AskView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/queue/:id/ask";

    private static final int ROWS = 6;

    private final Words words;
    private final AccessReviewService review;

    /** About the request that the address names. */
    public AskView(Words words, AccessReviewService review) {
        this.words = words;
        this.review = review;
    }

    static String path(AccessRequestId id) {
        return ReviewView.path(id) + "/ask";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequest request = review.open(new AccessRequestId(PathPart.id(event, "id")));
        QuestionPage page = new QuestionPage(words, words.get("finance.review.ask.title"));
        page.setCaption(words.get("finance.review.caption", request.reference()));
        page.setBack(ReviewView.path(request.id()));
        TextInput text = page.ask(TextInput.longText("question", words.get("finance.review.ask.label"), ROWS));
        text.setRequired(true);
        text.setHint(words.get("finance.review.ask.hint"));
        page.addContent(new TypedSoFar(
                words,
                page,
                review.typed(request.id(), OfficerPage.ASK),
                typed -> review.keepTyped(request.id(), OfficerPage.ASK, typed),
                List.of(text)));
        page.primary(words.get("finance.review.ask.button"), () -> {
            review.askForMore(request, text.value());
            Said.on(this, ReviewView.path(request.id()), "finance.review.done.asked");
        });
        removeAll();
        add(page);
    }
}
