package org.guildhall.runtime.standalone;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.mail.TestMailbox;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Clients;
import org.guildhall.api.session.Sessions;
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
import org.guildhall.runtime.instance.ConfiguredInstance;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.mail.DatabaseMailbox;
import org.guildhall.runtime.mail.KeptOutbox;
import org.guildhall.runtime.mail.MailDesk;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.mail.MailRoute;
import org.guildhall.runtime.mail.MailWorker;
import org.guildhall.runtime.mail.TemplatedMails;
import org.guildhall.runtime.malware.ClamdScanner;
import org.guildhall.runtime.malware.Scanners;
import org.guildhall.runtime.password.PasswordSettings;
import org.guildhall.runtime.password.ThrottledPasswords;
import org.guildhall.runtime.pdf.TaggedPdfCopies;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.TimeOrderedIds;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.UnitOpener;
import org.guildhall.runtime.persistence.UnitSource;
import org.guildhall.runtime.person.KeptGrants;
import org.guildhall.runtime.person.KeptPeople;
import org.guildhall.runtime.session.KeptSessions;
import org.guildhall.runtime.session.ThreadActors;
import org.guildhall.runtime.text.Catalogue;
import org.guildhall.runtime.text.TextCatalogues;

/** All of core's services on one database and data folder; the caller closes it. */
public final class StandaloneRuntime implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Clock clock;
    private final StandaloneSettings settings = new StandaloneSettings();
    private final Actors actors = new ThreadActors();
    private final Clients clients = new BoundClients();
    private final RoleCatalogue roles = new RoleCatalogue();
    private final Ids ids;
    private final Instance instance;
    private final Keys keys;
    private final ConnectionPool pool;
    private final Transactions transactions;
    private final Database core;
    private final Audit audit;
    private final Texts texts;
    private final ShiroPermissions permissions;
    private final MailQueue queue;
    private final MailRoute route;
    private final MailDesk desk;
    private final Sessions sessions;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Accounts accounts;

    private StandaloneRuntime(Map<String, String> launch, Clock clock) {
        this.clock = clock;
        LaunchSettings started = new LaunchSettings(launch);
        ids = new TimeOrderedIds(clock);
        instance = new ConfiguredInstance(name -> launch.get(name), settings.of(CouncilSettings.class));
        keys = new Keys(started);
        pool = keep(new ConnectionPool(started));
        transactions = new Transactions(pool);
        core = database("core", StandaloneRuntime.class);
        AuditChain chain = new AuditChain(transactions, core, clock, keys, instance);
        ChainedAudit log = new ChainedAudit(transactions, ids, clock, actors, clients, chain);
        audit = log;
        permissions = keep(new ShiroPermissions(transactions, roles, actors, audit));
        log.bind(permissions);
        texts = new TextCatalogues(
                instance,
                instance.dataFolder().resolve("texts"),
                List.of(Catalogue.read(UnitSource.of(StandaloneRuntime.class).entries("texts", ".properties"))));
        queue = new MailQueue(transactions, clock);
        route = new MailRoute(settings, instance, started);
        desk = new MailDesk(queue, route, instance, texts, ids);
        Mails mails = mails(StandaloneRuntime.class);
        sessions = new KeptSessions(transactions, ids, clock, mails, texts, audit, actors, permissions, keys);
        passwords = new ThrottledPasswords(
                transactions, ids, clock, keys, settings.of(PasswordSettings.class), mails, audit);
        codes = new KeptCodes(transactions, ids, clock, keys, settings.of(CodeSettings.class));
        accounts = new KeptAccounts(
                core, transactions, ids, clock, actors, permissions, roles, sessions, audit, mails, texts);
    }

    /** Opens core with these launch settings, such as {@code guildhall.data}. */
    public static StandaloneRuntime open(Map<String, String> launch, Clock clock) {
        return new StandaloneRuntime(launch, clock);
    }

    /** Migrates and deploys the unit in the folder or jar of this class; closed with the runtime. */
    public Database database(String schema, Class<?> anchor) {
        return keep(UnitOpener.open(pool, transactions, schema, anchor));
    }

    /** Mails from the templates in the folder or jar of this class. */
    public Mails mails(Class<?> anchor) {
        return new TemplatedMails(desk, UnitSource.of(anchor));
    }

    /** Starts to send what waits in the outbox; closed with the runtime, or earlier by the caller. */
    public MailWorker sendMails() {
        return keep(new MailWorker(queue, route));
    }

    public Clock clock() {
        return clock;
    }

    public StandaloneSettings settings() {
        return settings;
    }

    public Actors actors() {
        return actors;
    }

    public Clients clients() {
        return clients;
    }

    public Ids ids() {
        return ids;
    }

    public Instance instance() {
        return instance;
    }

    public Keys keys() {
        return keys;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Audit audit() {
        return audit;
    }

    public Texts texts() {
        return texts;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Roles roles() {
        return roles;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Passwords passwords() {
        return passwords;
    }

    public OneTimeCodes codes() {
        return codes;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Outbox outbox() {
        return new KeptOutbox(transactions, queue, permissions, audit);
    }

    public TestMailbox mailbox() {
        return new DatabaseMailbox(transactions);
    }

    public People people() {
        return new KeptPeople(transactions, ids, clock);
    }

    public Grants grants() {
        return new KeptGrants(transactions, ids, clock, actors, audit);
    }

    public Drafts drafts() {
        return new EncryptedDrafts(transactions, core, ids, clock, keys);
    }

    public PdfCopies pdfCopies() {
        return new TaggedPdfCopies(texts, clock);
    }

    /** A store without any portal's rule; give it rules by {@link VaultDocuments#add}. */
    public VaultDocuments documents() {
        Scanners scanners = new Scanners(new ClamdScanner(settings));
        return new VaultDocuments(transactions, core, ids, clock, instance, settings, actors, audit, keys, scanners);
    }

    @Override
    public void close() {
        RuntimeException problem = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                problem = problem == null ? new IllegalStateException("A part could not be closed", e) : problem;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }
}
