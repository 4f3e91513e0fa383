package org.guildhall.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.document.DocumentContent;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.Forms;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.NewPerson;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.api.text.Texts;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.finance.document.DatedDocuments;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentReaders;
import org.guildhall.finance.document.DocumentRecallService;
import org.guildhall.finance.document.DocumentsOfSubject;
import org.guildhall.finance.document.FinanceDocumentAccess;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.NewFinanceDocument;
import org.guildhall.finance.flow.RequestFlows;
import org.guildhall.finance.grant.ChangesOfPerson;
import org.guildhall.finance.grant.EndingGrantsJob;
import org.guildhall.finance.grant.GrantMails;
import org.guildhall.finance.grant.NotedChanges;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.intake.ApiIntake;
import org.guildhall.finance.intake.DocumentRows;
import org.guildhall.finance.intake.ImportReports;
import org.guildhall.finance.intake.ImportRuns;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.finance.intake.NewDocumentNotices;
import org.guildhall.finance.intake.PastImports;
import org.guildhall.finance.intake.PersonRows;
import org.guildhall.finance.intake.SourceIntake;
import org.guildhall.finance.request.AbandonedEvidenceJob;
import org.guildhall.finance.request.AccessGiver;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.DecidedRequests;
import org.guildhall.finance.request.EvidenceAccess;
import org.guildhall.finance.request.FlowSettingsService;
import org.guildhall.finance.request.KeptWords;
import org.guildhall.finance.request.OnlineConsentService;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.finance.request.QueueAssignmentService;
import org.guildhall.finance.request.QueueExport;
import org.guildhall.finance.request.QueueLoadService;
import org.guildhall.finance.request.QueueReminderJob;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.RequestIntake;
import org.guildhall.finance.request.RequestMails;
import org.guildhall.finance.request.RequestWatch;
import org.guildhall.finance.request.RequestsInHand;
import org.guildhall.finance.request.RequestsOfSubject;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.runtime.account.KeptAccounts;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.audit.BoundClients;
import org.guildhall.runtime.audit.ChainedAudit;
import org.guildhall.runtime.bundle.KeptLegalHolds;
import org.guildhall.runtime.code.KeptCodes;
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
import org.guildhall.runtime.person.KeptGrants;
import org.guildhall.runtime.person.KeptPeople;
import org.guildhall.runtime.retention.KeptRetention;
import org.guildhall.runtime.seal.TextSeals;
import org.guildhall.runtime.session.KeptSessions;
import org.guildhall.runtime.session.ThreadActors;
import org.guildhall.runtime.subject.KeptSubjectAccess;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.guildhall.runtime.token.KeptTokens;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.time.TestClock;

