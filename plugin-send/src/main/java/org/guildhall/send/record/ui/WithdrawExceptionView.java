package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.ExceptionId;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.NotedException;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Says that the council relies on an exception no more. */
public final class WithdrawExceptionView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/withdraw/:exception";

    private final HistoryService history;

    /** About the case and the exception that the address names. */
    public WithdrawExceptionView(Words words, CaseService cases, HistoryService history) {
        super(words, cases, "withdraw");
        this.history = history;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        UUID asked = PathPart.id(event, "exception");
        NotedException noted = history.exceptions(shown.id()).stream()
                .filter(one -> one.id().equals(new ExceptionId(asked)) && one.withdrawn() == null)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("exception " + asked));
        page.addContent(
                new Paragraph(words.get(noted.exception().textKey())), new Paragraph(words.get("send.withdraw.text")));
        TextInput why = page.ask(TextInput.longText("why", words.get("send.withdraw.why"), ROWS));
        why.setRequired(true);
        page.primary(words.get("send.withdraw.button"), () -> {
            history.withdraw(shown.id(), noted.id(), why.value());
            done(shown);
        });
    }
}
