package org.guildhall.auth.registration.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.auth.ui.CodePage;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.text.Words;

/** "Register a new account - step 3" (SPEC B6). */
final class CodeStep extends CodePage {
    private final Words words;
    private final Paragraph sentTo = new Paragraph();

    CodeStep(Words words, Portals portals, Clock clock) {
        super(words, portals, clock, words.get("auth.register.code.title"), words.get("auth.register.code.label"));
        this.words = words;
        addContent(intro(), new Paragraph(words.get("auth.register.code.spam")), sentTo);
        askForCode(true);
    }

    void setEmail(String email) {
        sentTo.setText(words.get("auth.register.code.sent-to", email));
    }

    String typed() {
        return code();
    }

    void refuse(CodeCheck check) {
        throw codeWords().refusal(check);
    }

    void refuse(Instant nextAt) {
        throw codeWords().tooManyCodes(nextAt);
    }

    void resent() {
        sentAgain();
    }

    private Paragraph intro() {
        return new Paragraph(
                new Span(words.get("auth.register.code.intro.1") + " "),
                strong(words.get("auth.register.code.intro.2")),
                new Span(" " + words.get("auth.register.code.intro.3") + " "),
                strong(words.get("auth.register.code.intro.4")),
                new Span(" " + words.get("auth.register.code.intro.5")));
    }

    private static HtmlContainer strong(String text) {
        HtmlContainer strong = new HtmlContainer("strong");
        strong.setText(text);
        return strong;
    }
}
