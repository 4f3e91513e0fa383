package org.guildhall.auth.registration;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Client;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.auth.AuthSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Registers accounts in three steps: no account exists until the code from the mail is right (SPEC B8).
 *
 * <p>An address that has an account already goes the same way with the same work: the same hash, the same row, one code and
 * one mail. Only the mail's words differ, and the code stands in none.
 */
@Component(service = RegistrationService.class)
public final class RegistrationService {
    /** Name of the codes that confirm the address of a registration. */
    static final String PURPOSE = "registration";

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Mails mails;
    private final Texts texts;
    private final Instance instance;
    private final Ids ids;
    private final Clock clock;
    private final Settings<AuthSettings> settings;

    /** Made by the framework. */
    @Activate
    public RegistrationService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference OneTimeCodes codes,
            @Reference Mails mails,
            @Reference Texts texts,
            @Reference Instance instance,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference SettingsSource settings) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.mails = mails;
        this.texts = texts;
        this.instance = instance;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(AuthSettings.class);
    }

    /**
     * Checks the first step and brings its texts into one form.
     *
     * @throws InvalidInputException naming the fields that cannot be taken
     */
    public AccountDetails checkDetails(AccountDetails typed) {
        AccountDetails details = DetailsCheck.tidy(typed);
        List<FieldProblem> problems = new ArrayList<>(DetailsCheck.details(details));
        problems.addAll(DetailsCheck.role(details, settings.get()));
        refuse(problems);
        return details;
    }

    /** The policy for a registration started from a portal that asks for at least this many characters. */
    public PasswordPolicy policy(int minimumLength) {
        return passwords.withMinimumLength(minimumLength);
    }

    /**
     * Keeps the registration for a day and sends the code; with an earlier one, that one is dropped.
     *
     * @throws InvalidInputException naming the fields that cannot be taken
     */
    public RegistrationStart begin(NewRegistration registration, @Nullable RegistrationId earlier, Client client) {
        AccountDetails details = checkDetails(registration.details());
        String email = registration.email().strip().toLowerCase(Locale.ROOT);
        PasswordOwner owner =
                new PasswordOwner(details.name().forename(), details.name().surname(), email);
        PasswordPolicy policy = policy(registration.password().minimumLength());
        List<FieldProblem> problems = new ArrayList<>(DetailsCheck.email("email", registration.email()));
        problems.addAll(registration.password().problems(policy, owner));
        refuse(problems);
        return switch (codes.request(purpose(), email, client.address())) {
            case CodeRequest.TooMany tooMany -> new RegistrationStart.TooMany(tooMany.nextAt());
            case CodeRequest.Issued issued -> {
                // costly, hence behind the cap on codes
                HashedPassword password =
                        passwords.hash(policy, registration.password().password(), owner);
                yield keep(new NewAccount(email, details, password), earlier, issued);
            }
        };
    }

    /** Sends another code to the same address; earlier ones stay valid and the caps are not reset (SPEC B7). */
    public RegistrationStart resend(RegistrationId id, Client client) {
        return database.call(entities -> find(entities, id)
                .map(pending -> sendAnotherCode(id, pending.account(), client))
                .orElseGet(RegistrationStart.Gone::new));
    }

    /** Makes the account if the code is right. */
    public RegistrationFinish finish(RegistrationId id, String code, Client client) {
        return database.call(entities -> find(entities, id)
                .map(pending -> finish(entities, pending, code, client))
                .orElseGet(RegistrationFinish.Gone::new));
    }

    /** Forgets a registration that the person cancelled. */
    public void cancel(RegistrationId id) {
        database.run(entities -> remove(entities, id));
    }

    /** Deletes the registrations that were not finished in time. */
    public int deleteStale() {
        return database.call(
                entities -> entities.createQuery("delete from PendingRegistration p where p.createdAt < :oldest")
                        .setParameter("oldest", oldest())
                        .executeUpdate());
    }

    private RegistrationFinish finish(
            EntityManager entities, PendingRegistrationEntity pending, String code, Client client) {
        NewAccount account = pending.account();
        CodeCheck check = codes.check(purpose(), account.email(), code, client.address());
        if (!(check instanceof CodeCheck.Accepted)) {
            return new RegistrationFinish.CodeRefused(check);
        }
        entities.remove(pending);
        if (accounts.findByEmail(account.email()).isPresent()) {
            return new RegistrationFinish.AlreadyRegistered();
        }
        return new RegistrationFinish.Registered(accounts.create(account).id());
    }

    private RegistrationStart keep(NewAccount account, @Nullable RegistrationId earlier, CodeRequest.Issued issued) {
        return database.call(entities -> {
            remove(entities, earlier);
            RegistrationId id = new RegistrationId(ids.next());
            entities.persist(new PendingRegistrationEntity(id, account, clock.instant()));
            mails.send(mail(account, issued));
            return new RegistrationStart.CodeSent(id);
        });
    }

    private RegistrationStart sendAnotherCode(RegistrationId id, NewAccount account, Client client) {
        return switch (codes.request(purpose(), account.email(), client.address())) {
            case CodeRequest.TooMany tooMany -> new RegistrationStart.TooMany(tooMany.nextAt());
            case CodeRequest.Issued issued -> {
                mails.send(mail(account, issued));
                yield new RegistrationStart.CodeSent(id);
            }
        };
    }

    private NewMail mail(NewAccount account, CodeRequest.Issued issued) {
        Locale language = account.details().language();
        if (accounts.findByEmail(account.email()).isPresent()) {
            return new NewMail(
                    account.email(),
                    "already-registered",
                    language,
                    Map.of(
                            "link", instance.baseAddress() + "/sign-in",
                            "reset", instance.baseAddress() + "/forgotten-password"));
        }
        return new NewMail(
                account.email(),
                "registration-code",
                language,
                Map.of("code", issued.code(), "until", texts.dateTime(language, issued.expiresAt())));
    }

    private Optional<PendingRegistrationEntity> find(EntityManager entities, RegistrationId id) {
        return Optional.ofNullable(entities.find(PendingRegistrationEntity.class, id.value()))
                .filter(pending -> pending.createdAt().isAfter(oldest()));
    }

    private static void remove(EntityManager entities, @Nullable RegistrationId id) {
        if (id == null) {
            return;
        }
        PendingRegistrationEntity pending = entities.find(PendingRegistrationEntity.class, id.value());
        if (pending != null) {
            entities.remove(pending);
        }
    }

    private Instant oldest() {
        return clock.instant().minus(Duration.ofHours(settings.get().registrationHours()));
    }

    private CodePurpose purpose() {
        return codes.purpose(PURPOSE);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
