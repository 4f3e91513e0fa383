package org.guildhall.auth.registration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.settings.Settings;
import org.guildhall.auth.AuthSettings;
import org.guildhall.auth.registration.DetailsCheck;
import org.guildhall.auth.registration.NewRegistration;
import org.guildhall.auth.registration.RegistrationFinish;
import org.guildhall.auth.registration.RegistrationId;
import org.guildhall.auth.registration.RegistrationService;
import org.guildhall.auth.registration.RegistrationStart;
import org.guildhall.auth.ui.Paths;
import org.guildhall.auth.ui.SignedInPolicy;
import org.guildhall.auth.ui.Steps;
import org.guildhall.auth.ui.Waits;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Invitation;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/**
 * The three steps of registration, each at its own address so that the browser's own Back works; one view, so that nothing typed
 * is lost between them.
 */
public final class RegisterView extends Div implements BeforeEnterObserver {
    private final RegistrationService registrations;
    private final SignedIn signedIn;
    private final Words words;
    private final Steps steps;
    private final Waits waits;
    private final RegistrationProfile profile;
    private final Optional<Invitation> invitation;
    private final RegistrationProgress progress = new RegistrationProgress();
    private final DetailsStep details;
    private final LoginStep login;
    private final CodeStep code;

    /** Made anew at each visit. */
    public RegisterView(
            Words words,
            RegistrationService registrations,
            SignedIn signedIn,
            Portals portals,
            AddressFinder finder,
            Settings<AuthSettings> settings,
            Clock clock) {
        this.words = words;
        this.registrations = registrations;
        this.signedIn = signedIn;
        steps = new Steps(signedIn);
        waits = new Waits(words, clock);
        profile = signedIn.rememberedTarget()
                .flatMap(portals::of)
                .map(Portal::registration)
                .orElse(RegistrationProfile.DEFAULT);
        invitation = signedIn.rememberedTarget()
                .flatMap(target -> portals.of(target).flatMap(portal -> portal.invitation(target)));
        details = new DetailsStep(words, finder, profile.professional(), DetailsCheck.roles(settings.get()));
        login = new LoginStep(
                words,
                registrations.policy(profile.minimumPasswordLength()),
                profile.minimumPasswordLength(),
                () -> details.value().name());
        code = new CodeStep(words, portals, clock);
        addButtons();
        progress.details(words).or(() -> invitation.map(this::invited)).ifPresent(details::setValue);
        login.setEmail(progress.email());
        invitation.map(Invitation::email).ifPresent(login::lockEmail);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.account().isPresent()) {
            signedIn.goOn(event);
            return;
        }
        switch (event.getLocation().getPath()) {
            case Paths.REGISTER_LOGIN ->
                enter(event, login, progress.details(words).isPresent());
            case Paths.REGISTER_CODE -> {
                code.setEmail(progress.email());
                enter(event, code, progress.id().isPresent());
            }
            default -> enter(event, details, true);
        }
    }

    private void enter(BeforeEnterEvent event, QuestionPage step, boolean reached) {
        if (!reached) {
            steps.goInstead(event, Paths.REGISTER);
            return;
        }
        removeAll();
        add(step);
    }

    private AccountDetails invited(Invitation known) {
        return new AccountDetails(known.name(), known.phone(), known.address(), null, words.language());
    }

    /** Who was invited registers with the address that the link went to, whatever the browser sends. */
    private String email() {
        return invitation.map(Invitation::email).orElseGet(login::email);
    }

    private void addButtons() {
        details.primary(words.get("auth.next"), this::toLogin);
        details.secondary(words.get("auth.cancel"), this::cancel);
        login.secondary(words.get("auth.back"), this::backToDetails);
        login.primary(words.get("auth.next"), login.marking(this::toCode));
        login.secondary(words.get("auth.cancel"), this::cancel);
        code.secondary(words.get("auth.back"), this::backToLogin);
        code.primary(words.get("auth.finish"), this::finish);
        code.secondary(words.get("auth.register.code.resend"), this::resend);
    }

    private void toLogin() {
        AccountDetails checked = registrations.checkDetails(details.value());
        progress.keep(checked);
        details.setValue(checked);
        steps.go(Paths.REGISTER_LOGIN);
    }

    private void backToDetails() {
        progress.keepEmail(email());
        steps.go(Paths.REGISTER);
    }

    private void toCode() {
        AccountDetails checked =
                progress.details(words).orElseThrow(() -> new RefusedException("auth.register.started"));
        progress.keepEmail(email());
        NewRegistration registration = new NewRegistration(checked, email(), login.password());
        Optional<RegistrationId> earlier = progress.id();
        switch (registrations.begin(registration, earlier.orElse(null), signedIn.client())) {
            case RegistrationStart.CodeSent sent -> {
                progress.keep(sent.registration());
                steps.go(Paths.REGISTER_CODE);
            }
            case RegistrationStart.TooMany tooMany ->
                throw new InvalidInputException(
                        List.of(FieldProblem.of("email", "auth.code.wait", waits.until(tooMany.nextAt()))));
            case RegistrationStart.Gone _ -> gone();
        }
    }

    private void backToLogin() {
        steps.go(Paths.REGISTER_LOGIN);
    }

    private void resend() {
        switch (registrations.resend(id(), signedIn.client())) {
            case RegistrationStart.CodeSent _ -> code.resent();
            case RegistrationStart.TooMany tooMany -> code.refuse(tooMany.nextAt());
            case RegistrationStart.Gone _ -> gone();
        }
    }

    private void finish() {
        switch (registrations.finish(id(), code.typed(), signedIn.client())) {
            case RegistrationFinish.Registered registered -> {
                progress.forget();
                login.clearPassword();
                signedIn.begin(registered.account());
                SignedInPolicy.remember(
                        registrations.policy(profile.minimumPasswordLength()).name());
                signedIn.goOn("auth.register.done");
            }
            case RegistrationFinish.CodeRefused refused -> code.refuse(refused.why());
            case RegistrationFinish.AlreadyRegistered _ -> throw new RefusedException("auth.register.code.taken");
            case RegistrationFinish.Gone _ -> gone();
        }
    }

    private void cancel() {
        progress.id().ifPresent(registrations::cancel);
        progress.forget();
        // without the page that the tab was heading for: that is cancelled too
        UI.getCurrent().navigate(Paths.SIGN_IN);
    }

    private RegistrationId id() {
        return progress.id().orElseThrow(() -> new RefusedException("auth.register.code.gone"));
    }

    private void gone() {
        progress.forgetId();
        throw new RefusedException("auth.register.code.gone");
    }
}
