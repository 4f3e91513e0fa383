package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.finance.request.VisitorStart;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Asks somebody without an account for their address, and mails a code there. */
public final class VisitorEmailView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request/email";

    private final Words words;
    private final VisitorRequestService requests;
    private final SignedIn signedIn;
    private final CodeTexts texts;
    private final VisitorProgress progress = new VisitorProgress();

    /** Comes after the consent. */
    public VisitorEmailView(Words words, VisitorRequestService requests, SignedIn signedIn, CodeTexts texts) {
        this.words = words;
        this.requests = requests;
        this.signedIn = signedIn;
        this.texts = texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (progress.wording().isEmpty()) {
            event.forwardTo(VisitorStartView.PATH);
            return;
        }
        QuestionPage page = new QuestionPage(words, words.get("finance.visitor.email.title"));
        page.setCaption(words.get("finance.request.caption"));
        page.setBack(VisitorConsentView.PATH);
        page.addContent(new Paragraph(words.get("finance.visitor.email.why")));
        TextInput email = page.ask(TextInput.email("email", words.get("finance.visitor.email")));
        email.setRequired(true);
        email.setHint(words.get("finance.visitor.email.hint"));
        email.setValue(progress.email());
        email.onChange(() -> progress.typed(email.value()));
        page.primary(words.get("finance.visitor.email.send"), () -> {
            progress.typed(email.value());
            switch (requests.confirm(email.value(), words.language(), signedIn.client())) {
                case VisitorStart.CodeSent _ -> {
                    progress.codeSent(email.value());
                    getUI().ifPresent(ui -> ui.navigate(VisitorCodeView.PATH));
                }
                case VisitorStart.TooMany tooMany -> throw texts.tooMany("email", tooMany.nextAt());
                case VisitorStart.Refused _, VisitorStart.Begun _ ->
                    throw new IllegalStateException("No code was asked");
            }
        });
        removeAll();
        add(page);
    }
}
