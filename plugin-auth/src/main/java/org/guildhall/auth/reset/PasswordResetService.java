package org.guildhall.auth.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.auth.AuthSettings;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.auth.registration.DetailsCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets people set a forgotten password anew by a link or a code in a mail (SPEC C4).
 *
 * <p>Whether an address has an account shows neither in the answer nor in its time: where there is none, the same is written,
 * and the mail is taken back.
 */
@Component(service = PasswordResetService.class)
public final class PasswordResetService {
    private static final String PURPOSE = "password-reset";
    private static final Actor SYSTEM = new Actor.SystemPart("auth.password-reset");

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
    public PasswordResetService(
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

    /**
     * Sends a link and a code to the address if it has an account.
     *
     * @return nothing, or when the next mail can be had where too many were asked for
     * @throws InvalidInputException if this is no e-mail address
     */
    public Optional<Instant> request(String typed, Client client) {
        refuse(DetailsCheck.email("email", typed));
        String email = tidy(typed);
        return database.call(entities -> switch (codes.request(purpose(), email, client.address())) {
            case CodeRequest.TooMany tooMany -> Optional.of(tooMany.nextAt());
            case CodeRequest.Issued issued -> {
                send(email, issued);
                yield Optional.empty();
            }
        });
    }

    /** Minutes for which link and code can be used. */
    public int minutes() {
        return settings.get().resetMinutes();
    }

    /** Checks the code of the mail. */
    public ResetCheck check(String typed, String code, Client client) {
        String email = tidy(typed);
        return database.call(entities -> switch (codes.check(purpose(), email, code, client.address())) {
            case CodeCheck.Accepted _ -> new ResetCheck.Accepted(codes.issueLink(purpose(), email));
            case CodeCheck refused -> new ResetCheck.Refused(refused);
        });
    }

    /** The account whose password this token can set, while it can. */
    public Optional<Account> account(String token) {
        return codes.peekLink(purpose(), token).flatMap(accounts::findByEmail).filter(Account::active);
    }

    /** The policy for somebody who was heading for a portal that asks for at least this many characters. */
    public PasswordPolicy policy(int minimumLength) {
        return passwords.withMinimumLength(minimumLength);
    }

    /**
     * Sets the password, uses the token up and ends all sessions of the account.
     *
     * @return whether the token could still be used
     * @throws InvalidInputException naming the fields that cannot be taken; the token stays usable
     */
    public boolean set(String token, PasswordEntry password) {
        refuse(password.problems());
        return actors.callAs(SYSTEM, () -> {
            Optional<Account> account = account(token);
            account.ifPresent(found -> set(found, token, password));
            return account.isPresent();
        });
    }

    private void set(Account account, String token, PasswordEntry password) {
        PasswordPolicy policy = policy(password.minimumLength());
        Set<String> unmet = passwords.change(account.id(), policy, password.password(), () -> {
            if (codes.redeemLink(purpose(), token).isEmpty()) {
                throw new RefusedException("auth.new-password.dead");
            }
            sessions.endOthers(account.id(), Optional.empty());
        });
        if (!unmet.isEmpty()) {
            refuse(PasswordEntry.unmet(policy, unmet));
        }
    }

    private void send(String email, CodeRequest.Issued issued) {
        Optional<Account> account = accounts.findByEmail(email).filter(Account::active);
        Locale language = account.map(found -> found.details().language()).orElse(Texts.ENGLISH);
        String token = codes.issueLink(purpose(), email);
        NewMail mail = new NewMail(
                email,
                "password-reset",
                language,
                Map.of(
                        "link", instance.baseAddress() + "/new-password?token=" + token,
                        "code", issued.code(),
                        "until", texts.dateTime(language, issued.expiresAt())));
        if (account.isPresent()) {
            mails.send(mail);
        } else {
            mails.rehearse(mail);
        }
    }

    private CodePurpose purpose() {
        return new CodePurpose(PURPOSE, Duration.ofMinutes(minutes()));
    }

    private static String tidy(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
