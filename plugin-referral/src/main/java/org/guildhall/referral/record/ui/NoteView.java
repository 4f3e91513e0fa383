package org.guildhall.referral.record.ui;

import java.util.List;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Notes what only the council sees. */
public final class NoteView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "referral/case/:id/note";

    /** About the referral that the address names. */
    public NoteView(Words words, TriageService triage) {
        super(words, triage, "note");
    }

    @Override
    void fill(QuestionPage page, Referral referral) {
        TextInput text = page.ask(TextInput.longText("note", words.get("referral.note.label"), ROWS));
        text.setRequired(true);
        text.setHint(words.get("referral.note.hint"));
        keeps(page, referral, List.of(text));
        page.primary(words.get("referral.note.button"), () -> {
            triage.note(referral.id(), text.value());
            done(referral, "referral.said.noted");
        });
    }
}
