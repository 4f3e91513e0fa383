package org.guildhall.auth.reset.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.auth.reset.PasswordResetService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Steps;
import org.guildhall.auth.ui.Waits;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** "Forgotten password?": asks for the address and tells nothing of it (SPEC C4). */
public final class ForgottenPasswordView extends QuestionPage {
    private final PasswordResetService resets;
    private final SignedIn signedIn;
    private final Steps steps;
    private final Waits waits;
    private final ResetProgress progress = new ResetProgress();
    private final TextInput email;

    /** Made anew at each visit. */
    public ForgottenPasswordView(Words words, PasswordResetService resets, SignedIn signedIn, Clock clock) {
        super(words, words.get("auth.forgotten.title"));
        this.resets = resets;
        this.signedIn = signedIn;
        steps = new Steps(signedIn);
        waits = new Waits(words, clock);
        email = TextInput.email("email", words.get("auth.forgotten.email"));
        email.setAutocomplete("username");
        email.setRequired(true);
        addContent(new Paragraph(words.get("auth.forgotten.intro")), new Paragraph(words.get("auth.forgotten.staff")));
        ask(email);
        progress.email().ifPresent(email::setValue);
        primary(words.get("auth.forgotten.submit"), this::submit);
        link(words.get("auth.cancel"), steps.to(Paths.SIGN_IN));
    }

    private void submit() {
        resets.request(email.value(), signedIn.client()).ifPresent(nextAt -> {
            throw new InvalidInputException(List.of(FieldProblem.of("email", "auth.code.wait", waits.until(nextAt))));
        });
        progress.begin(email.value());
        steps.go(Paths.FORGOTTEN_CODE);
    }
}
