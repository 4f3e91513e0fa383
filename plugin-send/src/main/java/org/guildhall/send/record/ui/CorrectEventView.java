package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.EventId;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.NotedEvent;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Puts right what was noted wrongly, or takes it back; what was noted is kept. */
public final class CorrectEventView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/event/:event";

    private final HistoryService history;

    /** About the case and the event that the address names. */
    public CorrectEventView(Words words, CaseService cases, HistoryService history) {
        super(words, cases, "correct");
        this.history = history;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        UUID asked = PathPart.id(event, "event");
        NotedEvent wrong = history.events(shown.id()).stream()
                .filter(one -> one.id().equals(new EventId(asked)) && one.superseded() == null)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("event " + asked));
        page.addContent(new Paragraph(
                words.get("send.correct.text", words.get(wrong.kind().textKey()), words.date(wrong.date()))));
        EventFields fields =
                new EventFields(words, page, history.timetable(shown.id()).stage());
        fields.show(wrong);
        TextInput why = page.ask(TextInput.longText("why", words.get("send.correct.why"), ROWS));
        why.setRequired(true);
        why.setHint(words.get("send.correct.why.hint"));
        page.primary(words.get("send.correct.button"), () -> {
            history.correct(shown.id(), wrong.id(), fields.value(), why.value());
            done(shown);
        });
        page.textButton(words.get("send.correct.withdraw"), () -> {
            history.withdraw(shown.id(), wrong.id(), why.value());
            Said.on(this, CaseView.path(shown.id()), "send.correct.withdrawn");
        });
    }
}