/** This portal's services over core's own, on one database. */
public final class FinanceFixture implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final TestClock clock = TestClock.onAMondayMorning();
    public final ThreadActors actors = new ThreadActors();
    public final FolderInstance instance;
    public final People people;
    public final Grants grants;
    public final Drafts drafts;
    public final Documents documents;
    public final Texts texts;
    public final TestSettings settings = new TestSettings();
    public final Faults faults = new Faults();
    public final Scanners scanners = new Scanners(new ClamdScanner(settings));
    public final WaitingFiles scan;
    public final AccessRequestService requests;
    public final RequestForm form;
    public final AccessReviewService review;
    public final RequestFlows flows;
    public final VisitorRequestService visitors;
    public final FinanceDocumentService financeDocuments;
    public final FinanceDocumentAccess financeDocumentAccess;
    public final PersonGrantService personGrants;
    public final PersonChangeService personChanges;
    public final DocumentReaders readers;
    public final ImportService imports;
    public final DocumentRecallService recalls;
    public final OnlineConsentService consents;
    public final RequestsInHand inHand;
    public final QueueAssignmentService assignments;
    public final PhoneCheckService phoneChecks;
    public final QueueLoadService load;
    public final QueueExport queueExport;
    public final KeptRetention retention;
    public final KeptSubjectAccess subjects;

    private final QueueReminderJob reminders;
    private final ConnectionPool pool;
    private final UnitOpener.OpenUnit coreUnit;
    private final UnitOpener.OpenUnit unit;
    private final Transactions transactions;
    private final Ids ids;
    private final GrantMails grantMails;
    private final ChainedAudit audit;
    private final KeptAccounts accounts;
    private final ShiroPermissions permissions;
    private final Mails mails;

    private FinanceFixture(DatabasePlace place) {
        LaunchSettings launch = new LaunchSettings(place.settings());
        instance = new FolderInstance(place.dataFolder());
        texts = instance.texts();
        place.prepare("finance", () -> UnitOpener.migrate(launch, "finance", FinancePortal.class));
        pool = new ConnectionPool(launch);
        transactions = new Transactions(pool);
        coreUnit = UnitOpener.open(pool, transactions, "core", Transactions.class);
        unit = UnitOpener.open(pool, transactions, "finance", FinancePortal.class);
        ids = new TimeOrderedIds(clock);
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
        var forAsLongAsItRuns = permissions.declare(FinancePermissions.all());
        Objects.requireNonNull(forAsLongAsItRuns);
        MailQueue queue = new MailQueue(transactions, clock);
        MailDesk desk = new MailDesk(queue, new MailRoute(settings, instance, launch), instance, texts, ids);
        mails = new TemplatedMails(desk, UnitSource.of(FinancePortal.class));
        Mails coreMails = new TemplatedMails(desk, UnitSource.of(KeptAccounts.class));
        KeptSessions sessions =
                new KeptSessions(transactions, ids, clock, mails, texts, audit, actors, permissions, keys);
        accounts = new KeptAccounts(
                coreUnit, transactions, ids, clock, actors, permissions, roles, sessions, audit, coreMails, texts);
        people = new KeptPeople(transactions, ids, clock);
        grants = new KeptGrants(transactions, ids, clock, actors, audit);
        drafts = new EncryptedDrafts(transactions, coreUnit, ids, clock, keys);
        VaultDocuments vault = new VaultDocuments(
                transactions, coreUnit, ids, clock, instance, settings, actors, audit, keys, scanners);
        scan = new WaitingFiles(vault, scanners);
        documents = new FaultyDocuments(vault, faults);
        Forms forms = new DeclaredForms(
                texts, clock, List.of(FolderInstance.url(Path.of("src/main/resources/forms/access-request.yaml"))));
        form = new RequestForm(forms, settings);
        RequestMails requestMails = new RequestMails(unit, mails, accounts, texts, instance, clock);
        TypedWords typed = new TypedWords(drafts, actors);
        KeptWords seals = new KeptWords(new TextSeals(keys));
        RequestWatch watch = new RequestWatch(unit, actors);
        flows = new RequestFlows(unit, instance, settings);
        KeptCodes codes = new KeptCodes(
                transactions, ids, clock, keys, settings.of(org.guildhall.runtime.code.CodeSettings.class));
        AccessGiver giver = new AccessGiver(grants, requestMails);
        RequestIntake intake = new RequestIntake(
                unit,
                drafts,
                forms,
                form,
                requestMails,
                documents,
                audit,
                new EnglishWorkingDays(),
                ids,
                clock,
                settings,
                seals);
        visitors = new VisitorRequestService(
                unit,
                drafts,
                flows,
                form,
                intake,
                giver,
                requestMails,
                codes,
                documents,
                accounts,
                actors,
                permissions,
                audit,
                texts,
                ids,
                clock,
                seals);
        requests = new AccessRequestService(
                unit,
                drafts,
                typed,
                flows,
                intake,
                form,
                requestMails,
                documents,
                accounts,
                actors,
                permissions,
                audit,
                texts,
                new EnglishWorkingDays(),
                ids,
                clock,
                instance,
                settings,
                seals,
                watch);
        review = new AccessReviewService(
                unit,
                people,
                grants,
                flows,
                giver,
                codes,
                documents,
                form,
                requestMails,
                typed,
                accounts,
                actors,
                permissions,
                audit,
                texts,
                ids,
                clock,
                seals,
                watch,
                settings);
        financeDocuments =
                new FinanceDocumentService(unit, documents, people, grants, actors, permissions, audit, clock);
        financeDocumentAccess =
                new FinanceDocumentAccess(financeDocuments, new EvidenceAccess(unit, drafts, permissions));
        vault.add(financeDocumentAccess);
        grantMails = new GrantMails(mails, accounts, people, instance);
        personChanges = new PersonChangeService(
                unit, people, grants, grantMails, accounts, typed, actors, permissions, audit, texts, ids, clock);
        personGrants = personGrants(grants);
        readers = new DocumentReaders(unit, accounts, permissions, audit);
        recalls =
                new DocumentRecallService(unit, documents, people, accounts, typed, actors, permissions, audit, clock);
        imports = newImports();
        inHand = new RequestsInHand(unit, audit, watch);
        assignments = new QueueAssignmentService(unit, requestMails, accounts, actors, permissions, audit, watch);
        phoneChecks = new PhoneCheckService(
                unit, typed, accounts, actors, permissions, audit, texts, ids, clock, seals, watch, settings);
        load = new QueueLoadService(unit, accounts, permissions, new EnglishWorkingDays(), clock);
        queueExport = new QueueExport(unit, review, permissions, audit);
        reminders = new QueueReminderJob(unit, requestMails, accounts, new EnglishWorkingDays(), ids, clock, settings);
        consents = new OnlineConsentService(unit, accounts, actors, audit, texts, clock, watch);
        retention = new KeptRetention(transactions, ids, clock, actors, permissions, audit);
        retention.add(retainedRequests());
        retention.add(new DatedDocuments(unit, documents));
        retention.add(new PastImports(unit, instance));
        retention.add(new NotedChanges(unit, people));
        subjects = new KeptSubjectAccess(
                transactions, (EncryptedDrafts) drafts, accounts, people, vault, permissions, audit, clock);
        subjects.add(new RequestsOfSubject(unit, seals));
        subjects.add(new DocumentsOfSubject(unit, accounts));
        subjects.add(new ChangesOfPerson(unit));
    }

    /** The services on this database, made once for a test class. */
    public static FinanceFixture of(DatabasePlace place) {
        return place.share(FinanceFixture.class, FinanceFixture::new);
    }

    /** This portal's unit. */
    public Database database() {
        return unit;
    }

    /** Ids as the product draws them. */
    public Ids ids() {
        return ids;
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

    /** What officers do with grants, over other grants than core's own. */
    public PersonGrantService personGrants(Grants others) {
        return new PersonGrantService(
                unit,
                people,
                others,
                accounts,
                grantMails,
                personChanges,
                new TypedWords(drafts, actors),
                form,
                actors,
                texts,
                permissions,
                audit,
                clock);
    }

    /** The job that tells of access that ends soon. */
    public EndingGrantsJob endingGrants() {
        return new EndingGrantsJob(unit, grants, grantMails, clock);
    }

    /** The job that deletes what was uploaded to drafts that are gone. */
    public AbandonedEvidenceJob abandonedEvidence() {
        return new AbandonedEvidenceJob(unit, drafts, documents, audit, new KeptLegalHolds(transactions), clock);
    }

    /** Deletes drafts that nobody touched for so long, as core's own job does. */
    public int deleteStaleDrafts(Duration age) {
        return ((EncryptedDrafts) drafts).deleteStale(age, age);
    }

    /** The import as after a new start of the server. */
    public ImportService newImports() {
        return new ImportService(
                unit,
                newRuns(),
                documentRows(),
                new PersonRows(unit, people, texts),
                notices(),
                permissions,
                texts,
                ids,
                instance,
                settings);
    }

    private ImportRuns newRuns() {
        return new ImportRuns(unit, audit, new ImportReports(accounts, mails, instance, settings), ids, clock);
    }

    private DocumentRows documentRows() {
        return new DocumentRows(unit, financeDocuments, documents, people, texts, ids, settings);
    }

    private NewDocumentNotices notices() {
        return new NewDocumentNotices(unit, financeDocuments, people, grants, accounts, mails, instance, clock);
    }

    /** What other systems may do with a token. */
    public ApiIntake newIntake(ApiTokens tokens) {
        return new ApiIntake(
                unit,
                tokens,
                newRuns(),
                documentRows(),
                new PersonRows(unit, people, texts),
                notices(),
                recalls,
                texts,
                ids,
                clock);
    }

    /** What asks document sources. */
    public SourceIntake newSources() {
        return new SourceIntake(unit, newRuns(), documentRows(), notices(), texts, ids);
    }

    /** Tokens over this database, with nothing declared that they could be for. */
    public KeptTokens newTokens() {
        return new KeptTokens(transactions, ids, clock, actors, permissions, audit);
    }

    /** Somebody who has registered. */
    public Account newCitizen() {
        int number = NUMBER.incrementAndGet();
        return accounts.create(new NewAccount(
                "citizen" + number + "@example.org",
                new AccountDetails(
                        new PersonName("Siân", "Probert"),
                        "01632 960001",
                        new Address("", "3", "Spindle Hill", "", "Ambleford", "Barsetshire", "WR5 2NP", "100000000003"),
                        null,
                        Locale.UK),
                new HashedPassword("none", "none")));
    }

    /** Somebody who decides on requests. */
    public Account newOfficer() {
        return withRole(Role.FINANCE_OFFICER);
    }

    /** Requests as they are kept for a time. */
    public DecidedRequests retainedRequests() {
        return new DecidedRequests(unit, documents, grants);
    }

    /** Somebody who looks after the portal for the council. */
    public Account newAdministrator() {
        return withRole(Role.COUNCIL_ADMINISTRATOR);
    }

    /** Somebody who leads a team. */
    public Account newManager() {
        return withRole(Role.TEAM_MANAGER);
    }

    /** Somebody who reads logs, not content. */
    public Account newAuditor() {
        return withRole(Role.AUDITOR);
    }

    /** Runs the work as this account. */
    public <T> T as(Account account, Supplier<T> work) {
        return actors.callAs(new Actor.User(account.id(), new UUID(0, NUMBER.get())), work);
    }

    /** Work that may fail to read or write. */
    @FunctionalInterface
    public interface Doing {
        /** Does it. */
        void run() throws IOException;
    }

    /** Runs the work as this account. */
    public void asOrThrow(Account account, Doing work) throws IOException {
        try {
            as(account, () -> {
                try {
                    work.run();
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A finance record with a reference of its own. */
    public Person person(String forename, String surname, LocalDate born, Address address) {
        return people.put(new NewPerson(
                FinancePermissions.PORTAL,
                "CF" + NUMBER.incrementAndGet(),
                new PersonName(forename, surname),
                born,
                address));
    }

    /** Gives access, as an officer would. */
    public UUID grant(Person person, Account holder, String role, Set<String> scope) {
        return as(
                newOfficer(),
                () -> grants.give(new NewGrant(
                                FinancePermissions.PORTAL,
                                person.id(),
                                holder.id(),
                                role,
                                scope,
                                clock.instant(),
                                null))
                        .id());
    }

    /** Takes access away. */
    public void revoke(UUID grant) {
        as(newOfficer(), () -> grants.revoke(grant, "It has ended"));
    }

    /** Keeps a document as the import does. */
    public DocumentId letter(Person person, DocumentKind kind, LocalDate date, String description) {
        NewFinanceDocument letter = newLetter(person, kind, date, description);
        asImport(() -> {
            financeDocuments.add(letter);
            return true;
        });
        return letter.file().id();
    }

    /** A document of the finance system whose bytes have come, and that is not kept yet. */
    public NewFinanceDocument newLetter(Person person, DocumentKind kind, LocalDate date, String description) {
        UUID id = ids.next();
        try {
            ReceivedFile file = documents.receive(
                    new NewDocument(
                            FinancePermissions.PORTAL,
                            FinanceDocumentService.subject(id),
                            "letter.pdf",
                            new UploadPolicy("finance.document", 1_000_000, 1, Set.of("application/pdf"), false),
                            null),
                    new ByteArrayInputStream(pdf(description + id)));
            return new NewFinanceDocument(
                    new FinanceDocumentId(id),
                    id.toString(),
                    person.id(),
                    kind,
                    date,
                    date,
                    description,
                    file,
                    new UUID(0, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the work as the import's job does. */
    public <T> T asImport(Supplier<T> work) {
        return actors.callAs(new Actor.SystemPart("finance.import"), work);
    }

    /** Reminds of requests whose time runs out, as the job does. */
    public void remind() {
        actors.callAs(new Actor.SystemPart(reminders.name()), () -> {
            reminders.run();
            return true;
        });
    }

    /** The roles that give a permission. */
    public Set<String> rolesWith(String permission) {
        return permissions.rolesWith(permission);
    }

    /** Uploads evidence, as the form does. */
    public DocumentId upload(Account account, String subject) {
        return as(account, () -> {
            try {
                return documents
                        .store(
                                new NewDocument(
                                        FinancePermissions.PORTAL, subject, "order.pdf", form.evidencePolicy(), null),
                                new ByteArrayInputStream(pdf(subject)))
                        .id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The mails to somebody, the newest first. */
    public List<KeptMail> mailsTo(Account account) {
        return new DatabaseMailbox(transactions)
                .newest(1_000).stream()
                        .filter(mail -> mail.to().contains(account.email()))
                        .toList();
    }

    /** What the mail server made of the mails to somebody so far. */
    public void mailsBecame(Account account, OutboxMail.State state) {
        transactions.run(
                sql -> sql.update("UPDATE core.outbox SET state = ? WHERE recipient = ?", state, account.email()));
    }

    /** What the audit log says of something, the newest first. */
    public List<AuditEntry> history(String subjectType, Object id) {
        return audit.history(subjectType, id.toString());
    }

    /** How much the audit log says was refused to an actor. */
    public long refused(String actor) {
        return actors.callAs(new Actor.SystemPart("test"), () -> audit.count(refusedTo(actor)));
    }

    /** What the audit log says was refused to an actor, the newest first: so many. */
    public List<AuditEntry> refusals(String actor, int limit) {
        return actors.callAs(new Actor.SystemPart("test"), () -> audit.find(refusedTo(actor), 0, limit));
    }

    private static AuditQuery refusedTo(String actor) {
        return new AuditQuery(Set.of(actor), Set.of("*refused"), null, Set.of(), null, null);
    }

    /** The role catalogue as it is set, where nothing is saved. */
    public RoleSettingsService roleSettings() {
        return new RoleSettingsService(new NoForms(), permissions, texts, settings);
    }

    /** The choice of a flow, where nothing is saved. */
    public FlowSettingsService flowSettings() {
        return new FlowSettingsService(flows, new NoForms(), permissions);
    }

    /** What was answered to the consent, as the table keeps it. */
    public String consentAnswer(UUID draft) {
        return consent("answer", draft);
    }

    /** Which wording was consented to. */
    public String consentVersion(UUID draft) {
        return consent("text_version", draft);
    }

    /** A whole PDF that no other has the bytes of. */
    public byte[] pdf(String about) {
        try {
            byte[] form = Files.readAllBytes(Path.of("src/main/resources/META-INF/resources/finance/consent-form.pdf"));
            byte[] comment = ("%" + about + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] all = Arrays.copyOf(form, form.length + comment.length);
            System.arraycopy(comment, 0, all, form.length, comment.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of {@link #pdf}. */
    public String sha256(String about) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf(about)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        permissions.close();
        unit.close();
        coreUnit.close();
        pool.close();
    }

    private Account withRole(String role) {
        Account account = newCitizen();
        Set<String> all = new HashSet<>(account.roles());
        all.add(role);
        return actors.callAs(new Actor.SystemPart("test"), () -> accounts.assignRoles(account.id(), all));
    }

    private String consent(String column, UUID draft) {
        Database database = unit;
        return database.call(entities ->
                (String) entities.createQuery("select c." + (column.equals("answer") ? "answer" : "textVersion")
                                + " from RequestConsent c where c.draftId = :draft")
                        .setParameter("draft", draft)
                        .getSingleResult());
    }

    /** Takes what is saved, and keeps none of it. */
    private static final class NoForms implements SettingsForms {
        @Override
        public List<SettingsForm> all(Locale language) {
            return List.of();
        }

        @Override
        public Optional<SettingsForm> find(String id, Locale language) {
            return Optional.empty();
        }

        @Override
        public SettingsForm save(String id, Map<String, List<String>> values, Locale language) {
            return new SettingsForm(id, "", "", "", List.of());
        }
    }

    /** The server was killed here. */
    public static final class Killed extends Error {}

    /** Where the server is killed next. */
    public static final class Faults {
        private int left = Integer.MAX_VALUE;
        private String broken = "";
        private boolean uploadsAway;

        /** No files that must be scanned are taken, as on a live instance without a scanner. */
        public void takeNoUploads() {
            uploadsAway = true;
        }

        /** The document store fails in a way that nobody foresaw at the file of this name. */
        public void breakAt(String fileName) {
            broken = fileName;
        }

        /** After so many more steps of the document store. */
        public void killAfter(int steps) {
            left = steps;
        }

        /** Not at all. */
        public void none() {
            left = Integer.MAX_VALUE;
            broken = "";
            uploadsAway = false;
        }

        private void step() {
            if (left-- <= 0) {
                throw new Killed();
            }
        }
    }

    /** The real document store, killed before a step where the test says so. */
    private record FaultyDocuments(Documents real, Faults faults) implements Documents {
        @Override
        public boolean takes(UploadPolicy policy) {
            return real.takes(policy) && !(policy.scanned() && faults.uploadsAway);
        }

        @Override
        public long maximumBytes(UploadPolicy policy) {
            return real.maximumBytes(policy);
        }

        @Override
        public ReceivedFile receive(NewDocument document, InputStream bytes) throws IOException {
            faults.step();
            return real.receive(document, bytes);
        }

        @Override
        public StoredDocument keep(ReceivedFile file) {
            StoredDocument kept = real.keep(file);
            if (kept.fileName().equals(faults.broken)) {
                throw new IllegalStateException("Broken at " + faults.broken);
            }
            faults.step();
            return kept;
        }

        @Override
        public java.util.Optional<StoredDocument> find(DocumentId id) {
            return real.find(id);
        }

        @Override
        public List<StoredDocument> of(String portal, String subject) {
            return real.of(portal, subject);
        }

        @Override
        public StoredDocument reassign(DocumentId id, String subject) {
            return real.reassign(id, subject);
        }

        @Override
        public DocumentContent open(DocumentId id) {
            return real.open(id);
        }

        @Override
        public void delete(DocumentId id) {
            real.delete(id);
        }

        @Override
        public boolean delete(DocumentId id, String portal, String subject) {
            return real.delete(id, portal, subject);
        }
    }
}
