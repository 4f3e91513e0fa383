package org.guildhall.runtime.password;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Client;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.key.KeyedHash;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.password.Argon2.Cost;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Passwords as Argon2id hashes (SPEC B5, C1, C3, C8). No transaction is open while a hash is computed, unless the caller
 * has one.
 */
@Component(service = Passwords.class)
@Designate(ocd = PasswordSettings.class)
public final class ThrottledPasswords implements Passwords {
    /** Wrong tries for an account before each further one has to wait. */
    static final int FREE_PER_ACCOUNT = 5;
    /** As much for a client address, behind which a whole town hall can sit. */
    static final int FREE_PER_ADDRESS = 30;

    private static final String NOBODY = "nobody@example.org";

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings<PasswordSettings> settings;
    private final Mails mails;
    private final Audit audit;
    private final KeyedHash names;
    private final Throttle throttle;
    private final Argon2 argon = new Argon2();
    private volatile @Nullable String dummy;

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public ThrottledPasswords(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Keys keys,
            @Reference SettingsSource settings,
            @Reference Mails mails,
            @Reference Audit audit) {
        this(transactions, ids, clock, keys, settings.of(PasswordSettings.class), mails, audit);
    }

    /** Passwords in a database whose tables are there. */
    public ThrottledPasswords(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Keys keys,
            Settings<PasswordSettings> settings,
            Mails mails,
            Audit audit) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.mails = mails;
        this.audit = audit;
        this.names = new KeyedHash(keys, "throttle");
        this.throttle = new Throttle(transactions, clock);
    }

    @Override
    public PasswordPolicy standard() {
        return RuledPolicy.of(settings.get(), 0);
    }

    @Override
    public PasswordPolicy withMinimumLength(int characters) {
        return RuledPolicy.of(settings.get(), characters);
    }

    @Override
    public HashedPassword hash(PasswordPolicy policy, CharSequence password, PasswordOwner owner) {
        Set<String> unmet = policy.unmet(password, owner);
        if (!unmet.isEmpty()) {
            throw new InvalidInputException(policy.rules().stream()
                    .filter(rule -> unmet.contains(rule.id()))
                    .map(rule -> new FieldProblem("password", rule.textKey(), rule.arguments()))
                    .toList());
        }
        return new HashedPassword(argon.hash(RuledPolicy.normal(password), cost()), policy.name());
    }

    @Override
    public PasswordCheck check(String email, CharSequence password, String clientAddress) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        Optional<Known> known = find("a.email = ?", address);
        String network = Client.network(clientAddress);
        String byAccount = accountName(address, network);
        String byClient = "client:" + names.of(network);
        // a client that has to wait must not be able to make any account wait too
        Optional<Instant> clientWaits = throttle.begin(byClient, FREE_PER_ADDRESS);
        if (clientWaits.isPresent()) {
            return new PasswordCheck.TooMany(clientWaits.get());
        }
        Optional<Instant> accountWaits = throttle.begin(byAccount, FREE_PER_ACCOUNT);
        if (accountWaits.isPresent()) {
            throttle.takeBack(byClient);
            return new PasswordCheck.TooMany(accountWaits.get());
        }
        String text = shorten(RuledPolicy.normal(password));
        String other = dummy();
        boolean right = argon.matches(text, known.map(Known::encoded).orElse(other));
        boolean itsOwners = right && known.isPresent();
        if (itsOwners && known.get().active) {
            throttle.clear(byAccount);
            throttle.takeBack(byClient);
            Known account = known.get();
            if (argon.differs(account.encoded, cost())) {
                rehash(account, text);
            }
            return new PasswordCheck.Accepted(account.id, account.policy);
        }
        recordFailure(known, address, itsOwners);
        if (itsOwners) {
            return new PasswordCheck.Closed();
        }
        if (throttle.shouldTell(byAccount, FREE_PER_ACCOUNT)) {
            tellOfFailures(known, address);
        }
        return new PasswordCheck.Wrong();
    }

    @Override
    public Set<String> change(AccountId account, PasswordPolicy policy, CharSequence newPassword, Runnable together) {
        Known known = find("a.id = ?", account.value())
                .orElseThrow(() -> new NotFoundException("password of account " + account));
        Set<String> unmet = new LinkedHashSet<>(policy.unmet(newPassword, known.owner));
        if (!unmet.isEmpty()) {
            return unmet;
        }
        String text = RuledPolicy.normal(newPassword);
        if (argon.matches(text, known.encoded)) {
            return Set.of(RuledPolicy.CURRENT);
        }
        if (earlier(account).anyMatch(encoded -> argon.matches(text, encoded))) {
            return Set.of(RuledPolicy.PREVIOUS);
        }
        String encoded = argon.hash(text, cost());
        transactions.run(sql -> {
            sql.update(
                    "INSERT INTO core.password_history (id, account_id, encoded, replaced_at) VALUES (?, ?, ?, ?)",
                    ids.next(),
                    account.value(),
                    known.encoded,
                    clock.instant());
            sql.update(
                    "UPDATE core.password SET encoded = ?, policy = ?, set_at = ? WHERE account_id = ?",
                    encoded,
                    policy.name(),
                    clock.instant(),
                    account.value());
            audit.record(NewAuditEntry.of("account.password.changed", "account", account));
            mails.send(new NewMail(
                    known.owner.email(), "password-changed", known.language, Map.of("name", known.owner.forename())));
            List<String> waits = waitsOf(sql, known);
            transactions.afterCommit(() -> waits.forEach(throttle::clear));
            together.run();
        });
        return Set.of();
    }

    /** What was tried against the old password must not keep the owner of the new one waiting, wherever they are. */
    private List<String> waitsOf(Sql sql, Known account) {
        String email = account.owner.email();
        List<String> waits = new ArrayList<>(sql.list(
                row -> usualName(email, Client.network(row.text(1))),
                "SELECT DISTINCT client_address FROM core.signed_in_session WHERE account_id = ?",
                account.id.value()));
        waits.add(strangersName(email));
        return waits;
    }

    private Stream<String> earlier(AccountId account) {
        int history = settings.get().history();
        return transactions
                .call(sql -> sql.list(
                        row -> row.text(1),
                        "SELECT encoded FROM core.password_history WHERE account_id = ? ORDER BY replaced_at DESC, id DESC",
                        account.value()))
                .stream()
                .limit(history);
    }

    /** Only if it is still the password that was checked. */
    private void rehash(Known account, String text) {
        String encoded = argon.hash(text, cost());
        transactions.run(sql -> sql.update(
                "UPDATE core.password SET encoded = ? WHERE account_id = ? AND encoded = ?",
                encoded,
                account.id.value(),
                account.encoded));
    }

    private void recordFailure(Optional<Known> known, String address, boolean closed) {
        audit.recordApart(entry(closed ? "account.password.closed" : "account.password.wrong", known, address));
    }

    /** An address without an account is known again by its keyed hash alone: people type their passwords there too. */
    private NewAuditEntry entry(String action, Optional<Known> known, String address) {
        return known.map(account -> NewAuditEntry.of(action, "account", account.id))
                .orElseGet(() -> NewAuditEntry.of(action, "no-account", names.of(address)));
    }

    /** Where there is nobody to be told, as much is done: else the time of this one answer would say so. */
    private void tellOfFailures(Optional<Known> known, String address) {
        Optional<Known> owner = known.filter(Known::active);
        NewMail mail = new NewMail(
                owner.map(account -> account.owner.email()).orElse(NOBODY),
                "repeated-failures",
                owner.map(Known::language).orElse(Texts.ENGLISH),
                Map.of("name", owner.map(account -> account.owner.forename()).orElse("")));
        transactions.run(sql -> {
            audit.record(entry("account.sign-in.throttled", known, address));
            if (owner.isPresent()) {
                mails.send(mail);
            } else {
                mails.rehearse(mail);
            }
        });
    }

    /**
     * A stranger who guesses from elsewhere makes other strangers wait, but not the owner, where the owner has signed in
     * from before.
     */
    private String accountName(String address, String network) {
        // asked for unknown addresses as well, so that they take as long
        boolean usual = transactions
                .call(sql -> sql.list(
                        row -> row.text(1),
                        "SELECT DISTINCT s.client_address FROM core.signed_in_session s"
                                + " JOIN core.account a ON a.id = s.account_id WHERE a.email = ?",
                        address))
                .stream()
                .map(Client::network)
                .anyMatch(network::equals);
        return usual ? usualName(address, network) : strangersName(address);
    }

    private String usualName(String address, String network) {
        return "usual:" + names.of(address, network);
    }

    private String strangersName(String address) {
        return "account:" + names.of(address);
    }

    private Optional<Known> find(String condition, Object value) {
        return transactions.call(sql -> sql.first(
                Known::of,
                "SELECT a.id, p.encoded, p.policy, a.active, a.forename, a.surname, a.email, a.language"
                        + " FROM core.account a JOIN core.password p ON p.account_id = a.id WHERE " + condition,
                value));
    }

    /** What unknown addresses are compared with, so that they take as long. */
    private String dummy() {
        String made = dummy;
        if (made == null || argon.differs(made, cost())) {
            made = argon.hash(UUID.randomUUID().toString(), cost());
            dummy = made;
        }
        return made;
    }

    private Cost cost() {
        return Cost.of(settings.get());
    }

    private static String shorten(String text) {
        return text.length() > RuledPolicy.LONGEST ? text.substring(0, RuledPolicy.LONGEST + 1) : text;
    }

    private record Known(
            AccountId id, String encoded, String policy, boolean active, PasswordOwner owner, Locale language) {
        static Known of(Row row) {
            return new Known(
                    new AccountId(row.uuid(1)),
                    row.text(2),
                    row.text(3),
                    row.flag(4),
                    new PasswordOwner(row.text(5), row.text(6), row.text(7)),
                    Locale.forLanguageTag(row.text(8)));
        }
    }
}
