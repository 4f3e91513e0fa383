package org.guildhall.auth;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.auth.administrator.FirstAdministratorService;
import org.guildhall.auth.administrator.ui.FirstAdministratorView;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.details.ui.AddressView;
import org.guildhall.auth.details.ui.DetailsPaths;
import org.guildhall.auth.details.ui.EmailCodeView;
import org.guildhall.auth.details.ui.EmailView;
import org.guildhall.auth.details.ui.LanguageView;
import org.guildhall.auth.details.ui.LongerPassword;
import org.guildhall.auth.details.ui.MyDetailsView;
import org.guildhall.auth.details.ui.NameView;
import org.guildhall.auth.details.ui.PasswordView;
import org.guildhall.auth.details.ui.ProfessionView;
import org.guildhall.auth.details.ui.SessionsView;
import org.guildhall.auth.registration.RegistrationService;
import org.guildhall.auth.registration.ui.RegisterView;
import org.guildhall.auth.reset.PasswordResetService;
import org.guildhall.auth.reset.ui.ForgottenPasswordView;
import org.guildhall.auth.reset.ui.NewPasswordView;
import org.guildhall.auth.reset.ui.ResetCodeView;
import org.guildhall.auth.signin.SignInService;
import org.guildhall.auth.signin.ui.DemoAccountsSource;
import org.guildhall.auth.signin.ui.LogOutView;
import org.guildhall.auth.signin.ui.SignInCodeView;
import org.guildhall.auth.signin.ui.SignInView;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.EntryCheck;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.LanguageChoice;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Registration, sign-in and "My details" as the shell sees them. */
@org.osgi.service.component.annotations.Component(service = Portal.class)
public final class AuthPortal implements Portal {
    private final List<Page> pages;
    private final LongerPassword longerPassword;

    /** Made by the framework. */
    @Activate
    public AuthPortal(
            @Reference RegistrationService registrations,
            @Reference SignInService signIns,
            @Reference PasswordResetService resets,
            @Reference MyDetailsService details,
            @Reference FirstAdministratorService administrators,
            @Reference DemoAccountsSource demo,
            @Reference Words words,
            @Reference LanguageChoice languages,
            @Reference SignedIn signedIn,
            @Reference Portals portals,
            @Reference AddressFinder finder,
            @Reference Clock clock,
            @Reference SettingsSource source) {
        Settings<AuthSettings> settings = source.of(AuthSettings.class);
        longerPassword = new LongerPassword(details);
        Supplier<RegisterView> register =
                () -> new RegisterView(words, registrations, signedIn, portals, finder, settings, clock);
        pages = List.of(
                open(Paths.SIGN_IN, SignInView.class, () -> new SignInView(words, signIns, signedIn, demo, clock)),
                open(
                        Paths.SIGN_IN_CODE,
                        SignInCodeView.class,
                        () -> new SignInCodeView(words, signIns, signedIn, portals, clock)),
                open(Paths.LOG_OUT, LogOutView.class, () -> new LogOutView(words, signedIn)),
                open(Paths.REGISTER, RegisterView.class, register),
                open(Paths.REGISTER_LOGIN, RegisterView.class, register),
                open(Paths.REGISTER_CODE, RegisterView.class, register),
                open(
                        Paths.FORGOTTEN,
                        ForgottenPasswordView.class,
                        () -> new ForgottenPasswordView(words, resets, signedIn, clock)),
                open(
                        Paths.FORGOTTEN_CODE,
                        ResetCodeView.class,
                        () -> new ResetCodeView(words, resets, signedIn, portals, clock)),
                open(
                        Paths.NEW_PASSWORD,
                        NewPasswordView.class,
                        () -> new NewPasswordView(words, resets, signedIn, portals)),
                open(
                        Paths.FIRST_ADMINISTRATOR,
                        FirstAdministratorView.class,
                        () -> new FirstAdministratorView(words, administrators, signedIn)),
                own(Paths.DETAILS, MyDetailsView.class, () -> new MyDetailsView(words, details)),
                own(DetailsPaths.NAME, NameView.class, () -> new NameView(words, details)),
                own(DetailsPaths.ADDRESS, AddressView.class, () -> new AddressView(words, details, finder)),
                own(DetailsPaths.PROFESSION, ProfessionView.class, () -> new ProfessionView(words, details, settings)),
                own(DetailsPaths.LANGUAGE, LanguageView.class, () -> new LanguageView(words, details, languages)),
                own(DetailsPaths.EMAIL, EmailView.class, () -> new EmailView(words, details, signedIn, clock)),
                own(
                        DetailsPaths.EMAIL_CODE,
                        EmailCodeView.class,
                        () -> new EmailCodeView(words, details, signedIn, portals, clock)),
                own(
                        DetailsPaths.PASSWORD,
                        PasswordView.class,
                        () -> new PasswordView(words, details, signedIn, portals, clock)),
                own(DetailsPaths.SESSIONS, SessionsView.class, () -> new SessionsView(words, details)));
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    @Override
    public Optional<SignInPages> signInPages() {
        return Optional.of(new SignInPages(Paths.SIGN_IN, Paths.REGISTER, Paths.DETAILS));
    }

    @Override
    public Optional<EntryCheck> entryCheck() {
        return Optional.of(longerPassword);
    }

    private static <V extends Component> Page open(String path, Class<V> view, Supplier<V> supplier) {
        return Page.of(path, view, supplier, Access.PUBLIC);
    }

    private static <V extends Component> Page own(String path, Class<V> view, Supplier<V> supplier) {
        return Page.of(path, view, supplier, Access.SIGNED_IN);
    }
}
