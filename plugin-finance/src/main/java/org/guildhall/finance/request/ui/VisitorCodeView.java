package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.finance.request.VisitorStart;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** The code out of the mail; with it the form begins. */
public final class VisitorCodeView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request/code";

    private final Words words;
    private final VisitorRequestService requests;
    private final SignedIn signedIn;
    private final CodeTexts texts;
    private final VisitorProgress progress = new VisitorProgress();

    /** Comes after the address. */
    public VisitorCodeView(Words words, VisitorRequestService requests, SignedIn signedIn, CodeTexts texts) {
        this.words = words;
        this.requests = requests;
        this.signedIn = signedIn;
        this.texts = texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (progress.sentTo().isEmpty() || progress.wording().isEmpty()) {
            event.forwardTo(VisitorEmailView.PATH);
            return;
        }
        show(progress.sentTo().get(), false);
    }

    private void show(String email, boolean again) {
        QuestionPage page = new QuestionPage(words, words.get("finance.visitor.code.title"));
        page.setCaption(words.get("finance.request.caption"));
        page.setBack(VisitorEmailView.PATH);
        if (again) {
            page.addContent(
                    new Notice(Notice.Kind.SUCCESS, words.get("finance.visitor.code.again", email)).announced());
        }
        page.addContent(new Paragraph(words.get("finance.visitor.code.sent", email)));
        page.addContent(new Paragraph(words.get("finance.visitor.code.junk")));
        TextInput code = page.ask(TextInput.code("code", words.get("finance.visitor.code")));
        code.setRequired(true);
        code.setHint(words.get("finance.visitor.code.hint"));
        page.primary(words.get("finance.visitor.code.finish"), () -> begin(email, code.value()));
        page.secondary(words.get("finance.visitor.code.resend"), () -> resend(email));
        removeAll();
        add(page);
    }

    private void begin(String email, String code) {
        texts.refuseUnfinished(code);
        VisitorStart started = requests.begin(
                signedIn.draftOwner(),
                email,
                code,
                progress.wording().orElseThrow(),
                progress.answer().orElseThrow(),
                words.language(),
                signedIn.client());
        switch (started) {
            case VisitorStart.Begun begun -> {
                progress.forget();
                getUI().ifPresent(ui ->
                        ui.navigate(VisitorFormView.path(begun.draft().id(), "")));
            }
            case VisitorStart.Refused refused -> throw texts.refusal(refused.why());
            case VisitorStart.CodeSent _, VisitorStart.TooMany _ -> throw new IllegalStateException("A code was asked");
        }
    }

    private void resend(String email) {
        switch (requests.confirm(email, words.language(), signedIn.client())) {
            case VisitorStart.CodeSent _ -> show(email, true);
            case VisitorStart.TooMany tooMany -> throw texts.tooMany("code", tooMany.nextAt());
            case VisitorStart.Refused _, VisitorStart.Begun _ -> throw new IllegalStateException("No code was asked");
        }
    }
}
