package org.guildhall.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.job.Job;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.permission.Role;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.demo.DemoPeople.DemoPerson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a test instance at its first start, step by step through the doors that a council uses; each run does what is missing, so
 * that a kill between two steps costs nothing.
 */
@Component(service = Job.class, immediate = true)
public final class DemoData implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String NAME = "demo.data";
    private static final String PORTAL = "finance";
    private static final String SEND_FOLDER = "send-training";
    private static final String SEND_CASES = "cases.json";
    private static final String REPRESENTED = "CF1001";
    private static final List<String> LETTERS = List.of(
            "outcome-letter-2026-04.pdf",
            "remittance-2026-08.pdf",
            "deferred-payment-2026-q2.pdf",
            "outcome-letter-whitcombe-2026-05.pdf");

    private final Instance instance;
    private final Accounts accounts;
    private final Passwords passwords;
    private final People people;
    private final Grants grants;
    private final Actors actors;
    private final Clock clock;
    private volatile boolean complete;

    /** Takes the doors that the data goes through; the accounts are made at once, for the console is about to tell of them. */
    @Activate
    public DemoData(
            @Reference Instance instance,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference People people,
            @Reference Grants grants,
            @Reference Actors actors,
            @Reference Clock clock) {
        this.instance = instance;
        this.accounts = accounts;
        this.passwords = passwords;
        this.people = people;
        this.grants = grants;
        this.actors = actors;
        this.clock = clock;
        if (instance.test() && !Files.exists(marker())) {
            try (Actors.Binding _ = actors.bind(new Actor.SystemPart(NAME))) {
                addAccounts();
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return complete ? Duration.ofDays(1) : Duration.ofSeconds(2);
    }

    @Override
    public void run() throws IOException {
        if (complete || !instance.test()) {
            return;
        }
        if (!Files.exists(marker())) {
            addAccounts();
            drop(SEND_FOLDER, SEND_CASES);
            if (!addLetters()) {
                return;
            }
            Files.writeString(marker(), clock.instant().toString());
            LOG.info("The demo data is complete");
        }
        complete = true;
    }

    private Path marker() {
        return instance.folder("demo").resolve("complete");
    }

    private void addAccounts() {
        PasswordPolicy policy = passwords.withMinimumLength(15);
        Optional<HashedPassword> hash = Optional.empty();
        for (DemoPerson person : DemoPeople.ALL) {
            Optional<Account> there = accounts.findByEmail(person.email());
            if (there.isEmpty()) {
                // one hash serves all: it is one password, and hashing is meant to be slow
                HashedPassword password = hash.orElseGet(() -> passwords.hash(
                        policy, DemoPeople.PASSWORD, new PasswordOwner("Demo", "Person", person.email())));
                hash = Optional.of(password);
                there = Optional.of(accounts.create(new NewAccount(person.email(), person.details(), password)));
            }
            Set<String> roles = new HashSet<>(person.staffRoles());
            roles.add(Role.CITIZEN);
            if (!there.get().roles().equals(roles)) {
                accounts.assignRoles(there.get().id(), roles);
            }
        }
    }

    /** Person records first, then the grants, then the letters, so that both holders get the mail that tells of them. */
    private boolean addLetters() throws IOException {
        Optional<Person> represented = people.find(PORTAL, REPRESENTED);
        if (represented.isEmpty()) {
            drop("people.csv");
            return false;
        }
        grant(represented.get(), DemoPeople.CITIZEN, "poa");
        grant(represented.get(), DemoPeople.SECOND_REPRESENTATIVE, "poa");
        for (String letter : LETTERS) {
            drop(letter);
        }
        drop("manifest.csv");
        return true;
    }

    private void grant(Person person, String holder, String role) {
        AccountId account = accounts.findByEmail(holder).orElseThrow().id();
        if (grants.on(person.id(), PORTAL).stream()
                .anyMatch(grant -> grant.holder().equals(account))) {
            return;
        }
        AccountId officer =
                accounts.findByEmail(DemoPeople.FINANCE_OFFICER).orElseThrow().id();
        actors.callAs(
                new Actor.User(officer, new UUID(0, 0)),
                () -> grants.give(new NewGrant(PORTAL, person.id(), account, role, Set.of(), clock.instant(), null)));
    }

    private void drop(String file) throws IOException {
        drop("finance-drop", file);
    }

    private void drop(String folderName, String file) throws IOException {
        Path folder = instance.folder(folderName);
        Path target = folder.resolve(file);
        // whoever takes it in renames it
        if (Files.exists(target) || Files.exists(folder.resolve(file + ".taken"))) {
            return;
        }
        Path waiting = folder.resolve("." + file + ".part");
        try (InputStream bytes = DemoData.class.getResourceAsStream("/" + folderName + "/" + file)) {
            if (bytes == null) {
                throw new UncheckedIOException(new IOException("The demo bundle holds no " + file));
            }
            Files.copy(bytes, waiting, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(waiting, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
