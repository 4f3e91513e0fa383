package org.guildhall.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.job.Job;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.account.KeptAccounts;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.audit.BoundClients;
import org.guildhall.runtime.audit.ChainedAudit;
import org.guildhall.runtime.bundle.KeptLegalHolds;
import org.guildhall.runtime.code.CodeSettings;
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
import org.guildhall.runtime.password.ThrottledPasswords;
import org.guildhall.runtime.pdf.TaggedPdfCopies;
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
import org.guildhall.runtime.text.TextCatalogues;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.guildhall.send.action.ActionDesk;
import org.guildhall.send.action.ActionMails;
import org.guildhall.send.action.ActionRemindersJob;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.ActionsOfCase;
import org.guildhall.send.action.FormLibrary;
import org.guildhall.send.action.FormService;
import org.guildhall.send.action.FormTexts;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.action.TrainingActions;
import org.guildhall.send.clock.StatutoryClock;
import org.guildhall.send.document.DocumentMails;
import org.guildhall.send.document.DocumentService;
import org.guildhall.send.document.DocumentsOfCase;
import org.guildhall.send.document.PublishDocumentsJob;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.document.SendDocumentAccess;
import org.guildhall.send.document.Shelf;
import org.guildhall.send.document.TrainingDocuments;
import org.guildhall.send.file.AbandonedUploadsJob;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageBox;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageMails;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.message.MessagesOfCase;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.TrainingMessages;
import org.guildhall.send.message.UnansweredMessagesJob;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CalendarDates;
import org.guildhall.send.record.CalendarFeeds;
import org.guildhall.send.record.CalendarsOfCase;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseClock;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseDetails;
import org.guildhall.send.record.CaseExportService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseImportService;
import org.guildhall.send.record.CaseIntake;
import org.guildhall.send.record.CaseMails;
import org.guildhall.send.record.CaseParts;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CaseTeam;
import org.guildhall.send.record.CasesInHand;
import org.guildhall.send.record.CasesOfSubject;
import org.guildhall.send.record.CoverService;
import org.guildhall.send.record.ExpireInvitationsJob;
import org.guildhall.send.record.FigureService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.NewCase;
import org.guildhall.send.record.NewInvitation;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.RederiveJob;
import org.guildhall.send.record.RequestedCases;
import org.guildhall.send.record.RetainedCases;
import org.guildhall.send.record.TrainingCases;
import org.guildhall.send.record.TrainingClock;
import org.guildhall.send.record.TrainingIntake;
import org.guildhall.send.record.Visibility;
import org.guildhall.send.request.NeedsForm;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.RequestDesk;
import org.guildhall.send.request.RequestFiles;
import org.guildhall.send.request.RequestMails;
import org.guildhall.send.request.RequestsOfCase;
import org.guildhall.send.request.TeamRequestService;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.time.TestClock;

/** This portal's services over core's own, on one database. */
public final class SendFixture implements AutoCloseable {
    /** Where everybody lives who has no address of their own. */
    public static final Address HOME =
            new Address("", "3", "Spindle Hill", "", "Ambleford", "Barsetshire", "WR5 2NP", "100000000003");

    /** When children are born of whom nothing else is said. */
    public static final LocalDate BORN = LocalDate.of(2018, 3, 2);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern CODE = Pattern.compile("\\d{4} \\d{4}");
    private static final Pattern LINK = Pattern.compile("/send/invitation/([A-Za-z0-9_-]+)");

    public final TestClock clock = TestClock.onAMondayMorning();
    public final ThreadActors actors = new ThreadActors();
    public final TestSettings settings = new TestSettings();
    public final Texts texts;
    public final VaultDocuments documents;
    public final Scanners scanners = new Scanners(new ClamdScanner(settings));
    public final WaitingFiles scan;
    public final CaseAccess access;
    public final CaseTeam team;
    public final CaseService cases;
    public final HistoryService history;
    public final CoverService covers;
    public final FigureService figures;
    public final PeopleService people;
    public final InvitationService invitations;
    public final PartyService parties;
    public final CalendarFeeds feeds;
    public final CalendarsOfCase calendarsOfCase;
    public final TrainingCases training;
    public final TrainingClock trainingClock;
    public final TrainingClock liveClock;
    public final CasesInHand inHand;
    public final MessageService messages;
    public final TeamMessageService teamMessages;
    public final UnansweredMessagesJob unanswered;
    public final AbandonedUploadsJob abandoned;
    public final Uploads uploads;
    public final MessageFiles messageFiles;
    public final MessagesOfCase messagesOfCase;
    public final DocumentService published;
    public final PublishingService publishing;
    public final PublishDocumentsJob publish;
    public final DocumentsOfCase documentsOfCase;
    public final FormService forms;
    public final TeamActionService teamActions;
    public final ActionService actions;
    public final ActionRemindersJob actionReminders;
    public final ActionsOfCase actionsOfCase;
    public final NeedsRequestService requests;
    public final TeamRequestService teamRequests;
    public final RequestsOfCase requestsOfCase;
    public final EncryptedDrafts drafts;
    public final CaseImportService imports;
    public final CaseExportService exports;
    public final RetainedCases retained;
    public final KeptRetention retention;
    public final KeptSubjectAccess subjects;

