package org.guildhall.send;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
import org.guildhall.runtime.code.CodeSettings;
import org.guildhall.runtime.code.KeptCodes;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.document.VaultDocuments;
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
import org.guildhall.send.clock.StatutoryClock;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseClock;
import org.guildhall.send.record.CaseDetails;
import org.guildhall.send.record.CaseExportService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseImportService;
import org.guildhall.send.record.CaseIntake;
import org.guildhall.send.record.CaseMails;
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
import org.guildhall.send.record.RetainedCases;
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
    public final CaseAccess access;
    public final CaseTeam team;
    public final CaseService cases;
    public final HistoryService history;
    public final CoverService covers;
    public final FigureService figures;
    public final PeopleService people;
    public final InvitationService invitations;
    public final PartyService parties;
    public final CasesInHand inHand;
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
        EncryptedDrafts drafts = new EncryptedDrafts(transactions, coreUnit, ids, clock, keys);
        documents = new VaultDocuments(
                transactions,
                coreUnit,
                ids,
                clock,
                instance,
                settings,
                actors,
                audit,
                keys,
                new Scanners(new ClamdScanner(settings)));
        KeptWords seals = new KeptWords(new TextSeals(keys));
        KeptCodes codes = new KeptCodes(transactions, ids, clock, keys, settings.of(CodeSettings.class));
        TypedWords typed = new TypedWords(drafts, actors);
        CaseClock caseClock = new CaseClock(new StatutoryClock(new EnglishWorkingDays()), clock);
        CaseMails caseMails = new CaseMails(mails, accounts, texts, instance, settings);
        CaseIntake intake = new CaseIntake(caseClock, actors, audit, ids, clock, seals);
        access = new CaseAccess(unit, permissions, accounts, actors, audit, clock, seals);
        team = new CaseTeam(unit, accounts, clock);
        cases = new CaseService(
                unit, access, intake, caseClock, team, typed, accounts, actors, permissions, audit, ids, clock, seals);
        history = new HistoryService(
                unit, access, intake, caseClock, caseMails, typed, actors, permissions, audit, ids, clock, seals);
        covers = new CoverService(unit, permissions, audit, ids, clock);
        figures = new FigureService(unit, permissions, caseClock, clock);
        people = new PeopleService(unit, access, permissions, audit, clock, seals);
        invitations = new InvitationService(
                unit, access, caseMails, team, codes, accounts, actors, permissions, audit, ids, clock, seals);
        parties = new PartyService(unit, access, caseClock, accounts, actors, clock, seals);
        rederive = new RederiveJob(unit, caseClock, clock);
        expire = new ExpireInvitationsJob(invitations);
        inHand = new CasesInHand(unit, audit, clock);
        imports = new CaseImportService(unit, intake, access, accounts, permissions, audit, ids, clock);
        exports = new CaseExportService(unit, access, audit, seals);
        retained = new RetainedCases(unit);
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
        by(caseworker, () -> invitations.activate(invitation));
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
