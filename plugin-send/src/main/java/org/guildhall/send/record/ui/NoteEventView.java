package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
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
        boolean followed = history.isFollowed(shown.id());
        page.addContent(
                followed
                        ? new Paragraph(words.get("send.note-event.text"))
                        : new Notice(Notice.Kind.WARNING, words.get("send.note-event.nobody")));
        EventFields fields =
                new EventFields(words, page, history.timetable(shown.id()).stage());
        keeps(page, shown, fields.all());
        fields.settle();
        page.primary(words.get(followed ? "send.note-event.button" : "send.note-event.save"), () -> {
            history.note(shown.id(), fields.value());
            Said.on(this, CaseView.path(shown.id()), followed ? "send.note-event.done" : "send.note-event.done.nobody");
        });
    }
}
