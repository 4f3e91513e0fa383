package org.guildhall.auth.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.text.Words;

/** A page that asks for a code from a mail. */
public class CodePage extends QuestionPage {
    private final Words words;
    private final Clock clock;
    private final CodeWords codeWords;
    private final Portals portals;
    private final TextInput code;
    private final Notice sent;
    private final Paragraph sentText = new Paragraph();

    /** A page with its heading and the texts above the field. */
    protected CodePage(Words words, Portals portals, Clock clock, String title, String label) {
        super(words, title);
        this.words = words;
        this.portals = portals;
        this.clock = clock;
        codeWords = new CodeWords(new Waits(words, clock));
        code = TextInput.code(CodeWords.FIELD, label);
        code.setHint(words.get("auth.code.hint"));
        sent = new Notice(Notice.Kind.SUCCESS, sentText).announced();
        sent.setVisible(false);
    }

    /** Adds the field below the texts added before. */
    protected final void askForCode(boolean required) {
        code.setRequired(required);
        addContent(sent);
        ask(code);
        if (portals.of(Paths.TEST_MAILBOX).isPresent()) {
            addContent(new Paragraph(new PageLink(Paths.TEST_MAILBOX, words.get("auth.demo.mailbox"))));
        }
    }

    /** The code as typed. */
    protected final String code() {
        codeWords.refuseUnfinished(code.value());
        return code.value();
    }

    /** Says that another code is on its way. */
    protected final void sentAgain() {
        code.setValue("");
        sentText.setText(words.get("auth.code.sent-again", words.dateTime(clock.instant())));
        sent.setVisible(true);
    }

    /** Words of refused codes. */
    protected final CodeWords codeWords() {
        return codeWords;
    }
}
