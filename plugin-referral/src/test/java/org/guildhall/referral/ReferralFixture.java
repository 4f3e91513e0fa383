package org.guildhall.referral;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Forms;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.text.Texts;
import org.guildhall.referral.record.AbandonedFilesJob;
import org.guildhall.referral.record.DecidedReferrals;
import org.guildhall.referral.record.KeptWords;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralDocumentAccess;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralMails;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.referral.record.ReferralsInHand;
import org.guildhall.referral.record.ReferralsOfSubject;
import org.guildhall.referral.record.ReminderJob;
import org.guildhall.referral.record.StrandedReferrals;
import org.guildhall.referral.record.TriageService;
import org.guildhall.referral.record.Wall;
import org.guildhall.runtime.account.KeptAccounts;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.audit.BoundClients;
import org.guildhall.runtime.audit.ChainedAudit;
import org.guildhall.runtime.bundle.KeptLegalHolds;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.document.VaultDocuments;
import org.guildhall.runtime.document.WaitingFiles;
import org.guildhall.runtime.form.DeclaredForms;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.mail.DatabaseMailbox;
import org.guildhall.runtime.mail.MailDesk;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.mail.MailRoute;
import org.guildhall.runtime.mail.TemplatedMails;
import org.guildhall.runtime.malware.ClamdScanner;
import org.guildhall.runtime.malware.Scanners;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.TimeOrderedIds;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.UnitOpener;
import org.guildhall.runtime.persistence.UnitSource;
import org.guildhall.runtime.person.KeptPeople;
import org.guildhall.runtime.retention.KeptRetention;
import org.guildhall.runtime.seal.TextSeals;
import org.guildhall.runtime.session.KeptSessions;
import org.guildhall.runtime.session.ThreadActors;
import org.guildhall.runtime.subject.KeptSubjectAccess;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.time.TestClock;
import org.jspecify.annotations.Nullable;

/** This portal's services over core's own, on one database. */
public final class ReferralFixture implements AutoCloseable {
    /** Where everybody lives who has no address of their own. */
    public static final Address HOME =
            new Address("", "3", "Spindle Hill", "", "Ambleford", "Barsetshire", "WR5 2NP", "100000000003");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final TestClock clock = TestClock.onAMondayMorning();
    public final ThreadActors actors = new ThreadActors();
    public final TestSettings settings = new TestSettings();
    public final Inboxes inboxes = new Inboxes();
    public final Scanners scanners = new Scanners(new ClamdScanner(settings));
    public final Texts texts;
    public final Forms forms;
    public final ReferralForms asked;
    public final EncryptedDrafts drafts;
    public final VaultDocuments documents;
    public final WaitingFiles scan;
    public final ReferralService referrals;
    public final TriageService triage;
    public final StrandedReferrals stranded;
    public final ReferralDocumentAccess documentAccess;
    public final ReferralsInHand inHand;
    public final DecidedReferrals retained;
    public final KeptRetention retention;
    public final KeptSubjectAccess subjects;

    private final ReminderJob reminders;
    private final ConnectionPool pool;
    private final UnitOpener.OpenUnit coreUnit;
    private final UnitOpener.OpenUnit unit;
    private final Transactions transactions;
    private final ChainedAudit audit;
    private final KeptAccounts accounts;
    private final ShiroPermissions permissions;

