package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.details.PasswordChange;
import org.guildhall.auth.password.ui.PasswordFields;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.SignedInPolicy;
import org.guildhall.auth.ui.Waits;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/**
 * Changes the password: out of one's own will, or because the portal that the person is heading for asks for a longer one (SPEC
 * B5), named by the query parameter {@code for}.
 */
public final class PasswordView extends Div implements BeforeEnterObserver {
    /** Query parameter with the path that the person is heading for. */
    public static final String FOR = "for";

    private final Words words;
    private final MyDetailsService details;
    private final SignedIn signedIn;
    private final Portals portals;
    private final Waits waits;

    /** Made anew at each visit. */
    public PasswordView(Words words, MyDetailsService details, SignedIn signedIn, Portals portals, Clock clock) {
        this.words = words;
        this.details = details;
        this.signedIn = signedIn;
        this.portals = portals;
        waits = new Waits(words, clock);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> target = event.getLocation().getQueryParameters().getSingleParameter(FOR);
        removeAll();
        add(question(target, target.flatMap(portals::of)));
    }

    private QuestionPage question(Optional<String> target, Optional<Portal> portal) {
        QuestionPage page = new QuestionPage(words, words.get("auth.details.password.title"));
        int minimumLength = portal.map(asking -> asking.registration().minimumPasswordLength())
                .orElse(0);
        portal.ifPresent(asking -> page.addContent(new Notice(
                Notice.Kind.INFORMATION,
                words.get("auth.details.password.stricter", words.get(asking.titleKey()), minimumLength))));
        page.addContent(new Paragraph(words.get("auth.details.password.others")));
        page.explainStar();
        TextInput current =
                TextInput.password("current", words.get("auth.details.password.current"), "current-password");
        current.setRequired(true);
        page.ask(current);
        Account account = details.mine();
        PasswordFields password = new PasswordFields(
                words,
                page,
                details.policy(minimumLength),
                minimumLength,
                () -> new PasswordOwner(
                        account.details().name().forename(),
                        account.details().name().surname(),
                        account.email()),
                PasswordFields.Labels.NEW);
        page.primary(
                words.get("auth.details.password.submit"),
                password.marking(() -> change(target, current.value(), password)));
        page.link(words.get("auth.cancel"), target.isPresent() ? "" : Paths.DETAILS);
        return page;
    }

    private void change(Optional<String> target, String current, PasswordFields password) {
        switch (details.changePassword(current, password.entry(), signedIn.client())) {
            case PasswordChange.Changed _ -> {
                SignedInPolicy.remember(
                        details.policy(password.entry().minimumLength()).name());
                if (target.isPresent()) {
                    signedIn.rememberTarget(target.get());
                    signedIn.goOn();
                } else {
                    Saved.goBack("auth.details.password.changed");
                }
            }
            case PasswordChange.WrongPassword _ -> refuse("auth.password.current.wrong");
            case PasswordChange.TooMany tooMany -> refuse("auth.sign-in.wait", waits.until(tooMany.nextAt()));
        }
    }

    private static void refuse(String key, Object... arguments) {
        throw new InvalidInputException(List.of(FieldProblem.of("current", key, arguments)));
    }
}
