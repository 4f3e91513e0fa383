package org.guildhall.auth.reset.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import org.guildhall.api.error.RefusedException;
import org.guildhall.auth.reset.PasswordResetService;
import org.guildhall.auth.reset.ResetCheck;
import org.guildhall.auth.ui.CodePage;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Steps;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** "Check your email": takes the code for those who read the mail on another device. */
public final class ResetCodeView extends CodePage implements BeforeEnterObserver {
    private final Words words;
    private final PasswordResetService resets;
    private final SignedIn signedIn;
    private final Steps steps;
    private final ResetProgress progress = new ResetProgress();
    private final Paragraph intro = new Paragraph();

    /** Made anew at each visit. */
    public ResetCodeView(Words words, PasswordResetService resets, SignedIn signedIn, Portals portals, Clock clock) {
        super(words, portals, clock, words.get("auth.forgotten.code.title"), words.get("auth.forgotten.code.label"));
        this.words = words;
        this.resets = resets;
        this.signedIn = signedIn;
        steps = new Steps(signedIn);
        addContent(intro, new Paragraph(words.get("auth.forgotten.code.spam")));
        askForCode(true);
        primary(words.get("auth.forgotten.code.submit"), this::submit);
        secondary(words.get("auth.forgotten.code.resend"), this::resend);
        link(words.get("auth.forgotten.other"), steps.to(Paths.FORGOTTEN));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (progress.email().isEmpty()) {
            steps.goInstead(event, Paths.FORGOTTEN);
            return;
        }
        intro.setText(words.get("auth.forgotten.code.intro", email(), resets.minutes()));
    }

    private void submit() {
        switch (resets.check(email(), code(), signedIn.client())) {
            case ResetCheck.Accepted accepted -> {
                progress.permit(accepted.token());
                steps.go(Paths.NEW_PASSWORD);
            }
            case ResetCheck.Refused refused -> throw codeWords().refusal(refused.why());
        }
    }

    private void resend() {
        resets.request(email(), signedIn.client()).ifPresent(nextAt -> {
            throw codeWords().tooManyCodes(nextAt);
        });
        sentAgain();
    }

    private String email() {
        return progress.email().orElseThrow(() -> new RefusedException("auth.forgotten.begin"));
    }
}