    private final ConnectionPool pool;
    private final UnitOpener.OpenUnit coreUnit;
    private final UnitOpener.OpenUnit unit;
    private final Transactions transactions;
    private final ChainedAudit audit;
    private final KeptAccounts accounts;
    private final ShiroPermissions permissions;
    private final RederiveJob rederive;
    private final ExpireInvitationsJob expire;

    private SendFixture(DatabasePlace place) {
        LaunchSettings launch = new LaunchSettings(place.settings());
        FolderInstance instance = new FolderInstance(place.dataFolder());
        texts = instance.texts();
        place.prepare("send", () -> UnitOpener.migrate(launch, "send", SendPortal.class));
        pool = new ConnectionPool(launch);
        transactions = new Transactions(pool);
        coreUnit = UnitOpener.open(pool, transactions, "core", Transactions.class);
        unit = UnitOpener.open(pool, transactions, "send", SendPortal.class);
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
        var forAsLongAsItRuns = permissions.declare(SendPermissions.all());
        Objects.requireNonNull(forAsLongAsItRuns);
        MailDesk desk = new MailDesk(
                new MailQueue(transactions, clock), new MailRoute(settings, instance, launch), instance, texts, ids);
        TemplatedMails mails = new TemplatedMails(desk, UnitSource.of(SendPortal.class));
        TemplatedMails coreMails = new TemplatedMails(desk, UnitSource.of(KeptAccounts.class));
        KeptSessions sessions =
                new KeptSessions(transactions, ids, clock, coreMails, texts, audit, actors, permissions, keys);
        accounts = new KeptAccounts(
                coreUnit, transactions, ids, clock, actors, permissions, roles, sessions, audit, coreMails, texts);
        drafts = new EncryptedDrafts(transactions, coreUnit, ids, clock, keys);
        documents = new VaultDocuments(
                transactions, coreUnit, ids, clock, instance, settings, actors, audit, keys, scanners);
        scan = new WaitingFiles(documents, scanners);
        KeptWords seals = new KeptWords(new TextSeals(keys));
        KeptCodes codes = new KeptCodes(transactions, ids, clock, keys, settings.of(CodeSettings.class));
        TypedWords typed = new TypedWords(drafts, actors);
        CaseClock caseClock = new CaseClock(new StatutoryClock(new EnglishWorkingDays()), clock);
        CaseMails caseMails = new CaseMails(mails, accounts, texts, instance, settings);
        CaseIntake intake = new CaseIntake(caseClock, actors, audit, ids, clock, seals);
        access = new CaseAccess(unit, permissions, accounts, actors, audit, clock, seals);
        team = new CaseTeam(unit, access, accounts, permissions, clock);
        cases = new CaseService(
                unit,
                access,
                intake,
                caseClock,
                team,
                caseMails,
                typed,
                accounts,
                actors,
                permissions,
                audit,
                ids,
                clock,
                seals);
        history = new HistoryService(
                unit, access, intake, caseClock, caseMails, typed, actors, permissions, audit, ids, clock, seals);
        trainingClock = new TrainingClock(instance, unit, access, caseClock, permissions, audit);
        liveClock = new TrainingClock(
                new FolderInstance(place.dataFolder(), false), unit, access, caseClock, permissions, audit);
        covers = new CoverService(unit, caseMails, actors, permissions, audit, ids, clock);
        figures = new FigureService(unit, permissions, caseClock, clock);
        people = new PeopleService(unit, access, permissions, audit, clock, seals);
        invitations = new InvitationService(
                unit, access, caseMails, team, codes, accounts, actors, permissions, audit, ids, clock, seals);
        parties = new PartyService(unit, access, caseClock, accounts, actors, clock, seals);
        feeds = new CalendarFeeds(
                unit,
                access,
                parties,
                new CalendarDates(texts, instance),
                codes,
                accounts,
                actors,
                audit,
                instance,
                ids,
                clock);
        calendarsOfCase = new CalendarsOfCase(unit);
        rederive = new RederiveJob(unit, caseClock, clock);
        expire = new ExpireInvitationsJob(invitations);
        inHand = new CasesInHand(unit, audit, clock);
        imports = new CaseImportService(
                unit, intake, access, caseMails, accounts, actors, permissions, audit, ids, clock);
        CaseParts caseParts = new CaseParts();
        exports = new CaseExportService(unit, access, permissions, documents, audit, seals, caseParts);
        retained = new RetainedCases(unit, caseParts);
        retention = new KeptRetention(transactions, ids, clock, actors, permissions, audit);
        CaseDesk caseDesk = new CaseDesk(unit, access, team, permissions, clock, seals);
        uploads = new Uploads(unit, documents, actors, ids, clock);
        messageFiles = new MessageFiles(unit, documents, uploads, caseDesk, ids, settings);
        MessageMails messageMails = new MessageMails(mails, accounts, caseDesk, team, instance);
        MessageBox box = new MessageBox(
                unit,
                caseDesk,
                uploads,
                messageFiles,
                messageMails,
                accounts,
                audit,
                texts,
                ids,
                clock,
                seals,
                settings);
        messages = new MessageService(unit, access, box, uploads, typed, actors, audit, seals);
        teamMessages = new TeamMessageService(unit, caseDesk, box, uploads, typed, actors, permissions, audit, seals);
        unanswered = new UnansweredMessagesJob(unit, caseDesk, messageMails, new EnglishWorkingDays(), clock, settings);
        abandoned = new AbandonedUploadsJob(unit, documents, drafts, new KeptLegalHolds(transactions), clock);
        messagesOfCase = new MessagesOfCase(unit, documents, seals);
        DeclaredForms declared = new DeclaredForms(
                texts, clock, List.of(FolderInstance.url(Path.of("src/main/resources/forms/needs-assessment.yaml"))));
        RequestFiles requestFiles = new RequestFiles(unit, documents, drafts, caseDesk);
        RequestDesk requestDesk = new RequestDesk(caseDesk, accounts, seals);
        requests = new NeedsRequestService(
                unit,
                new RequestedCases(unit, intake, audit, ids, clock, seals),
                requestDesk,
                requestFiles,
                new RequestMails(mails, caseDesk, team, texts, instance),
                new NeedsForm(declared, settings),
                caseDesk,
                uploads,
                declared,
                drafts,
                accounts,
                actors,
                audit,
                ids,
                clock,
                seals);
        teamRequests = new TeamRequestService(unit, access, requestDesk, requestFiles, audit);
        requestsOfCase = new RequestsOfCase(unit, requestDesk, requestFiles);
        Shelf shelf =
                new Shelf(unit, documents, caseDesk, new DocumentMails(mails, accounts, instance), audit, ids, clock);
        published = new DocumentService(access, shelf);
        publishing = new PublishingService(
                unit, documents, uploads, shelf, caseDesk, accounts, permissions, audit, ids, clock, seals, settings);
        publish = new PublishDocumentsJob(shelf);
        documentsOfCase = new DocumentsOfCase(unit, documents, caseDesk, seals);
        documents.add(new SendDocumentAccess(uploads, messageFiles, requestFiles, shelf));
        FormTexts formTexts = new FormTexts();
        ((TextCatalogues) texts).add(formTexts);
        FormLibrary library = new FormLibrary(unit, declared, formTexts, actors, ids, clock);
        forms = new FormService(library, formTexts, declared, permissions, audit);
        ActionDesk actionDesk = new ActionDesk(library, accounts, seals);
        ActionMails actionMails = new ActionMails(mails, accounts, caseDesk, team, texts, instance);
        teamActions = new TeamActionService(
                unit, caseDesk, library, actionDesk, actionMails, drafts, permissions, audit, ids, clock, seals);
        actions =
                new ActionService(unit, access, actionDesk, actionMails, declared, drafts, actors, audit, clock, seals);
        actionReminders =
                new ActionRemindersJob(unit, caseDesk, actionMails, new EnglishWorkingDays(), clock, settings);
        actionsOfCase = new ActionsOfCase(unit, actionDesk, drafts);
        List.of(messagesOfCase, documentsOfCase, actionsOfCase, requestsOfCase, calendarsOfCase)
                .forEach(caseParts::add);
        training = new TrainingCases(
                instance,
                unit,
                new TrainingIntake(intake, accounts, ids, clock, seals),
                new ThrottledPasswords(transactions, coreUnit, ids, clock, keys, settings, coreMails, audit),
                new TrainingMessages(unit, caseDesk, box, accounts, audit, ids, clock, seals),
                new TrainingDocuments(
                        unit,
                        documents,
                        publishing,
                        new TaggedPdfCopies(texts, clock),
                        instance,
                        caseDesk,
                        accounts,
                        audit,
                        ids,
                        clock),
                new TrainingActions(unit, caseDesk, library, accounts, audit, ids, clock));
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
        subjects.add(messagesOfCase);
        subjects.add(documentsOfCase);
        subjects.add(actionsOfCase);
        subjects.add(requestsOfCase);
        subjects.add(new CasesOfSubject(unit, accounts, seals));
    }