    private ReferralFixture(DatabasePlace place) {
        LaunchSettings launch = new LaunchSettings(place.settings());
        FolderInstance instance = new FolderInstance(place.dataFolder());
        texts = instance.texts();
        place.prepare("referral", () -> UnitOpener.migrate(launch, "referral", ReferralPortal.class));
        pool = new ConnectionPool(launch);
        transactions = new Transactions(pool);
        coreUnit = UnitOpener.open(pool, transactions, "core", Transactions.class);
        unit = UnitOpener.open(pool, transactions, "referral", ReferralPortal.class);
        TimeOrderedIds ids = new TimeOrderedIds(clock);
        Keys keys = new Keys(launch);
        AuditChain chain = new AuditChain(
                transactions,
                clock,
                keys.deriveAll("audit-head", 32),
                place.dataFolder().resolve("heads.txt"));
        audit = new ChainedAudit(transactions, ids, clock, actors, new BoundClients(), chain);
        RoleCatalogue roles = new RoleCatalogue();
        permissions = new ShiroPermissions(transactions, roles, actors, audit);
        audit.bind(permissions);
        var forAsLongAsItRuns = permissions.declare(ReferralPermissions.all(inboxes));
        Objects.requireNonNull(forAsLongAsItRuns);
        MailDesk desk = new MailDesk(
                new MailQueue(transactions, clock), new MailRoute(settings, instance, launch), instance, texts, ids);
        TemplatedMails mails = new TemplatedMails(desk, UnitSource.of(ReferralPortal.class));
        TemplatedMails coreMails = new TemplatedMails(desk, UnitSource.of(KeptAccounts.class));
        KeptSessions sessions =
                new KeptSessions(transactions, ids, clock, coreMails, texts, audit, actors, permissions, keys);
        accounts = new KeptAccounts(
                coreUnit, transactions, ids, clock, actors, permissions, roles, sessions, audit, coreMails, texts);
        drafts = new EncryptedDrafts(transactions, coreUnit, ids, clock, keys);
        documents = new VaultDocuments(
                transactions, coreUnit, ids, clock, instance, settings, actors, audit, keys, scanners);
        scan = new WaitingFiles(documents, scanners);
        forms = forms(texts, clock);
        asked = new ReferralForms(forms, inboxes, settings);
        Wall wall = new Wall(inboxes, accounts, permissions);
        KeptWords seals = new KeptWords(new TextSeals(keys));
        ReferralMails referralMails = new ReferralMails(mails, accounts, texts, instance);
        stranded = new StrandedReferrals(unit, inboxes, wall, accounts, referralMails);
        referrals = new ReferralService(
                unit,
                drafts,
                forms,
                asked,
                inboxes,
                referralMails,
                stranded,
                documents,
                accounts,
                actors,
                audit,
                new EnglishWorkingDays(),
                ids,
                clock,
                instance,
                seals,
                settings);
        triage = new TriageService(
                unit,
                inboxes,
                wall,
                referralMails,
                stranded,
                documents,
                new TypedWords(drafts, actors),
                accounts,
                actors,
                permissions,
                audit,
                new EnglishWorkingDays(),
                ids,
                clock,
                seals,
                settings);
        reminders = new ReminderJob(unit, inboxes, triage, referralMails, ids, clock, settings);
        documentAccess = new ReferralDocumentAccess(unit, drafts, wall);
        documents.add(documentAccess);
        inHand = new ReferralsInHand(unit, wall, audit);
        retained = new DecidedReferrals(unit, documents);
        retention = new KeptRetention(transactions, ids, clock, actors, permissions, audit);
        retention.add(retained);
        subjects = new KeptSubjectAccess(
                transactions,
                drafts,
                accounts,
                new KeptPeople(transactions, ids, clock),
                documents,
                permissions,
                audit,
                clock);
        subjects.add(new ReferralsOfSubject(unit, seals, wall, inboxes, actors, accounts, texts));
    }

    /** The services on this database, made once for a test class. */
    public static ReferralFixture of(DatabasePlace place) {
        return place.share(ReferralFixture.class, ReferralFixture::new);
    }

    /** The forms of this portal. */
    public static Forms forms(Texts texts, Clock clock) {
        return new DeclaredForms(
                texts,
                clock,
                new Inboxes()
                        .all().stream()
                                .map(inbox ->
                                        FolderInstance.url(Path.of("src/main/resources/forms/" + inbox.id() + ".yaml")))
                                .toList());
    }

    /** This portal's unit. */
    public Database database() {
        return unit;
    }

