package org.guildhall.send.record.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Notes what only the council sees. */
public final class AddNoteView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/note";

    /** About the case that the address names. */
    public AddNoteView(Words words, CaseService cases) {
        super(words, cases, "note");
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        TextInput text = page.ask(TextInput.longText("note", words.get("send.note.label"), ROWS));
        text.setRequired(true);
        text.setHint(words.get("send.note.hint"));
        keeps(page, shown, List.of(text));
        page.primary(words.get("send.note.button"), () -> {
            cases.addNote(shown.id(), text.value());
            done(shown);
        });
    }
}
