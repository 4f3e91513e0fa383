package org.guildhall.ui.admin;

import java.time.Clock;
import java.util.List;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCatalogue;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.health.HealthReport;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.job.Jobs;
import org.guildhall.api.mail.Outbox;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Roles;
import org.guildhall.api.retention.Retention;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.settings.SettingsFiles;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.shell.CouncilColour;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.LiveSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The administrators' pages; the services behind them check the same permissions again. */
@Component
public final class AdminPortal implements Portal {
    static final String USERS = "admin/users";
    static final String ROLES = "admin/roles";
    static final String OUTBOX = "admin/outbox";
    static final String AUDIT = "admin/audit";
    static final String HEALTH = "admin/health";
    static final String SETTINGS = "admin/settings";
    static final String SETTINGS_IMPORT = "admin/settings/import";
    static final String MAY_CHANGE_SETTINGS = "core:settings:change";
    static final String PORTALS = "admin/portals";
    static final String PORTAL_INSTALL = "admin/portals/install";
    static final String DATA = "admin/portals/data";
    static final String MAY_READ_DATA = "core:data:read";
    static final String MAY_EXPORT_DATA = "core:data:export";
    static final String MAY_DELETE_DATA = "core:data:delete";
    static final String RETENTION = "admin/retention";
    static final String MAY_READ_RETENTION = "core:retention:read";
    static final String MAY_CHANGE_RETENTION = "core:retention:change";
    static final String CATALOGUE = "admin/catalogue";
    static final String MAY_READ_PORTALS = "core:portal:read";
    static final String MAY_CHANGE_PORTALS = "core:portal:change";
    static final String MAY_READ_ACCOUNTS = "account:read";
    static final String MAY_CHANGE_ACCOUNTS = "account:manage";
    static final String MAY_ASSIGN_ROLES = "role:assign";
    static final String MAY_READ_AUDIT = "audit:read";
    static final String MAY_EXPORT_AUDIT = "audit:export";
    static final String MAY_READ_OUTBOX = "core:outbox:read";
    static final String MAY_RETRY_MAILS = "core:outbox:retry";
    static final String JOBS = "admin/jobs";
    static final String MAY_READ_JOBS = "core:job:read";
    static final String MAY_RUN_JOBS = "core:job:run";
    static final String MAY_READ_HEALTH = "core:health:read";
    static final String TOKENS = "admin/tokens";
    static final String TOKEN_NEW = "admin/tokens/new";
    static final String MAY_MANAGE_TOKENS = "core:token:manage";

    private final Words words;
    private final Accounts accounts;
    private final Roles roles;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Audit audit;
    private final Jobs jobs;
    private final Portals portals;
    private final LiveSessions live;
    private final Instance instance;
    private final HealthReport health;
    private final Permissions permissions;
    private final CouncilColour colour;
    private final PortalBundles bundles;
    private final PortalData data;
    private final Retention retention;
    private final PortalCatalogue catalogue;
    private final PortalTracker tracker;
    private final SettingsForms settings;
    private final SettingsFiles settingsFiles;
    private final ApiTokens tokens;
    private final Clock clock;

