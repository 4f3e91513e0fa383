package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.NewCase;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Opens a case: the clock of the law starts on the day on which the request came. */
@StyleSheet(Styles.SHEET)
public final class OpenCaseView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/open";

    private final FormServices services;
    private final Words words;
    private final CaseService cases;

    /** A case that is not there yet. */
    public OpenCaseView(FormServices services, CaseService cases) {
        this.services = services;
        this.words = services.words();
        this.cases = cases;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QuestionPage page = new QuestionPage(words, words.get("send.open.title"));
        page.setBack(CasesView.PATH);
        page.explainStar();
        page.addContent(new Paragraph(words.get("send.open.text")));
        CaseFields child = new CaseFields(services, page);
        DateInput received = page.ask(new DateInput(words, "received", words.get("send.open.received")));
        received.setRequired(true);
        received.setHint(words.get("send.open.received.hint"));
        RadioInput askedBy = page.ask(new RadioInput(
                "askedBy",
                words.get("send.open.asked-by"),
                Stream.of(AskedBy.values())
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList()));
        askedBy.setRequired(true);
        TextInput name = page.ask(new TextInput("askerName", words.get("send.open.asker-name")));
        name.setAutocomplete("off");
        TextInput email = page.ask(TextInput.email("askerEmail", words.get("send.open.asker-email")));
        email.setAutocomplete("off");
        email.setHint(words.get("send.open.asker-email.hint"));
        List<Field<String>> kept = new ArrayList<>(child.all());
        kept.addAll(List.of(received, askedBy, name, email));
        page.addContent(new TypedSoFar(words, page, cases.typedToOpen(), cases::keepTypedToOpen, kept));
        page.primary(words.get("send.open.button"), () -> {
            List<FieldProblem> problems = new ArrayList<>(child.problems());
            CasePage.problem(received).ifPresent(problems::add);
            if (askedBy.isEmpty()) {
                problems.add(FieldProblem.of("askedBy", "send.open.asked-by.missing"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            CaseId opened = cases.open(new NewCase(
                    child.value(),
                    CasePage.date(received),
                    AskedBy.valueOf(askedBy.value()),
                    name.value(),
                    email.value()));
            Said.on(this, CaseView.path(opened), "send.open.done");
        });
        removeAll();
        add(page);
    }
}