    /** How many rows there are of an entity with this id in this field. */
    public long count(String entity, String field, UUID id) {
        return unit.call(entities -> entities.createQuery(
                        "select count(e) from " + entity + " e where e." + field + " = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    /** Somebody who has registered, as a private person. */
    public Account newCitizen() {
        return newAccount(new PersonName("Siân", "Probert"), null);
    }

    /** A private person of this name. */
    public Account newCitizen(PersonName name) {
        return newAccount(name, null);
    }

    /** Somebody with an account for their work. */
    public Account newProfessional() {
        return newAccount(
                new PersonName("Olu", "Adeyemi"),
                new Profession("Ambleford Primary School", "Head teacher", "01632 960002", "school"));
    }

    /** Somebody who sorts what comes in. */
    public Account newTriage() {
        return withRole(newCitizen(new PersonName("Tessa", "Triage")), Role.REFERRAL_TRIAGE);
    }

    /** Somebody who leads a team. */
    public Account newManager() {
        return withRole(newCitizen(new PersonName("Mina", "Manager")), Role.TEAM_MANAGER);
    }

    /** The designated officer. */
    public Account newLado() {
        return newLado(new PersonName("Dana", "Designated"));
    }

    /** A designated officer of this name. */
    public Account newLado(PersonName name) {
        return withRole(newCitizen(name), Role.LADO_OFFICER);
    }

    /** Somebody who looks after the portal for the council. */
    public Account newAdministrator() {
        return withRole(newCitizen(new PersonName("Ada", "Ministrator")), Role.COUNCIL_ADMINISTRATOR);
    }

    /** Gives a role. */
    public Account withRole(Account account, String role) {
        Account now = accounts.find(account.id()).orElseThrow();
        Set<String> all = new HashSet<>(now.roles());
        all.add(role);
        return actors.callAs(new Actor.SystemPart("test"), () -> accounts.assignRoles(account.id(), all));
    }

    /** Takes a role from everybody who has it. */
    public void takeAway(String role, String permission) {
        accounts.withPermission(permission).forEach(account -> {
            Set<String> left = new HashSet<>(account.roles());
            left.remove(role);
            actors.callAs(new Actor.SystemPart("test"), () -> accounts.assignRoles(account.id(), left));
        });
    }

    private Account newAccount(PersonName name, @Nullable Profession profession) {
        return accounts.create(new NewAccount(
                "somebody" + NUMBER.incrementAndGet() + "@example.org",
                new AccountDetails(name, "01632 960001", HOME, profession, Locale.UK),
                new HashedPassword("none", "none")));
    }

    /** Runs the work as this account. */
    public <T> T as(Account account, Supplier<T> work) {
        return actors.callAs(new Actor.User(account.id(), new UUID(0, NUMBER.get())), work);
    }

    /** Runs work without a result as this account. */
    public void by(Account account, Runnable work) {
        as(account, () -> {
            work.run();
            return true;
        });
    }

    /** Begins a form with these answers. */
    public Draft draft(Account account, String inbox, Answers answers) {
        return as(account, () -> {
            Draft begun = referrals.begin(inboxes.get(inbox), owner(account));
            return drafts.save(begun, answers, begun.page());
        });
    }

    /** Begins a form, fills it in and sends it. */
    public Referral sent(Account account, String inbox, Answers answers) {
        Draft draft = draft(account, inbox, answers);
        return as(account, () -> referrals.submit(draft.id()));
    }

    /** The account as it owns drafts. */
    public static DraftOwner owner(Account account) {
        return new DraftOwner.ByAccount(account.id());
    }

    /** Uploads a file to a draft, as the form does. */
    public DocumentId upload(Account account, UUID draft) {
        return as(account, () -> {
            try {
                String about = "%PDF-1.4\n% " + NUMBER.incrementAndGet() + "\n%%EOF\n";
                return documents
                        .store(
                                new NewDocument(
                                        ReferralPermissions.PORTAL,
                                        draft.toString(),
                                        "report.pdf",
                                        asked.attachmentPolicy(),
                                        null),
                                new ByteArrayInputStream(about.getBytes(StandardCharsets.US_ASCII)))
                        .id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The mails to somebody, the newest first. */
    public List<KeptMail> mailsTo(Account account) {
        return new DatabaseMailbox(transactions)
                .newest(5_000).stream()
                        .filter(mail -> mail.to().contains(account.email()))
                        .toList();
    }

    /** What the audit log says of something, the newest first. */
    public List<AuditEntry> history(String subjectType, Object id) {
        return audit.history(subjectType, id.toString());
    }

    /** The actions that the audit log has of a referral, the newest first. */
    public List<String> actions(Referral referral) {
        return history("referral.referral", referral.id()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    /** Deletes drafts that nobody touched for so long, as core's own job does. */
    public int deleteStaleDrafts(Duration age) {
        return drafts.deleteStale(age, age);
    }

    /** Runs the job that deletes what was attached to drafts that are gone. */
    public void deleteAbandonedFiles() {
        actors.callAs(new Actor.SystemPart("referral.abandoned-files"), () -> {
            new AbandonedFilesJob(unit, drafts, documents, audit, new KeptLegalHolds(transactions), clock).run();
            return true;
        });
    }

    /** Runs the job that tells officers what waits. */
    public void remind() {
        actors.callAs(new Actor.SystemPart("referral.reminders"), () -> {
            reminders.run();
            return true;
        });
    }

    /** Puts the data of this name under legal hold, as an administrator does. */
    public void hold(String name) {
        transactions.run(sql -> sql.update(
                "INSERT INTO core.legal_hold (name, reason, placed_by, placed_at) VALUES (?, 'Case 7', 'system:test', ?)",
                name,
                clock.instant()));
    }

    /** Lifts the hold. */
    public void release(String name) {
        transactions.run(sql -> sql.update("DELETE FROM core.legal_hold WHERE name = ?", name));
    }

    /** Changes what somebody is called, as they could in "My details". */
    public void rename(Account account, PersonName name) {
        AccountDetails details = account.details();
        by(
                account,
                () -> accounts.changeDetails(
                        account.id(),
                        new AccountDetails(
                                name, details.phone(), details.address(), details.profession(), details.language())));
    }

    @Override
    public void close() {
        permissions.close();
        unit.close();
        coreUnit.close();
        pool.close();
    }
}
