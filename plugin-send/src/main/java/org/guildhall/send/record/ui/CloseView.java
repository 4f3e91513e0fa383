package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Closes a case in which nothing is to be done any more. */
public final class CloseView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/close";

    /** About the case that the address names. */
    public CloseView(Words words, CaseService cases) {
        super(words, cases, "close");
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        page.addContent(new Paragraph(words.get("send.close.text")));
        TextInput why = page.ask(TextInput.longText("why", words.get("send.close.why"), ROWS));
        why.setRequired(true);
        keeps(page, shown, List.of(why));
        page.primary(words.get("send.close.button"), () -> {
            cases.close(shown.id(), why.value());
            done(shown);
        });
    }
}
