package org.guildhall.auth;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.auth.administrator.FirstAdministratorService;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.registration.RegistrationService;
import org.guildhall.auth.reset.PasswordResetService;
import org.guildhall.auth.signin.SignInService;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.persistence.UnitOpener;
import org.guildhall.runtime.standalone.StandaloneRuntime;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.time.TestClock;

/** This portal's services on all of core, shared by the tests of a class; each test takes people and machines of its own. */
public final class CoreForTests implements AutoCloseable {
    /** The password of {@link #newAccount}. */
    public static final String PASSWORD = "Proud Magpies 46 sing";

    /** Where everybody lives. */
    public static final Address HOME = new Address("", "12", "Testing Avenue", "", "Worcester", "", "WR5 2NP", null);

    private static final Pattern CODE = Pattern.compile("\\b\\d{4} \\d{4}\\b");
    private static final int ALL = 10_000;

    private final TestClock clock = TestClock.onAMondayMorning();
    private final AtomicInteger next = new AtomicInteger();
    private final StandaloneRuntime runtime;
    private final Database database;
    private final Mails mails;

    private CoreForTests(DatabasePlace place) {
        place.prepare("core", () -> UnitOpener.migrate(new LaunchSettings(place.settings()), "core", UnitOpener.class));
        runtime = StandaloneRuntime.open(place.settings(), clock);
        database = runtime.database("auth", AuthPortal.class);
        mails = runtime.mails(AuthPortal.class);
    }

    /** The services of the test class that runs on this database. */
    public static CoreForTests of(DatabasePlace place) {
        return place.share(CoreForTests.class, CoreForTests::new);
    }

    public TestClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public Accounts accounts() {
        return runtime.accounts();
    }

    public Passwords passwords() {
        return runtime.passwords();
    }

    public Sessions sessions() {
        return runtime.sessions();
    }

    public Actors actors() {
        return runtime.actors();
    }

    public RegistrationService registrations() {
        return new RegistrationService(
                database,
                runtime.accounts(),
                runtime.passwords(),
                runtime.codes(),
                mails,
                runtime.texts(),
                runtime.instance(),
                runtime.ids(),
                clock,
                runtime.settings());
    }

    public SignInService signIns() {
        return new SignInService(
                database,
                runtime.accounts(),
                runtime.passwords(),
                runtime.codes(),
                mails,
                runtime.texts(),
                runtime.audit());
    }

    public PasswordResetService resets() {
        return resets(mails);
    }

    public PasswordResetService resets(Mails outbox) {
        return new PasswordResetService(
                database,
                runtime.accounts(),
                runtime.passwords(),
                runtime.codes(),
                runtime.sessions(),
                runtime.actors(),
                outbox,
                runtime.texts(),
                runtime.instance(),
                runtime.settings());
    }

    public MyDetailsService myDetails() {
        return new MyDetailsService(
                database,
                runtime.accounts(),
                runtime.passwords(),
                runtime.codes(),
                runtime.sessions(),
                runtime.actors(),
                mails,
                runtime.texts(),
                runtime.instance(),
                runtime.settings());
    }

    public FirstAdministratorService firstAdministrators() {
        return new FirstAdministratorService(
                database,
                runtime.accounts(),
                runtime.passwords(),
                runtime.codes(),
                runtime.actors(),
                runtime.instance(),
                runtime.settings());
    }

    /** An address that nothing was sent to. */
    public String newAddress() {
        return "person" + next.incrementAndGet() + "@example.org";
    }

    /** A machine that has asked for nothing. */
    public Client newClient() {
        int number = next.incrementAndGet();
        return new Client("192.0." + number / 250 + "." + number % 250, "Browser " + number);
    }

    public AccountDetails details() {
        return new AccountDetails(new PersonName("Wendy", "Walker"), "", HOME, null, Locale.UK);
    }

    /** A private person's account with {@link #PASSWORD}. */
    public Account newAccount() {
        String email = newAddress();
        PasswordOwner owner = new PasswordOwner("Wendy", "Walker", email);
        return accounts()
                .create(new NewAccount(
                        email, details(), passwords().hash(passwords().standard(), PASSWORD, owner)));
    }

    /** Does what only administrators may. */
    public <T> T asAdministrator(Supplier<T> work) {
        return actors().callAs(new Actor.SystemPart("test"), work);
    }

    /** The mails to this address, the newest first. */
    public List<KeptMail> mailsTo(String email) {
        return runtime.mailbox().newest(ALL).stream()
                .filter(mail -> mail.to().equals(email))
                .toList();
    }

    /** The code in the newest mail to this address. */
    public String codeTo(String email) {
        return code(mailsTo(email).getFirst().text());
    }

    /** The code in a mail. */
    public static String code(String mail) {
        Matcher code = CODE.matcher(mail);
        if (!code.find()) {
            throw new AssertionError("No code in: " + mail);
        }
        return code.group();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
