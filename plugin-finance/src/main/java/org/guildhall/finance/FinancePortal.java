package org.guildhall.finance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.permission.Permission;
import org.guildhall.finance.document.DocumentReaders;
import org.guildhall.finance.document.DocumentRecallService;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.ui.DocumentRecordView;
import org.guildhall.finance.document.ui.DocumentsView;
import org.guildhall.finance.document.ui.MyDocumentsView;
import org.guildhall.finance.document.ui.MyPeople;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.grant.ui.PeopleView;
import org.guildhall.finance.grant.ui.PersonChangeView;
import org.guildhall.finance.grant.ui.PersonView;
import org.guildhall.finance.grant.ui.ReadersView;
import org.guildhall.finance.grant.ui.RenewView;
import org.guildhall.finance.grant.ui.RevokeView;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.finance.intake.ui.ImportRunView;
import org.guildhall.finance.intake.ui.ImportsView;
import org.guildhall.finance.intake.ui.LastImports;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.FlowSettingsService;
import org.guildhall.finance.request.OnlineConsentService;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.finance.request.QueueAssignmentService;
import org.guildhall.finance.request.QueueExport;
import org.guildhall.finance.request.QueueLoadService;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.finance.request.ui.ApproveView;
import org.guildhall.finance.request.ui.AskView;
import org.guildhall.finance.request.ui.CodeTexts;
import org.guildhall.finance.request.ui.ConsentView;
import org.guildhall.finance.request.ui.ConsentsToGive;
import org.guildhall.finance.request.ui.DeleteDraftView;
import org.guildhall.finance.request.ui.FlowView;
import org.guildhall.finance.request.ui.InvitationView;
import org.guildhall.finance.request.ui.MyRequestView;
import org.guildhall.finance.request.ui.MyRequests;
import org.guildhall.finance.request.ui.NoteView;
import org.guildhall.finance.request.ui.OnlineConsentView;
import org.guildhall.finance.request.ui.PhoneCheckView;
import org.guildhall.finance.request.ui.QueueView;
import org.guildhall.finance.request.ui.RejectView;
import org.guildhall.finance.request.ui.RequestFormView;
import org.guildhall.finance.request.ui.ReviewView;
import org.guildhall.finance.request.ui.RoleListView;
import org.guildhall.finance.request.ui.RoleProfileView;
import org.guildhall.finance.request.ui.RoleView;
import org.guildhall.finance.request.ui.RoleWords;
import org.guildhall.finance.request.ui.SentView;
import org.guildhall.finance.request.ui.StartView;
import org.guildhall.finance.request.ui.VisitorCodeView;
import org.guildhall.finance.request.ui.VisitorConsentView;
import org.guildhall.finance.request.ui.VisitorEmailView;
import org.guildhall.finance.request.ui.VisitorFormView;
import org.guildhall.finance.request.ui.VisitorSentView;
import org.guildhall.finance.request.ui.VisitorStartView;
import org.guildhall.finance.request.ui.WaitingRequests;
import org.guildhall.finance.ui.LandingView;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.AccountAction;
import org.guildhall.ui.portal.HomeSection;
import org.guildhall.ui.portal.Invitation;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The Client Finance Portal: the one entry that says what it contributes. */
@Component(service = Portal.class)
@Designate(ocd = FinanceSettings.class)
public final class FinancePortal implements Portal {
    private static final Access MAY_REQUEST = Access.permission(FinancePermissions.CREATE_REQUEST);
    private static final Access MAY_REVIEW = Access.permission(FinancePermissions.READ_REQUESTS);
    private static final Access MAY_DECIDE = Access.permission(FinancePermissions.DECIDE);
    private static final Access MAY_SEE_GRANTS = Access.permission(FinancePermissions.READ_GRANTS);
    private static final Access MAY_REVOKE = Access.permission(FinancePermissions.REVOKE);
    private static final Access MAY_RENEW = Access.permission(FinancePermissions.RENEW);
    private static final Access MAY_RECALL = Access.permission(FinancePermissions.RECALL_DOCUMENTS);
    private static final Access MAY_SEE_IMPORTS = Access.permission(FinancePermissions.READ_IMPORTS);
    private static final Access MAY_SET = Access.permission(FinancePermissions.CHANGE_SETTINGS);

    private final FormServices forms;
    private final Words words;
    private final AccessRequestService requests;
    private final AccessReviewService review;
    private final QueueAssignmentService assignments;
    private final QueueLoadService load;
    private final QueueExport export;
    private final PhoneCheckService phone;
    private final RequestForm form;
    private final FinanceDocumentService documents;
    private final PersonGrantService grants;
    private final PersonChangeService changes;
    private final DocumentReaders readers;
    private final ImportService imports;
    private final OnlineConsentService consents;
    private final RoleSettingsService roles;
    private final RoleWords roleWords;
    private final FlowSettingsService flows;
    private final VisitorRequestService visitors;
    private final Portals portals;
    private final DocumentRecallService recalls;
    private final Clock clock;

