package org.guildhall.auth.signin.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.auth.signin.SignInService;
import org.guildhall.auth.signin.SignInStart;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Steps;
import org.guildhall.auth.ui.Waits;
import org.guildhall.ui.field.ShowPassword;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** "Secure login - step 1" (SPEC B1, C1). */
public final class SignInView extends QuestionPage implements BeforeEnterObserver {
    private final Words words;
    private final SignInService signIns;
    private final SignedIn signedIn;
    private final Steps steps;
    private final Waits waits;
    private final SignInProgress progress;
    private final Div notices = new Div();
    private final TextInput email;
    private final TextInput password;

    /** Made anew at each visit. */
    public SignInView(
            Words words, SignInService signIns, SignedIn signedIn, DemoAccountsSource demoAccounts, Clock clock) {
        super(words, words.get("auth.sign-in.title"));
        this.words = words;
        this.signIns = signIns;
        this.signedIn = signedIn;
        steps = new Steps(signedIn);
        waits = new Waits(words, clock);
        progress = new SignInProgress(clock);
        email = TextInput.email("email", words.get("auth.sign-in.email"));
        email.setAutocomplete("username");
        password = TextInput.password("password", words.get("auth.sign-in.password"), "current-password");
        notices.addClassName("gh-stack");
        notices.setVisible(false);
        addContent(notices, intro(), new H2(words.get("auth.sign-in.existing")));
        ask(email);
        ask(password);
        addContent(new ShowPassword(words, password));
        addContent(
                new Paragraph(words.get("auth.sign-in.notice")),
                new Paragraph(new PageLink(steps.to(Paths.FORGOTTEN), words.get("auth.sign-in.forgotten"))));
        primary(words.get("auth.sign-in.submit"), this::submit);
        link(words.get("auth.sign-in.cancel"), "");
        setAside(newUsers());
        demoAccounts.current().ifPresent(demo -> add(new DemoPanel(words, demo, this::fill)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notices.removeAll();
        if (signedIn.account().isPresent()) {
            signedIn.goOn(event);
            return;
        }
        say(event.getLocation().getQueryParameters());
    }

    /** The shell itself says why a session has ended. */
    private void say(QueryParameters why) {
        if (why.getSingleParameter(Paths.WHY)
                .filter(Paths.PASSWORD_CHANGED::equals)
                .isPresent()) {
            H2 title = new H2(words.get("auth.sign-in.password-changed.title"));
            Paragraph text = new Paragraph(words.get("auth.sign-in.password-changed"));
            notices.add(new Notice(Notice.Kind.SUCCESS, title, text).announced());
        } else if (why.getSingleParameter("ended").isEmpty()
                && signedIn.rememberedTarget()
                        .filter(target -> !target.isEmpty())
                        .isPresent()) {
            notices.add(new Notice(Notice.Kind.INFORMATION, words.get("auth.sign-in.needed")));
        }
        notices.setVisible(notices.getComponentCount() > 0);
    }

    private Paragraph intro() {
        return new Paragraph(
                new Span(words.get("auth.sign-in.intro.before") + " "),
                new PageLink(steps.to(Paths.REGISTER), words.get("auth.sign-in.intro.register")),
                new Span(" " + words.get("auth.sign-in.intro.after")));
    }

    private Div newUsers() {
        PageLink register = new PageLink(steps.to(Paths.REGISTER), words.get("auth.sign-in.new.button")).asSecondary();
        Paragraph hint = new Paragraph(words.get("auth.sign-in.new.hint"));
        hint.addClassName("gh-hint");
        Div panel = new Div(
                new H2(words.get("auth.sign-in.new")),
                new Paragraph(words.get("auth.sign-in.new.text")),
                register,
                hint);
        panel.addClassName("gh-stack");
        return panel;
    }

    private void submit() {
        switch (signIns.begin(email.value(), password.value(), signedIn.client())) {
            case SignInStart.CodeSent sent -> {
                progress.begin(sent);
                steps.go(Paths.SIGN_IN_CODE);
            }
            case SignInStart.Wrong _ -> refuse("auth.sign-in.wrong");
            case SignInStart.Closed _ -> refuse("auth.sign-in.closed");
            case SignInStart.TooMany tooMany -> refuse("auth.sign-in.wait", waits.until(tooMany.nextAt()));
            case SignInStart.TooManyCodes tooMany ->
                refuse("auth.sign-in.too-many-codes", waits.until(tooMany.nextAt()));
        }
    }

    private void fill(String address, String demoPassword) {
        email.setValue(address);
        password.setValue(demoPassword);
        email.focus();
    }

    private static void refuse(String key, Object... arguments) {
        throw new InvalidInputException(List.of(FieldProblem.of("email", key, arguments)));
    }
}