    /** The services on this database, made once for a test class. */
    public static SendFixture of(DatabasePlace place) {
        return place.share(SendFixture.class, SendFixture::new);
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

    /** Today in this fixture. */
    public LocalDate today() {
        return cases.today();
    }

    /** Somebody who has registered. */
    public Account newCitizen() {
        return newAccount("somebody" + NUMBER.incrementAndGet() + "@example.org", new PersonName("Siân", "Probert"));
    }

    /** Somebody who works on SEND cases. */
    public Account newCaseworker() {
        return withRole(newCitizen(), Role.CASEWORKER);
    }

    /** Somebody who leads a team. */
    public Account newManager() {
        return withRole(newCitizen(), Role.TEAM_MANAGER);
    }

    /** Somebody who looks after the portal for the council. */
    public Account newAdministrator() {
        return withRole(newCitizen(), Role.COUNCIL_ADMINISTRATOR);
    }

    /** Gives a role. */
    public Account withRole(Account account, String role) {
        Account now = accounts.find(account.id()).orElseThrow();
        Set<String> all = new HashSet<>(now.roles());
        all.add(role);
        return actors.callAs(new Actor.SystemPart("test"), () -> accounts.assignRoles(account.id(), all));
    }

    /** Takes all roles away. */
    public void withoutRoles(Account account) {
        Set<String> none = newCitizen().roles();
        asSystem("test", () -> accounts.assignRoles(account.id(), none));
    }

    /** Somebody who has registered with this address and name. */
    public Account newAccount(String email, PersonName name) {
        return accounts.create(new NewAccount(
                email,
                new AccountDetails(name, "01632 960001", HOME, null, Locale.UK),
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

    /** A surname that no other child has. */
    public static String surname() {
        StringBuilder name = new StringBuilder("Child");
        for (int left = NUMBER.incrementAndGet(); left > 0; left /= 26) {
            name.append((char) ('a' + left % 26));
        }
        return name.toString();
    }

    /** A child born then. */
    public static CaseDetails child(String surname, LocalDate birth) {
        return CaseDetails.of(new PersonName("Robin", surname), birth, HOME);
    }

    /** Opens a case of a child whose request came on a day. */
    public CaseId open(Account caseworker, CaseDetails child, LocalDate received) {
        return as(caseworker, () -> cases.open(new NewCase(child, received, AskedBy.PROFESSIONAL, "A school", "")));
    }

    /** Opens a case of some child whose request came today. */
    public CaseId open(Account caseworker) {
        return open(caseworker, child(surname(), BORN), today());
    }

    /** Answers to what a parent must answer who asks for an assessment, and no more. */
    public static Answers asked(String surname, LocalDate birth) {
        return new Answers(Map.of(
                        "askedBy", "parent",
                        "relationship", "mother",
                        "parentalResponsibility", "yes",
                        "interpreter", "no",
                        "contactBy", List.of("email"),
                        "setting", "home",
                        "needAreas", List.of("learning"),
                        "needsLearning", "Reading is very hard."))
                .with("childName", new PersonName("Robin", surname))
                .with("childDateOfBirth", (Object) birth.toString())
                .with("childAddress", HOME)
                .with("senSupport", (Object) "not-known")
                .with("outcomes", (Object) "To read alone.")
                .with("adviceKnown", (Object) "yes")
                .with("isTrue", (Object) "yes");
    }

    /** Begins a request with these answers. */
    public UUID begun(Account asker, Answers answers) {
        return as(asker, () -> {
            Draft draft = requests.begin();
            drafts.save(draft, answers, "check");
            return draft.id();
        });
    }

    /** Asks for an assessment with these answers. */
    public NeedsRequest request(Account asker, Answers answers) {
        UUID draft = begun(asker, answers);
        return as(asker, () -> requests.submit(draft));
    }

    /** Invites an address as a parent, up to the link. */
    public InvitationId linkSent(Account caseworker, CaseId id, String email) {
        return linkSent(caseworker, id, NewInvitation.ofParent("Sam Probert", email, Locale.UK));
    }

    /** Invites somebody, up to the link. */
    public InvitationId linkSent(Account caseworker, CaseId id, NewInvitation asked) {
        return as(caseworker, () -> {
            InvitationId invitation = invitations.create(id, asked);
            invitations.sendCode(invitation);
            invitations.verify(invitation, codeTo(asked.email()));
            invitations.sendLink(invitation);
            return invitation;
        });
    }

    /** Makes an account a parent who sees a case. */
    public InvitationId activeParent(Account caseworker, CaseId id, Account parent) {
        InvitationId invitation = linkSent(caseworker, id, parent.email());
        accept(parent, invitation);
        by(caseworker, () -> invitations.activate(invitation, Visibility.ALL));
        return invitation;
    }

    /** Opens the link that was mailed to an account last and says yes. */
    public void accept(Account parent, InvitationId invitation) {
        String token = tokenTo(parent.email());
        by(parent, () -> {
            invitations.open(token);
            invitations.answer(List.of(invitation), true);
        });
    }

    /** The code in the newest mail with one to an address. */
    public String codeTo(String email) {
        return found(CODE, email, 0);
    }

    /** The token in the newest mail with a link to an address. */
    public String tokenTo(String email) {
        return found(LINK, email, 1);
    }

    private String found(Pattern what, String email, int group) {
        for (KeptMail mail : mailsTo(email)) {
            Matcher matcher = what.matcher(mail.text());
            if (matcher.find()) {
                return matcher.group(group);
            }
        }
        throw new AssertionError("no mail to " + email + " has " + what);
    }

    /** The mails to an address, the newest first. */
    public List<KeptMail> mailsTo(String email) {
        return new DatabaseMailbox(transactions)
                .newest(5_000).stream()
                        .filter(mail -> mail.to().contains(email))
                        .toList();
    }

    /** The subjects of the mails to an account, the newest first. */
    public List<String> subjectsTo(Account account) {
        return mailsTo(account.email()).stream().map(KeptMail::subject).toList();
    }

    /** What the audit log says of a case, the newest first. */
    public List<String> actions(CaseId id) {
        return auditOf("send.case", id);
    }

    /** What the audit log says of something, the newest first. */
    public List<String> auditOf(String subjectType, Object id) {
        return audit.history(subjectType, id.toString()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    /** How often the audit log says that something was refused to an actor. */
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

    /** Runs the job that brings stages up to the day. */
    public void rederive() {
        asSystem("send.rederive", rederive::run);
    }

    /** Runs the job that ends invitations. */
    public void expire() {
        asSystem("send.expire-invitations", expire::run);
    }

    private void asSystem(String name, Runnable work) {
        actors.callAs(new Actor.SystemPart(name), () -> {
            work.run();
            return true;
        });
    }

    /** Runs a job as the product does. */
    public void run(Job job) {
        asSystem(job.name(), () -> {
            try {
                job.run();
            } catch (RuntimeException wrong) {
                throw wrong;
            } catch (Exception wrong) {
                throw new IllegalStateException(wrong);
            }
        });
    }

    /** Uploads a file as the pages do. */
    public DocumentId upload(Account account, UUID upload, UploadPolicy policy) {
        return store(account, as(account, () -> uploads.subject(upload)), policy);
    }

    /** Uploads a file under what its page keeps it under. */
    public DocumentId store(Account account, String subject, UploadPolicy policy) {
        return as(account, () -> {
            try {
                String pdf = "%PDF-1.4\n% " + NUMBER.incrementAndGet() + "\n%%EOF\n";
                return documents
                        .store(
                                new NewDocument(SendPermissions.PORTAL, subject, "letter.pdf", policy, null),
                                new ByteArrayInputStream(pdf.getBytes(StandardCharsets.US_ASCII)))
                        .id();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** Reads a file as somebody does who opens its address. */
    public boolean reads(Account account, DocumentId file) {
        return as(account, () -> {
            try {
                documents.open(file).writeTo(OutputStream.nullOutputStream());
                return true;
            } catch (NotPermittedException | NotFoundException no) {
                return false;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** Lets so many days go by. */
    public void days(int days) {
        clock.advance(Duration.ofDays(days));
    }

    @Override
    public void close() {
        permissions.close();
        unit.close();
        coreUnit.close();
        pool.close();
    }
}
