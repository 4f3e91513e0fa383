package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.ui.MoreInformation;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "How we collect and use your data": nothing is kept before a "Yes" (SPEC F3). */
public final class ConsentView extends QuestionPage {
    /** Where it stands. */
    public static final String PATH = "finance/request/consent";

    private final Words words;
    private final AccessRequestService requests;

    /** Asks for consent, or gives notice where the council has set that. */
    public ConsentView(Words words, AccessRequestService requests) {
        super(words, words.get("finance.consent.title"));
        this.words = words;
        this.requests = requests;
        setCaption(words.get("finance.request.caption"));
        setBack(StartView.PATH);
        addContent(
                new Paragraph(words.get("finance.consent.collect")),
                new Paragraph(words.get("finance.consent.passed")),
                new Paragraph(words.get("finance.consent.use")));
        if (requests.noticeOnly()) {
            addContent(
                    new Paragraph(words.get("finance.consent.notice")),
                    privacy(),
                    new MoreInformation(words, "finance.more", "finance.consent.more.otherwise"));
            primary(words.get("finance.consent.continue"), this::begin);
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
            case "yes" -> begin();
            case "no" -> endPolitely();
            default -> throw new InvalidInputException(List.of(FieldProblem.of("consent", "finance.consent.missing")));
        }
    }

    private void begin() {
        Draft draft = requests.begin();
        getUI().ifPresent(ui -> ui.navigate(RequestFormView.path(draft.id(), "")));
    }

    private void endPolitely() {
        clear();
        changeHeading(words.get("finance.consent.no.title"));
        addContent(
                new Paragraph(words.get("finance.consent.no.kept")),
                new Paragraph(words.get("finance.consent.no.otherwise")));
        SentView.call(words, requests).ifPresent(this::addContent);
        addContent(new PageLink("", words.get("finance.consent.no.home")).asPrimary());
    }
}
