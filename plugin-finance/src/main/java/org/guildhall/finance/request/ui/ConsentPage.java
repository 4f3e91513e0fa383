package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.MoreInformation;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "How we collect and use your data": nothing is kept before a "Yes" (SPEC F3). */
final class ConsentPage extends QuestionPage {
    private final Words words;
    private final AccessRequestService requests;
    private final String otherwise;
    private final Runnable begin;

    /**
     * Asks for consent, or gives notice where the council has set that.
     *
     * @param before path of the page before
     * @param otherwise path of the page to go on to after a "No"
     * @param begin done after a "Yes", or after the notice
     */
    ConsentPage(Words words, AccessRequestService requests, String before, String otherwise, Runnable begin) {
        super(words, words.get("finance.consent.title"));
        this.words = words;
        this.requests = requests;
        this.otherwise = otherwise;
        this.begin = begin;
        setCaption(words.get("finance.request.caption"));
        setBack(before);
        addContent(
                new Paragraph(words.get("finance.consent.collect")),
                new Paragraph(words.get("finance.consent.passed")),
                new Paragraph(words.get("finance.consent.use")));
        if (requests.noticeOnly()) {
            addContent(
                    new Paragraph(words.get("finance.consent.notice")),
                    privacy(),
                    new MoreInformation(words, "finance.more", "finance.consent.more.otherwise"));
            primary(words.get("finance.consent.continue"), begin);
        } else {
            addContent(new Paragraph(words.get("finance.consent.basis")), privacy());
            RadioInput answer = ask(RadioInput.yesNo(words, "consent", words.get("finance.consent.question")));
            answer.setRequired(true);
            addContent(new MoreInformation(
                    words, "finance.more", "finance.consent.more.withdraw", "finance.consent.more.otherwise"));
            primary(words.get("finance.consent.continue"), () -> answered(answer.value()));
        }
    }

    private Paragraph privacy() {
        return new Paragraph(
                new Span(words.get("finance.consent.privacy.before") + " "),
                new PageLink("privacy", words.get("finance.consent.privacy")),
                new Span(" " + words.get("finance.consent.privacy.after")));
    }

    private void answered(String answer) {
        switch (answer) {
            case "yes" -> begin.run();
            case "no" -> endPolitely();
            default -> throw new InvalidInputException(List.of(FieldProblem.of("consent", "finance.consent.missing")));
        }
    }

    private void endPolitely() {
        clear();
        changeHeading(words.get("finance.consent.no.title"));
        addContent(
                new Paragraph(words.get("finance.consent.no.kept")),
                new Paragraph(words.get("finance.consent.no.otherwise")));
        SentView.call(words, requests).ifPresent(this::addContent);
        addContent(new PageLink(
                        otherwise,
                        words.get(otherwise.isEmpty() ? "finance.consent.no.home" : "finance.consent.no.portal"))
                .asPrimary());
    }
}
