package org.guildhall.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.session.Actor;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.persistence.UnitOpener;
import org.guildhall.runtime.standalone.StandaloneRuntime;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.time.TestClock;

/** The whole runtime on one database, with a clock that the test moves. */
public final class Identity implements AutoCloseable {
    public static final String PASSWORD = "Lantern4 over the weir";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final TestClock clock = TestClock.at(Instant.parse("2026-05-04T09:00:00Z"));
    public final StandaloneRuntime runtime;

    private Identity(DatabasePlace place) {
        place.prepare("core", () -> UnitOpener.migrate(new LaunchSettings(place.settings()), "core", Identity.class));
        runtime = StandaloneRuntime.open(place.settings(), clock);
    }

    public static Identity of(DatabasePlace place) {
        return place.share(Identity.class, Identity::new);
    }

    public String newEmail() {
        return "person" + NUMBER.incrementAndGet() + "@example.org";
    }

    public Account newAccount() {
        return newAccount(newEmail());
    }

    public Account newAccount(String email) {
        return runtime.accounts()
                .create(new NewAccount(
                        email,
                        details("Ada", "Marlow"),
                        runtime.passwords()
                                .hash(
                                        runtime.passwords().standard(),
                                        PASSWORD,
                                        new PasswordOwner("Ada", "Marlow", email))));
    }

    public Account newAccount(Set<String> roles) {
        Account account = newAccount();
        return runtime.actors()
                .callAs(new Actor.SystemPart("test"), () -> runtime.accounts().assignRoles(account.id(), roles));
    }

    public AccountDetails details(String forename, String surname) {
        return new AccountDetails(
                new PersonName(forename, surname),
                "01632 960 001",
                new Address("", "12", "Weir Street", "", "Marlow", "", "SL7 1AA", null),
                null,
                Texts.ENGLISH);
    }

    public Actor.User user(Account account) {
        return new Actor.User(account.id(), runtime.ids().next());
    }

    public KeptMail mailTo(String address) {
        return runtime.mailbox().newest(100).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mail to " + address));
    }

    public long mailsTo(String address, String subject) {
        return runtime.mailbox().newest(1000).stream()
                .filter(mail -> mail.to().equals(address) && mail.subject().contains(subject))
                .count();
    }

    public long count(String query, Object... values) {
        return runtime.transactions().<Long>call(sql -> sql.count(query, values));
    }

    public Map<String, Long> audited(AccountId account) {
        return runtime.audit().history("account", account.toString()).stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        entry -> entry.action(), java.util.stream.Collectors.counting()));
    }

    @Override
    public void close() {
        runtime.close();
    }
}
