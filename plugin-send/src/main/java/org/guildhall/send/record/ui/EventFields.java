package org.guildhall.send.record.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.Remedy;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.record.NewEvent;
import org.guildhall.send.record.NotedEvent;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** What happened, when, and what was ordered where the Tribunal did. */
final class EventFields {
    private final SelectInput kind;
    private final DateInput date;
    private final SelectInput remedy;
    private final TextInput reason;

    /** Asks on a page; what usually follows at the stage is offered first. */
    EventFields(Words words, QuestionPage page, Stage stage) {
        kind = page.ask(new SelectInput(
                "kind",
                words.get("send.note-event.kind"),
                words.get("send.note-event.kind.prompt"),
                Stream.concat(
                                usual(stage).stream(),
                                Stream.of(EventKind.values())
                                        .filter(one -> !usual(stage).contains(one)))
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList()));
        kind.setRequired(true);
        kind.setHint(words.get("send.note-event.kind.hint"));
        remedy = page.ask(new SelectInput(
                "remedy",
                words.get("send.note-event.remedy"),
                words.get("send.note-event.remedy.prompt"),
                Stream.of(Remedy.values())
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList()));
        remedy.setRequired(true);
        kind.onChange(this::settle);
        date = page.ask(new DateInput(words, "date", words.get("send.note-event.date")));
        date.setRequired(true);
        date.setHint(words.get("send.note-event.date.hint"));
        reason = page.ask(TextInput.longText("reason", words.get("send.note-event.reason"), CasePage.ROWS));
        reason.setHint(words.get("send.note-event.reason.hint"));
        settle();
    }

    /** What is kept while it is typed. */
    List<Field<String>> all() {
        return List.of(kind, remedy, date, reason);
    }

    /** What was asked for by the Tribunal alone is asked for then alone. */
    void settle() {
        remedy.setVisible(chosen().filter(EventKind::ofRemedy).isPresent());
    }

    /** Shows what was noted before. */
    void show(NotedEvent event) {
        kind.setValue(event.kind().name());
        remedy.setValue(event.remedy() == null ? "" : event.remedy().name());
        date.setValue(event.date().toString());
        reason.setValue(event.reason());
        settle();
    }

    private Optional<EventKind> chosen() {
        return Stream.of(EventKind.values())
                .filter(one -> one.name().equals(kind.value()))
                .findFirst();
    }

    /**
     * What was entered.
     *
     * @throws InvalidInputException if something is missing
     */
    NewEvent value() {
        EventKind what = chosen().orElseThrow(() ->
                new InvalidInputException(List.of(FieldProblem.of("kind", "send.note-event.kind.missing"))));
        LocalDate when = CasePage.date(date);
        Remedy ordered = what.ofRemedy() && !remedy.isEmpty() ? Remedy.valueOf(remedy.value()) : null;
        return new NewEvent(what, when, ordered, reason.value());
    }

    private static List<EventKind> usual(Stage stage) {
        return switch (stage) {
            case REQUEST_RECEIVED, DECISION_WHETHER_TO_ASSESS ->
                List.of(EventKind.DECIDED_TO_ASSESS, EventKind.DECIDED_NOT_TO_ASSESS);
            case ASSESSMENT_AND_ADVICE -> List.of(EventKind.ADVICE_ASKED_FOR, EventKind.ADVICE_RECEIVED);
            case DECISION_WHETHER_TO_ISSUE -> List.of(EventKind.DECIDED_TO_ISSUE, EventKind.DECIDED_NOT_TO_ISSUE);
            case DRAFT_PLAN -> List.of(EventKind.DRAFT_SERVED, EventKind.FINAL_ISSUED);
            case FINAL_PLAN -> List.of(EventKind.REVIEW_MEETING, EventKind.CEASED);
            case ANNUAL_REVIEW ->
                List.of(
                        EventKind.REVIEW_DECISION_KEEP,
                        EventKind.REVIEW_DECISION_AMEND,
                        EventKind.REVIEW_DECISION_CEASE,
                        EventKind.AMENDMENT_NOTICE,
                        EventKind.AMENDED_FINAL);
        };
    }
}
