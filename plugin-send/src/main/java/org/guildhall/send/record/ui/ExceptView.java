package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Records an exception of the regulations beside a limit, which stays where it is (SPEC G6). */
public final class ExceptView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/exception/:rule";

    private final HistoryService history;

    /** About the case and the rule that the address names. */
    public ExceptView(Words words, CaseService cases, HistoryService history) {
        super(words, cases, "except");
        this.history = history;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        String rule = event.getRouteParameters().get("rule").orElse("");
        List<String> known = history.reasons(rule);
        if (known.isEmpty()) {
            throw new NotFoundException("exceptions of " + rule);
        }
        String counted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("event")
                .filter(asked -> isCounted(shown, rule, asked))
                .orElse("");
        page.addContent(new Paragraph(words.get("send.except.text", words.get("send.date." + rule))));
        RadioInput ground = page.ask(new RadioInput(
                "ground",
                words.get("send.except.ground"),
                known.stream()
                        .map(reason -> Option.of(reason, words.get(RecordedException.textKey(reason))))
                        .toList()));
        ground.setRequired(true);
        TextInput why = page.ask(TextInput.longText("why", words.get("send.except.why"), ROWS));
        why.setRequired(true);
        why.setHint(words.get("send.except.why.hint"));
        keeps(page, shown, List.of(ground, why));
        page.primary(words.get("send.except.button"), () -> {
            if (ground.isEmpty()) {
                throw new InvalidInputException(List.of(FieldProblem.of("ground", "send.exception.ground.missing")));
            }
            history.except(shown.id(), new RecordedException(rule, counted, ground.value()), why.value());
            done(shown);
        });
    }

    /** Whether a limit of the rule is counted from the event. */
    private boolean isCounted(SendCase shown, String rule, String asked) {
        return history.timetable(shown.id()).dates().stream()
                .anyMatch(date -> date.rule().equals(rule) && date.event().equals(asked));
    }
}
