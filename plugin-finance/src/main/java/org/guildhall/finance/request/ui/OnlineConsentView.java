package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.OnlineConsent;
import org.guildhall.finance.request.OnlineConsentService;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Asks the person represented whether somebody may see their documents (SPEC F6). */
public final class OnlineConsentView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/consents/:id";

    private final Words words;
    private final OnlineConsentService consents;

    /** About the request that the address names. */
    public OnlineConsentView(Words words, OnlineConsentService consents) {
        this.words = words;
        this.consents = consents;
    }

    static String path(AccessRequestId id) {
        return "finance/consents/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(consents.asked(new AccessRequestId(PathPart.id(event, "id"))));
    }

    private void show(OnlineConsent asked) {
        QuestionPage page = new QuestionPage(words, words.get("finance.agree.title"));
        page.setBack("");
        switch (asked.answer()) {
            case WAITING -> ask(page, asked);
            case YES ->
                answered(
                        page,
                        words.get("finance.agree.said-yes", asked.requester().full()));
            case NO ->
                answered(
                        page,
                        words.get("finance.agree.said-no", asked.requester().full()));
        }
        removeAll();
        add(page);
    }

    private void ask(QuestionPage page, OnlineConsent asked) {
        page.addContent(
                new Paragraph(words.get(
                        "finance.agree.who",
                        asked.requester().full(),
                        asked.represented().full())),
                new Paragraph(words.get("finance.agree.what")),
                new Paragraph(words.get("finance.agree.end")));
        RadioInput answer = page.ask(RadioInput.yesNo(
                words,
                "agree",
                words.get("finance.agree.question", asked.requester().full())));
        answer.setRequired(true);
        page.primary(words.get("finance.agree.send"), () -> {
            if (answer.isEmpty()) {
                throw new InvalidInputException(List.of(FieldProblem.of("agree", "finance.agree.missing")));
            }
            consents.answer(asked.request(), answer.value().equals("yes"));
            show(consents.asked(asked.request()));
        });
    }

    private void answered(QuestionPage page, String text) {
        page.addContent(
                new Notice(Notice.Kind.SUCCESS, text).announced(),
                new PageLink("", words.get("finance.consent.no.home")).asPrimary());
    }
}
