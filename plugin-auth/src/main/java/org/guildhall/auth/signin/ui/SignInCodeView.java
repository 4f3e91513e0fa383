package org.guildhall.auth.signin.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.error.RefusedException;
import org.guildhall.auth.signin.SignInService;
import org.guildhall.auth.ui.CodePage;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.SignedInPolicy;
import org.guildhall.auth.ui.Steps;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** "Secure login - step 2" (SPEC C2). */
public final class SignInCodeView extends CodePage implements BeforeEnterObserver {
    private final SignInService signIns;
    private final SignedIn signedIn;
    private final SignInProgress progress;
    private final Steps steps;

    /** Made anew at each visit. */
    public SignInCodeView(Words words, SignInService signIns, SignedIn signedIn, Portals portals, Clock clock) {
        super(words, portals, clock, words.get("auth.sign-in.code.title"), words.get("auth.sign-in.code.label"));
        this.signIns = signIns;
        this.signedIn = signedIn;
        progress = new SignInProgress(clock);
        steps = new Steps(signedIn);
        addContent(
                new Paragraph(words.get("auth.sign-in.code.intro")),
                new Paragraph(words.get("auth.sign-in.code.spam")));
        askForCode(true);
        primary(words.get("auth.finish"), this::finish);
        secondary(words.get("auth.sign-in.code.resend"), this::resend);
        link(words.get("auth.cancel"), Paths.SIGN_IN);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (progress.account().isEmpty()) {
            steps.goInstead(event, Paths.SIGN_IN);
        }
    }

    private void finish() {
        if (signedIn.account().isPresent()) {
            // in another tab, meanwhile
            signedIn.goOn();
            return;
        }
        AccountId account = account();
        CodeCheck check = signIns.finish(account, code(), signedIn.client());
        if (!(check instanceof CodeCheck.Accepted)) {
            throw codeWords().refusal(check);
        }
        String policy = progress.policy();
        progress.forget();
        signedIn.begin(account);
        SignedInPolicy.remember(policy);
        signedIn.goOn();
    }

    private void resend() {
        signIns.sendCode(account(), signedIn.client()).ifPresent(nextAt -> {
            throw codeWords().tooManyCodes(nextAt);
        });
        sentAgain();
    }

    private AccountId account() {
        return progress.account().orElseThrow(() -> new RefusedException("auth.sign-in.code.over"));
    }
}
