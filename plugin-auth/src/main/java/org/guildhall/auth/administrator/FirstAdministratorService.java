package org.guildhall.auth.administrator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.auth.AuthSettings;
import org.guildhall.auth.registration.DetailsCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the first administrator by a one-time link, so that no instance ever has a default password.
 *
 * <p>The link stands for the code that registration sends by mail: whoever reads the server's console owns the instance, and
 * a mail server may not be set yet.
 */
@Component(service = FirstAdministratorService.class)
public final class FirstAdministratorService {
    private static final String PURPOSE = "first-administrator";
    private static final Actor SYSTEM = new Actor.SystemPart("auth.first-administrator");

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Actors actors;
    private final Instance instance;
    private final Settings<AuthSettings> settings;

    /** Made by the framework. */
    @Activate
    public FirstAdministratorService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference OneTimeCodes codes,
            @Reference Actors actors,
            @Reference Instance instance,
            @Reference SettingsSource settings) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.actors = actors;
        this.instance = instance;
        this.settings = settings.of(AuthSettings.class);
    }

    /** Whether nobody can assign all roles yet. */
    public boolean needed() {
        return actors.callAs(
                SYSTEM, () -> accounts.withPermission("case-role:assign").isEmpty());
    }

    /** The address of the page with a new one-time token. */
    public String newLink() {
        return instance.baseAddress() + "/first-administrator?token=" + codes.issueLink(purpose(), PURPOSE);
    }

    /** How long a link can be used. */
    public Duration lifetime() {
        return Duration.ofHours(settings.get().firstAdministratorHours());
    }

    /** Whether the link with this token can be used now. */
    public boolean usable(String token) {
        return codes.peekLink(purpose(), token).isPresent() && needed();
    }

    /** The policy for the password. */
    public PasswordPolicy policy() {
        return passwords.standard();
    }

    /**
     * Makes the account with all that an administrator may do, and uses the link up.
     *
     * @return nothing where the link could not be used
     * @throws InvalidInputException naming the fields that cannot be taken; the link stays usable
     */
    public Optional<AccountId> create(String token, NewAdministrator typed) {
        if (!usable(token)) {
            return Optional.empty();
        }
        NewAccount account = check(typed);
        return actors.callAs(
                SYSTEM,
                () -> database.call(entities -> {
                    if (!needed() || codes.redeemLink(purpose(), token).isEmpty()) {
                        return Optional.empty();
                    }
                    Account made = accounts.create(account);
                    accounts.assignRoles(
                            made.id(), Set.of(Role.CITIZEN, Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR));
                    return Optional.of(made.id());
                }));
    }

    private CodePurpose purpose() {
        return new CodePurpose(PURPOSE, lifetime());
    }

    private NewAccount check(NewAdministrator typed) {
        PersonName name = new PersonName(
                typed.name().forename().strip(), typed.name().surname().strip());
        String email = typed.email().strip().toLowerCase(Locale.ROOT);
        List<FieldProblem> problems = new ArrayList<>(DetailsCheck.name(name));
        problems.addAll(DetailsCheck.email("email", typed.email()));
        PasswordOwner owner = new PasswordOwner(name.forename(), name.surname(), email);
        problems.addAll(typed.password().problems(policy(), owner));
        if (accounts.findByEmail(email).isPresent()) {
            problems.add(FieldProblem.of("email", "auth.first-administrator.taken"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        HashedPassword password = passwords.hash(policy(), typed.password().password(), owner);
        return new NewAccount(email, new AccountDetails(name, "", Address.EMPTY, null, typed.language()), password);
    }
}