    /** Needs the services that its pages show. */
    @Activate
    public AdminPortal(
            @Reference Words words,
            @Reference Accounts accounts,
            @Reference Roles roles,
            @Reference Sessions sessions,
            @Reference Outbox outbox,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Portals portals,
            @Reference LiveSessions live,
            @Reference Instance instance,
            @Reference HealthReport health,
            @Reference Permissions permissions,
            @Reference CouncilColour colour,
            @Reference PortalBundles bundles,
            @Reference PortalData data,
            @Reference Retention retention,
            @Reference PortalCatalogue catalogue,
            @Reference PortalTracker tracker,
            @Reference SettingsForms settings,
            @Reference SettingsFiles settingsFiles,
            @Reference ApiTokens tokens,
            @Reference Clock clock) {
        this.words = words;
        this.accounts = accounts;
        this.roles = roles;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.jobs = jobs;
        this.portals = portals;
        this.live = live;
        this.instance = instance;
        this.health = health;
        this.permissions = permissions;
        this.colour = colour;
        this.bundles = bundles;
        this.data = data;
        this.retention = retention;
        this.catalogue = catalogue;
        this.tracker = tracker;
        this.settings = settings;
        this.settingsFiles = settingsFiles;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public String titleKey() {
        return "ui.admin.title";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                Page.of(
                        USERS,
                        UsersView.class,
                        () -> new UsersView(words, accounts, sessions, roles),
                        Access.permission(MAY_READ_ACCOUNTS)),
                Page.of(
                        USERS + "/:id",
                        UserView.class,
                        () -> new UserView(words, accounts, roles, sessions, permissions),
                        Access.permission(MAY_READ_ACCOUNTS)),
                Page.of(
                        ROLES,
                        RolesView.class,
                        () -> new RolesView(words, roles, accounts),
                        Access.permission(MAY_READ_ACCOUNTS)),
                Page.of(
                        ROLES + "/:name",
                        RoleView.class,
                        () -> new RoleView(words, roles, permissions, accounts, sessions),
                        Access.permission(MAY_READ_ACCOUNTS)),
                Page.of(
                        PORTALS,
                        PortalsView.class,
                        () -> new PortalsView(words, bundles, tracker, live, permissions),
                        Access.permission(MAY_READ_PORTALS)),
                Page.of(
                        PORTAL_INSTALL,
                        PortalInstallView.class,
                        () -> new PortalInstallView(words, bundles, tracker, live),
                        Access.permission(MAY_CHANGE_PORTALS)),
                Page.of(
                        PORTAL_INSTALL + "/:check",
                        PortalInstallView.class,
                        () -> new PortalInstallView(words, bundles, tracker, live),
                        Access.permission(MAY_CHANGE_PORTALS)),
                Page.of(
                        CATALOGUE,
                        CatalogueView.class,
                        () -> new CatalogueView(words, catalogue, bundles),
                        Access.permission(MAY_CHANGE_PORTALS)),
                Page.of(
                        PORTALS + "/:name",
                        PortalView.class,
                        () -> new PortalView(words, bundles, data, tracker, live, permissions),
                        Access.permission(MAY_READ_PORTALS)),
                Page.of(
                        DATA,
                        DataView.class,
                        () -> new DataView(words, data, tracker),
                        Access.permission(MAY_READ_DATA)),
                Page.of(
                        DATA + "/:name",
                        DataSetView.class,
                        () -> new DataSetView(words, data, tracker, accounts, permissions),
                        Access.permission(MAY_READ_DATA)),
                Page.of(
                        RETENTION,
                        RetentionView.class,
                        () -> new RetentionView(words, retention, new AuditWords(words, accounts, tracker, tokens)),
                        Access.permission(MAY_READ_RETENTION)),
                Page.of(
                        RETENTION + "/:kind",
                        RetentionKindView.class,
                        () -> new RetentionKindView(
                                words, retention, new AuditWords(words, accounts, tracker, tokens), permissions),
                        Access.permission(MAY_READ_RETENTION)),
                Page.of(
                        SETTINGS,
                        SettingsView.class,
                        () -> new SettingsView(words, settings, settingsFiles, tracker),
                        Access.permission(MAY_CHANGE_SETTINGS)),
                Page.of(
                        SETTINGS_IMPORT,
                        SettingsImportView.class,
                        () -> new SettingsImportView(words, settingsFiles),
                        Access.permission(MAY_CHANGE_SETTINGS)),
                Page.of(
                        SETTINGS + "/:id",
                        SettingsFormView.class,
                        () -> new SettingsFormView(words, settings, tracker),
                        Access.permission(MAY_CHANGE_SETTINGS)),
                Page.of(
                        TOKENS,
                        TokensView.class,
                        () -> new TokensView(words, tokens, clock),
                        Access.permission(MAY_MANAGE_TOKENS)),
                Page.of(
                        TOKEN_NEW,
                        NewTokenView.class,
                        () -> new NewTokenView(words, tokens, clock),
                        Access.permission(MAY_MANAGE_TOKENS)),
                Page.of(
                        TOKENS + "/:id",
                        TokenView.class,
                        () -> new TokenView(words, tokens, accounts, clock),
                        Access.permission(MAY_MANAGE_TOKENS)),
                Page.of(
                        OUTBOX,
                        OutboxView.class,
                        () -> new OutboxView(words, outbox, permissions),
                        Access.permission(MAY_READ_OUTBOX)),
                Page.of(
                        AUDIT,
                        AuditView.class,
                        () -> new AuditView(words, audit, accounts, tracker, permissions, tokens),
                        Access.permission(MAY_READ_AUDIT)),
                Page.of(
                        JOBS,
                        JobsView.class,
                        () -> new JobsView(words, jobs, permissions),
                        Access.permission(MAY_READ_JOBS)),
                Page.of(
                        HEALTH,
                        HealthView.class,
                        () -> new HealthView(words, health, portals, live, instance, permissions, colour),
                        Access.permission(MAY_READ_HEALTH)));
    }

    @Override
    public List<NavigationItem> navigation() {
        return List.of(
                new NavigationItem("ui.admin.users", USERS, MAY_READ_ACCOUNTS),
                new NavigationItem("ui.admin.portals", PORTALS, MAY_READ_PORTALS),
                new NavigationItem("ui.admin.catalogue", CATALOGUE, MAY_CHANGE_PORTALS),
                new NavigationItem("ui.admin.retention", RETENTION, MAY_READ_RETENTION),
                new NavigationItem("ui.admin.settings", SETTINGS, MAY_CHANGE_SETTINGS),
                new NavigationItem("ui.admin.tokens", TOKENS, MAY_MANAGE_TOKENS),
                new NavigationItem("ui.admin.outbox", OUTBOX, MAY_READ_OUTBOX),
                new NavigationItem("ui.admin.audit", AUDIT, MAY_READ_AUDIT),
                new NavigationItem("ui.admin.jobs", JOBS, MAY_READ_JOBS),
                new NavigationItem("ui.admin.health", HEALTH, MAY_READ_HEALTH));
    }
}
