package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Difference;
import org.guildhall.finance.request.OfficerPage;
import org.guildhall.finance.request.PhoneAnswer;
import org.guildhall.finance.request.PhoneAnswer.Outcome;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.finance.request.Wording;
import org.guildhall.finance.ui.Styles;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Notes what a requester said on the telephone, question by question, beside what the council knows. */
@StyleSheet(Styles.SHEET)
public final class PhoneCheckView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/queue/:id/phone-check";

    private final Words words;
    private final AccessReviewService review;
    private final PhoneCheckService phone;
    private final RoleWords names;

    /** About the request that the address names. */
    public PhoneCheckView(Words words, AccessReviewService review, PhoneCheckService phone, RoleWords names) {
        this.words = words;
        this.review = review;
        this.phone = phone;
        this.names = names;
    }

    static String path(AccessRequestId id) {
        return ReviewView.path(id) + "/phone-check";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequest request = review.open(new AccessRequestId(PathPart.id(event, "id")));
        QuestionPage page = new QuestionPage(words, words.get("finance.phone.title"));
        page.addClassName("finance-review");
        page.setCaption(words.get("finance.review.caption", request.reference()));
        page.setBack(ReviewView.path(request.id()));
        List<Wording> script = phone.script();
        if (script.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("finance.phone.no-script")));
        } else {
            ask(page, request, script);
        }
        removeAll();
        add(page);
    }

    private void ask(QuestionPage page, AccessRequest request, List<Wording> script) {
        String name = request.requester().name().full();
        String number = review.phoneOf(request);
        page.addContent(new Paragraph(
                number.isEmpty()
                        ? words.get("finance.phone.hint.no-number", name)
                        : words.get("finance.phone.hint", name, number)));
        List<Option> outcomes = Stream.of(Outcome.values())
                .map(outcome -> Option.of(outcome.code(), words.get(outcome.textKey())))
                .toList();
        List<Field<String>> fields = new ArrayList<>();
        for (Wording question : script) {
            RadioInput field = new RadioInput(
                    PhoneCheckService.ANSWER + (fields.size() + 1), question.in(words.language()), outcomes);
            field.setInline();
            fields.add(page.ask(field));
        }
        page.addContent(new TypedSoFar(
                words,
                page,
                review.typed(request.id(), OfficerPage.PHONE),
                typed -> review.keepTyped(request.id(), OfficerPage.PHONE, typed),
                fields));
        page.setGuide(known(request));
        page.primary(words.get("finance.phone.button"), () -> {
            List<PhoneAnswer> answers = new ArrayList<>();
            for (int place = 0; place < script.size(); place++) {
                answers.add(new PhoneAnswer(
                        script.get(place), Outcome.of(fields.get(place).value()).orElse(Outcome.NOT_ASKED)));
            }
            phone.note(request.id(), answers);
            getUI().ifPresent(ui -> ui.navigate(ReviewView.path(request.id())));
        });
    }

    /** What is to be heard. */
    private Div known(AccessRequest request) {
        Div guide = new Div(new H2(words.get("finance.review.requester")));
        guide.addClassNames("gh-stack", "finance-known");
        guide.add(new SummaryList(words)
                .row(
                        words.get("finance.review.name"),
                        request.requester().name().full())
                .row(words.get("finance.role"), names.name(request.role()))
                .row(
                        words.get("finance.review.address"),
                        request.requester().address().lines().toList()));
        guide.add(new H2(words.get("finance.queue.person")));
        SummaryList person = new SummaryList(words);
        List<Difference> details = request.person() == null
                ? review.details(request)
                : review.compare(request, request.person()).differences();
        details.forEach(detail -> person.row(
                words.get(detail.detail().textKey()),
                detail.asked().equals(detail.held()) || request.person() == null
                        ? List.of(detail.asked(words::date))
                        : List.of(
                                words.get("finance.phone.asked", detail.asked(words::date)),
                                words.get("finance.phone.held", detail.held(words::date)))));
        guide.add(person);
        return guide;
    }
}
