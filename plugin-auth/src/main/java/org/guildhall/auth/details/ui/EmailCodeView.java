package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import org.guildhall.api.error.RefusedException;
import org.guildhall.auth.details.EmailConfirmation;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.CodePage;
import org.guildhall.auth.ui.Progress;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Takes the code that was sent to the new e-mail address. */
public final class EmailCodeView extends CodePage implements BeforeEnterObserver {
    private final Words words;
    private final MyDetailsService details;
    private final SignedIn signedIn;
    private final Paragraph intro = new Paragraph();

    /** Made anew at each visit. */
    public EmailCodeView(Words words, MyDetailsService details, SignedIn signedIn, Portals portals, Clock clock) {
        super(words, portals, clock, words.get("auth.details.email.code.title"), words.get("auth.register.code.label"));
        this.words = words;
        this.details = details;
        this.signedIn = signedIn;
        addContent(intro, new Paragraph(words.get("auth.register.code.spam")));
        askForCode(true);
        primary(words.get("auth.finish"), this::finish);
        secondary(words.get("auth.register.code.resend"), this::resend);
        link(words.get("auth.back"), DetailsPaths.EMAIL);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (Progress.ofThisBrowser().get(EmailView.NEW_ADDRESS).isEmpty()) {
            event.forwardTo(DetailsPaths.EMAIL);
            return;
        }
        intro.setText(words.get("auth.details.email.code.intro", address()));
    }

    private void finish() {
        switch (details.confirmEmail(address(), code(), signedIn.client())) {
            case EmailConfirmation.Changed _ -> {
                Progress.ofThisBrowser().forget(EmailView.NEW_ADDRESS);
                Saved.goBack("auth.details.email.changed");
            }
            case EmailConfirmation.CodeRefused refused -> throw codeWords().refusal(refused.why());
            case EmailConfirmation.Taken _ -> throw new RefusedException("auth.details.email.taken");
        }
    }

    private void resend() {
        details.sendEmailCode(address(), signedIn.client()).ifPresent(nextAt -> {
            throw codeWords().tooManyCodes(nextAt);
        });
        sentAgain();
    }

    private static String address() {
        return Progress.ofThisBrowser()
                .get(EmailView.NEW_ADDRESS)
                .orElseThrow(() -> new RefusedException("auth.details.email.begin"));
    }
}
