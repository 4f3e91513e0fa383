package org.guildhall.auth.details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.auth.AuthSettings;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.auth.registration.DetailsCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people see and change of their own account (SPEC C5); whose account it is, the acting session says. */
@Component(service = MyDetailsService.class)
public final class MyDetailsService {
    /** Name of the codes that confirm a new address. */
    static final String PURPOSE = "email-change";

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Actors actors;
    private final Mails mails;
    private final Texts texts;
    private final Instance instance;
    private final Settings<AuthSettings> settings;

    /** Made by the framework. */
    @Activate
    public MyDetailsService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference OneTimeCodes codes,
            @Reference Sessions sessions,
            @Reference Actors actors,
            @Reference Mails mails,
            @Reference Texts texts,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.sessions = sessions;
        this.actors = actors;
        this.mails = mails;
        this.texts = texts;
        this.instance = instance;
        this.settings = settings.of(AuthSettings.class);
    }

    /** The acting person's account. */
    public Account mine() {
        AccountId id = actors.requireAccount();
        return accounts.find(id).orElseThrow(() -> new NotFoundException("account " + id));
    }

    /**
     * Changes a part of the details and leaves the rest.
     *
     * @throws InvalidInputException naming the fields that cannot be taken
     */
    public Account change(UnaryOperator<AccountDetails> part) {
        return database.call(entities -> {
            Account account = mine();
            AccountDetails details = DetailsCheck.tidy(part.apply(account.details()));
            List<FieldProblem> problems = new ArrayList<>(DetailsCheck.details(details));
            // one taken off the list since stays until the person chooses another
            if (!Objects.equals(details.profession(), account.details().profession())) {
                problems.addAll(DetailsCheck.role(details, settings.get()));
            }
            refuse(problems);
            return accounts.changeDetails(account.id(), details);
        });
    }

    /** The policy of a portal that asks for at least this many characters. */
    public PasswordPolicy policy(int minimumLength) {
        return passwords.withMinimumLength(minimumLength);
    }

    /**
     * Changes the password and ends the account's other sessions.
     *
     * @throws InvalidInputException naming the fields that cannot be taken
     */
    public PasswordChange changePassword(String current, PasswordEntry password, Client client) {
        List<FieldProblem> problems = new ArrayList<>();
        missing(problems, current);
        problems.addAll(password.problems());
        refuse(problems);
        Account account = mine();
        return switch (passwords.check(account.email(), current, client.address())) {
            case PasswordCheck.Wrong _, PasswordCheck.Closed _ -> new PasswordChange.WrongPassword();
            case PasswordCheck.TooMany tooMany -> new PasswordChange.TooMany(tooMany.nextAt());
            case PasswordCheck.Accepted _ -> changePassword(account.id(), password);
        };
    }

    /**
     * Sends a code to the new address; the answer is the same whether or not that address has an account.
     *
     * @throws InvalidInputException naming the fields that cannot be taken
     */
    public EmailRequest requestEmail(String typed, String password, Client client) {
        Account account = mine();
        String email = tidy(typed);
        List<FieldProblem> problems = new ArrayList<>(DetailsCheck.email("email", typed));
        if (email.equals(account.email())) {
            problems.add(FieldProblem.of("email", "auth.email.same"));
        }
        missing(problems, password);
        refuse(problems);
        return switch (passwords.check(account.email(), password, client.address())) {
            case PasswordCheck.Wrong _, PasswordCheck.Closed _ -> new EmailRequest.WrongPassword();
            case PasswordCheck.TooMany tooMany -> new EmailRequest.TooMany(tooMany.nextAt());
            case PasswordCheck.Accepted _ ->
                sendEmailCode(email, client)
                        .<EmailRequest>map(EmailRequest.TooManyCodes::new)
                        .orElseGet(EmailRequest.CodeSent::new);
        };
    }

    /**
     * Sends another code to the new address; earlier ones stay valid.
     *
     * @return nothing where it was sent, else when the next one can be had
     */
    public Optional<Instant> sendEmailCode(String typed, Client client) {
        String email = tidy(typed);
        return database.call(entities -> {
            Account account = mine();
            return switch (codes.request(purpose(), subject(account, email), client.address())) {
                case CodeRequest.TooMany tooMany -> Optional.of(tooMany.nextAt());
                case CodeRequest.Issued issued -> {
                    mails.send(codeMail(account, email, issued));
                    yield Optional.empty();
                }
            };
        });
    }

    /** Changes the address if the code is right, and tells the old one. */
    public EmailConfirmation confirmEmail(String typed, String code, Client client) {
        String email = tidy(typed);
        return database.call(entities -> {
            Account account = mine();
            CodeCheck check = codes.check(purpose(), subject(account, email), code, client.address());
            if (!(check instanceof CodeCheck.Accepted)) {
                return new EmailConfirmation.CodeRefused(check);
            }
            if (accounts.findByEmail(email).isPresent()) {
                return new EmailConfirmation.Taken();
            }
            accounts.changeEmail(account.id(), email);
            mails.send(new NewMail(
                    account.email(), "email-changed", account.details().language(), Map.of("address", masked(email))));
            return new EmailConfirmation.Changed();
        });
    }

    /** The acting person's sessions, the newest first. */
    public List<SignedInSession> sessions() {
        return sessions.of(actors.requireAccount());
    }

    /** Whether this is the session that acts now. */
    public boolean isThisOne(SignedInSession session) {
        return current().filter(session.id()::equals).isPresent();
    }

    /** Ends one of the acting person's sessions. */
    public void endSession(UUID id) {
        if (sessions().stream().noneMatch(session -> session.id().equals(id))) {
            throw new NotFoundException("session " + id);
        }
        sessions.end(id);
    }

    /** Ends all of the acting person's sessions but this one. */
    public void endOtherSessions() {
        sessions.endOthers(actors.requireAccount(), current());
    }

    private PasswordChange changePassword(AccountId account, PasswordEntry password) {
        PasswordPolicy policy = policy(password.minimumLength());
        Set<String> unmet =
                passwords.change(account, policy, password.password(), () -> sessions.endOthers(account, current()));
        if (!unmet.isEmpty()) {
            refuse(PasswordEntry.unmet(policy, unmet));
        }
        return new PasswordChange.Changed();
    }

    private NewMail codeMail(Account account, String email, CodeRequest.Issued issued) {
        Locale language = account.details().language();
        if (accounts.findByEmail(email).isPresent()) {
            return new NewMail(
                    email, "email-change-taken", language, Map.of("link", instance.baseAddress() + "/sign-in"));
        }
        return new NewMail(
                email,
                "email-change-code",
                language,
                Map.of("code", issued.code(), "until", texts.dateTime(language, issued.expiresAt())));
    }

    private Optional<UUID> current() {
        return actors.current() instanceof Actor.User user ? Optional.of(user.session()) : Optional.empty();
    }

    private CodePurpose purpose() {
        return codes.purpose(PURPOSE);
    }

    private static String subject(Account account, String email) {
        return account.id() + " " + email;
    }

    private static String tidy(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The old mailbox may be lost to a stranger: it learns that the address changed, not to which. */
    private static String masked(String email) {
        int at = email.indexOf('@');
        return email.charAt(0) + "…" + email.substring(at);
    }

    private static void missing(List<FieldProblem> problems, String currentPassword) {
        if (currentPassword.isEmpty()) {
            problems.add(FieldProblem.of("current", "auth.password.current.missing"));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