    /** Hands its services to its pages. */
    @Activate
    public FinancePortal(
            @Reference FormServices forms,
            @Reference AccessRequestService requests,
            @Reference AccessReviewService review,
            @Reference QueueAssignmentService assignments,
            @Reference QueueLoadService load,
            @Reference QueueExport export,
            @Reference PhoneCheckService phone,
            @Reference RequestForm form,
            @Reference FinanceDocumentService documents,
            @Reference PersonGrantService grants,
            @Reference PersonChangeService changes,
            @Reference DocumentReaders readers,
            @Reference ImportService imports,
            @Reference OnlineConsentService consents,
            @Reference RoleSettingsService roles,
            @Reference FlowSettingsService flows,
            @Reference VisitorRequestService visitors,
            @Reference Portals portals,
            @Reference DocumentRecallService recalls,
            @Reference Clock clock) {
        this.forms = forms;
        this.words = forms.words();
        this.requests = requests;
        this.review = review;
        this.assignments = assignments;
        this.load = load;
        this.export = export;
        this.phone = phone;
        this.form = form;
        this.documents = documents;
        this.grants = grants;
        this.changes = changes;
        this.readers = readers;
        this.imports = imports;
        this.consents = consents;
        this.roles = roles;
        this.flows = flows;
        this.visitors = visitors;
        this.portals = portals;
        this.roleWords = new RoleWords(words, form);
        this.recalls = recalls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public List<Page> pages() {
        return List.of(
                Page.of(
                        LandingView.PATH,
                        LandingView.class,
                        () -> new LandingView(words, documents, requests),
                        Access.PUBLIC),
                Page.of(StartView.PATH, StartView.class, () -> new StartView(words, requests, roleWords), MAY_REQUEST),
                Page.of(ConsentView.PATH, ConsentView.class, () -> new ConsentView(words, requests), MAY_REQUEST),
                Page.of(
                        RequestFormView.PATH,
                        RequestFormView.class,
                        () -> new RequestFormView(forms, requests, form),
                        MAY_REQUEST),
                Page.of(
                        DeleteDraftView.PATH,
                        DeleteDraftView.class,
                        () -> new DeleteDraftView(words, requests),
                        MAY_REQUEST),
                Page.of(SentView.PATH, SentView.class, () -> new SentView(words, requests), Access.SIGNED_IN),
                Page.of(
                        MyRequestView.PATH,
                        MyRequestView.class,
                        () -> new MyRequestView(forms, requests, form),
                        Access.SIGNED_IN),
                Page.of(
                        OnlineConsentView.PATH,
                        OnlineConsentView.class,
                        () -> new OnlineConsentView(words, consents),
                        Access.SIGNED_IN),
                Page.of(
                        MyDocumentsView.PATH,
                        MyDocumentsView.class,
                        () -> new MyDocumentsView(words, documents, roleWords::name),
                        Access.SIGNED_IN),
                Page.of(
                        DocumentsView.PATH,
                        DocumentsView.class,
                        () -> new DocumentsView(words, documents),
                        Access.SIGNED_IN),
                Page.of(
                        DocumentRecordView.PATH,
                        DocumentRecordView.class,
                        () -> new DocumentRecordView(words, recalls),
                        MAY_RECALL),
                Page.of(
                        QueueView.PATH,
                        QueueView.class,
                        () -> new QueueView(words, review, assignments, load, export, roleWords, clock),
                        MAY_REVIEW),
                Page.of(
                        ReviewView.PATH,
                        ReviewView.class,
                        () -> new ReviewView(words, review, phone, roleWords, clock),
                        MAY_REVIEW),
                Page.of(
                        ApproveView.PATH,
                        ApproveView.class,
                        () -> new ApproveView(words, review, phone, roleWords),
                        MAY_DECIDE),
                Page.of(RejectView.PATH, RejectView.class, () -> new RejectView(words, review), MAY_DECIDE),
                Page.of(AskView.PATH, AskView.class, () -> new AskView(words, review), MAY_DECIDE),
                Page.of(
                        PhoneCheckView.PATH,
                        PhoneCheckView.class,
                        () -> new PhoneCheckView(words, review, phone, roleWords),
                        MAY_DECIDE),
                Page.of(NoteView.PATH, NoteView.class, () -> new NoteView(words, review), MAY_DECIDE),
                Page.of(PeopleView.PATH, PeopleView.class, () -> new PeopleView(words, grants), MAY_SEE_GRANTS),
                Page.of(
                        PersonView.PATH,
                        PersonView.class,
                        () -> new PersonView(words, grants, changes, roleWords::name),
                        MAY_SEE_GRANTS),
                Page.of(
                        ReadersView.PATH,
                        ReadersView.class,
                        () -> new ReadersView(words, grants, readers),
                        MAY_SEE_GRANTS),
                Page.of(
                        PersonChangeView.PATH,
                        PersonChangeView.class,
                        () -> new PersonChangeView(words, grants, changes, roleWords::name),
                        MAY_REVOKE),
                Page.of(RenewView.PATH, RenewView.class, () -> new RenewView(words, grants, changes), MAY_RENEW),
                Page.of(RevokeView.PATH, RevokeView.class, () -> new RevokeView(words, grants), MAY_REVOKE),
                Page.of(ImportsView.PATH, ImportsView.class, () -> new ImportsView(words, imports), MAY_SEE_IMPORTS),
                Page.of(
                        ImportRunView.PATH,
                        ImportRunView.class,
                        () -> new ImportRunView(words, imports),
                        MAY_SEE_IMPORTS),
                Page.of(
                        RoleListView.PATH,
                        RoleListView.class,
                        () -> new RoleListView(words, roles, roleWords),
                        MAY_SET),
                Page.of(RoleView.PATH, RoleView.class, () -> new RoleView(words, roles, roleWords), MAY_SET),
                Page.of(RoleView.NEW, RoleView.class, () -> new RoleView(words, roles, roleWords), MAY_SET),
                Page.of(
                        RoleProfileView.PATH,
                        RoleProfileView.class,
                        () -> new RoleProfileView(words, roles, roleWords),
                        MAY_SET),
                Page.of(FlowView.PATH, FlowView.class, () -> new FlowView(words, flows), MAY_SET),
                Page.of(
                        VisitorStartView.PATH,
                        VisitorStartView.class,
                        () -> new VisitorStartView(forms, requests, visitors, roleWords),
                        Access.PUBLIC),
                Page.of(
                        VisitorConsentView.PATH,
                        VisitorConsentView.class,
                        () -> new VisitorConsentView(words, requests, visitors),
                        Access.PUBLIC),
                Page.of(
                        VisitorEmailView.PATH,
                        VisitorEmailView.class,
                        () -> new VisitorEmailView(words, visitors, forms.signedIn(), new CodeTexts(clock)),
                        Access.PUBLIC),
                Page.of(
                        VisitorCodeView.PATH,
                        VisitorCodeView.class,
                        () -> new VisitorCodeView(words, visitors, forms.signedIn(), new CodeTexts(clock)),
                        Access.PUBLIC),
                Page.of(
                        VisitorFormView.PATH,
                        VisitorFormView.class,
                        () -> new VisitorFormView(forms, visitors, form),
                        Access.PUBLIC),
                Page.of(
                        VisitorSentView.PATH,
                        VisitorSentView.class,
                        () -> new VisitorSentView(words, requests, visitors, forms.signedIn()),
                        Access.PUBLIC),
                Page.of(
                        InvitationView.PATH,
                        InvitationView.class,
                        () -> new InvitationView(words, requests, visitors, forms.signedIn(), portals),
                        Access.PUBLIC));
    }

    @Override
    public List<Permission> permissions() {
        return FinancePermissions.all();
    }

    @Override
    public List<NavigationItem> navigation() {
        return List.of(
                new NavigationItem("finance.queue.title", QueueView.PATH, FinancePermissions.READ_REQUESTS),
                new NavigationItem("finance.people.title", PeopleView.PATH, FinancePermissions.READ_GRANTS),
                new NavigationItem("finance.imports.title", ImportsView.PATH, FinancePermissions.READ_IMPORTS));
    }

    @Override
    public List<NavigationItem> settingsPages() {
        return List.of(
                new NavigationItem("finance.roles.title", RoleListView.PATH, FinancePermissions.CHANGE_SETTINGS),
                new NavigationItem("finance.flow.title", FlowView.PATH, FinancePermissions.CHANGE_SETTINGS));
    }

    @Override
    public Set<String> settingsOnPages() {
        return Set.of("roles");
    }

    /** Registrations that come by the link of an approval begin with what the request said. */
    @Override
    public Optional<Invitation> invitation(String target) {
        return InvitationView.token(target)
                .flatMap(visitors::invited)
                .map(invited -> new Invitation(
                        invited.email(),
                        invited.requester().name(),
                        invited.requester().phone(),
                        invited.requester().address()));
    }

    @Override
    public Optional<Tile> tile() {
        return Optional.of(new Tile("finance.title", "finance.tile", LandingView.PATH, Access.PUBLIC));
    }

    @Override
    public List<HomeSection> homeSections() {
        return List.of(
                new HomeSection("finance.home.queue", MAY_REVIEW, () -> new WaitingRequests(words, review).show()),
                new HomeSection("finance.home.imports", MAY_SEE_IMPORTS, () -> new LastImports(words, imports).show()),
                new HomeSection(
                        "finance.home.consents", Access.SIGNED_IN, () -> new ConsentsToGive(words, consents).show()),
                new HomeSection(
                        "finance.home.people",
                        Access.SIGNED_IN,
                        () -> new MyPeople(words, documents, roleWords::name).show()),
                new HomeSection("finance.home.requests", MAY_REQUEST, () -> new MyRequests(words, requests).show()));
    }

    @Override
    public List<AccountAction> accountActions() {
        // in their order: what officers come for stands before what they may do as anybody else
        return List.of(
                new AccountAction("finance.home.queue.decide", QueueView.PATH, MAY_DECIDE),
                new AccountAction("finance.home.new-request", StartView.PATH, MAY_REQUEST));
    }
}
