package org.guildhall.auth.reset.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.auth.password.ui.PasswordFields;
import org.guildhall.auth.reset.PasswordResetService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.Steps;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/**
 * "Set a new password", reached by the link or the code of the mail.
 *
 * <p>The token of a link moves from the address into the browser's state at once: an address is seen by others, in histories and
 * over the shoulder.
 */
public final class NewPasswordView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final PasswordResetService resets;
    private final int minimumLength;
    private final Steps steps;
    private final ResetProgress progress = new ResetProgress();

    /** Made anew at each visit. */
    public NewPasswordView(Words words, PasswordResetService resets, SignedIn signedIn, Portals portals) {
        this.words = words;
        this.resets = resets;
        steps = new Steps(signedIn);
        minimumLength = signedIn.rememberedTarget()
                .flatMap(portals::of)
                .map(Portal::registration)
                .map(RegistrationProfile::minimumPasswordLength)
                .orElse(0);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> inLink = event.getLocation().getQueryParameters().getSingleParameter(Paths.TOKEN);
        inLink.ifPresent(token -> {
            progress.permit(token);
            event.getUI().getPage().getHistory().replaceState(null, Paths.NEW_PASSWORD);
        });
        removeAll();
        Optional<String> token = progress.token();
        add(token.flatMap(resets::account)
                .<Component>map(account -> question(account, token.orElseThrow()))
                .orElseGet(this::dead));
    }

    private QuestionPage question(Account account, String token) {
        QuestionPage page = new QuestionPage(words, words.get("auth.new-password.title"));
        page.addContent(new Paragraph(words.get("auth.new-password.intro", account.email())));
        PasswordFields password = new PasswordFields(
                words,
                page,
                resets.policy(minimumLength),
                minimumLength,
                () -> new PasswordOwner(
                        account.details().name().forename(),
                        account.details().name().surname(),
                        account.email()),
                PasswordFields.Labels.NEW);
        page.primary(words.get("auth.new-password.submit"), password.marking(() -> set(token, password)));
        page.link(words.get("auth.cancel"), steps.to(Paths.SIGN_IN));
        return page;
    }

    private void set(String token, PasswordFields password) {
        if (resets.set(token, password.entry())) {
            progress.forget();
            steps.go(Paths.SIGN_IN + "?" + Paths.WHY + "=" + Paths.PASSWORD_CHANGED);
        } else {
            removeAll();
            add(dead());
        }
    }

    private ContentPage dead() {
        ContentPage page = new ContentPage(words.get("auth.new-password.dead.title"));
        page.add(
                new Paragraph(words.get("auth.new-password.dead")),
                new PageLink(Paths.FORGOTTEN, words.get("auth.new-password.dead.again")).asPrimary());
        return page;
    }
}
