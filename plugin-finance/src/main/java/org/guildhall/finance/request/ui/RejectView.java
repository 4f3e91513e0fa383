package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.OfficerPage;
import org.guildhall.finance.request.RejectionReason;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Refuses access with a reason that the requester is told. */
public final class RejectView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/queue/:id/reject";

    private static final int ROWS = 4;

    private final Words words;
    private final AccessReviewService review;

    /** About the request that the address names. */
    public RejectView(Words words, AccessReviewService review) {
        this.words = words;
        this.review = review;
    }

    static String path(AccessRequestId id) {
        return ReviewView.path(id) + "/reject";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequest request = review.open(new AccessRequestId(PathPart.id(event, "id")));
        QuestionPage page = new QuestionPage(words, words.get("finance.review.reject.title"));
        page.setCaption(words.get("finance.review.caption", request.reference()));
        page.setBack(ReviewView.path(request.id()));
        RadioInput reason = page.ask(new RadioInput("reason", words.get("finance.review.reject.reason"), reasons()));
        reason.setRequired(true);
        TextInput text = page.ask(TextInput.longText("words", words.get("finance.review.reject.words"), ROWS));
        text.setHint(words.get("finance.review.reject.words.hint"));
        page.addContent(new TypedSoFar(
                words,
                page,
                review.typed(request.id(), OfficerPage.REJECT),
                typed -> review.keepTyped(request.id(), OfficerPage.REJECT, typed),
                List.of(reason, text)));
        page.primary(words.get("finance.review.reject.button"), () -> {
            review.reject(request, chosen(reason.value()), text.value());
            Said.on(this, ReviewView.path(request.id()), "finance.review.done.rejected");
        });
        removeAll();
        add(page);
    }

    private List<Option> reasons() {
        return Stream.of(RejectionReason.values())
                .map(reason -> Option.of(reason.code(), words.get(reason.textKey())))
                .toList();
    }

    private static RejectionReason chosen(String code) {
        return Stream.of(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        List.of(FieldProblem.of("reason", "finance.review.reject.reason.missing"))));
    }
}
