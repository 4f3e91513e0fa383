package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Notes what happened in a case; its stage and its dates follow from that. */
public final class NoteEventView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/event";

    private final HistoryService history;

    /** About the case that the address names. */
    public NoteEventView(Words words, CaseService cases, HistoryService history) {
        super(words, cases, "note-event");
        this.history = history;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        page.addContent(new Paragraph(words.get("send.note-event.text")));
        EventFields fields =
                new EventFields(words, page, history.timetable(shown.id()).stage());
        keeps(page, shown, fields.all());
        fields.settle();
        page.primary(words.get("send.note-event.button"), () -> {
            history.note(shown.id(), fields.value());
            done(shown);
        });
    }
}
