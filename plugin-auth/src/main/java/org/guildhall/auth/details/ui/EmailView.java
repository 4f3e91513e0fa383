package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.auth.details.EmailRequest;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Progress;
import org.guildhall.auth.ui.Waits;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Asks for a new e-mail address, and for the password: an open session alone must not move the account elsewhere. */
public final class EmailView extends QuestionPage {
    /** Under which the new address is noted until its code is right. */
    static final String NEW_ADDRESS = "details.email";

    private final MyDetailsService details;
    private final SignedIn signedIn;
    private final Waits waits;
    private final TextInput email;
    private final TextInput current;

    /** Made anew at each visit. */
    public EmailView(Words words, MyDetailsService details, SignedIn signedIn, Clock clock) {
        super(words, words.get("auth.details.email.title"));
        this.details = details;
        this.signedIn = signedIn;
        waits = new Waits(words, clock);
        addContent(
                new Paragraph(words.get("auth.details.email.now", details.mine().email())));
        explainStar();
        email = TextInput.email("email", words.get("auth.details.email.new"));
        email.setRequired(true);
        Progress.ofThisBrowser().get(NEW_ADDRESS).ifPresent(email::setValue);
        current = TextInput.password("current", words.get("auth.details.password.current"), "current-password");
        current.setRequired(true);
        ask(email);
        ask(current);
        primary(words.get("auth.details.email.submit"), this::submit);
        link(words.get("auth.cancel"), Paths.DETAILS);
    }

    private void submit() {
        switch (details.requestEmail(email.value(), current.value(), signedIn.client())) {
            case EmailRequest.CodeSent _ -> {
                Progress.ofThisBrowser().put(NEW_ADDRESS, email.value());
                UI.getCurrent().navigate(DetailsPaths.EMAIL_CODE);
            }
            case EmailRequest.WrongPassword _ -> refuse("current", "auth.password.current.wrong");
            case EmailRequest.TooMany tooMany -> refuse("current", "auth.sign-in.wait", waits.until(tooMany.nextAt()));
            case EmailRequest.TooManyCodes tooMany -> refuse("email", "auth.code.wait", waits.until(tooMany.nextAt()));
        }
    }

    private static void refuse(String field, String key, Object... arguments) {
        throw new InvalidInputException(List.of(FieldProblem.of(field, key, arguments)));
    }
}
