package org.guildhall.send;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.FormService;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.action.ui.ActionFormView;
import org.guildhall.send.action.ui.ActionPaper;
import org.guildhall.send.action.ui.ActionView;
import org.guildhall.send.action.ui.CaseActionsView;
import org.guildhall.send.action.ui.FormsView;
import org.guildhall.send.action.ui.MyActionsView;
import org.guildhall.send.action.ui.OneActionView;
import org.guildhall.send.action.ui.SendFormView;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.DocumentService;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.document.ui.CaseDocumentsView;
import org.guildhall.send.document.ui.MyDocumentsView;
import org.guildhall.send.document.ui.OneDocumentView;
import org.guildhall.send.document.ui.PreviewView;
import org.guildhall.send.document.ui.PublishSeveralPanel;
import org.guildhall.send.document.ui.PublishView;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.message.TeamInboxQuery;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.ui.CaseMessagesView;
import org.guildhall.send.message.ui.MessagesView;
import org.guildhall.send.message.ui.NewMessageView;
import org.guildhall.send.message.ui.ReplyView;
import org.guildhall.send.message.ui.StaffThreadView;
import org.guildhall.send.message.ui.TeamInboxView;
import org.guildhall.send.message.ui.ThreadView;
import org.guildhall.send.message.ui.WriteView;
import org.guildhall.send.record.CalendarDates;
import org.guildhall.send.record.CalendarFeeds;
import org.guildhall.send.record.CaseExportService;
import org.guildhall.send.record.CaseImportService;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CoverService;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.FigureService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.TrainingClock;
import org.guildhall.send.record.ui.AddNoteView;
import org.guildhall.send.record.ui.BasisView;
import org.guildhall.send.record.ui.CalendarView;
import org.guildhall.send.record.ui.CaseView;
import org.guildhall.send.record.ui.CasesView;
import org.guildhall.send.record.ui.CloseView;
import org.guildhall.send.record.ui.CorrectEventView;
import org.guildhall.send.record.ui.CoverView;
import org.guildhall.send.record.ui.DashboardView;
import org.guildhall.send.record.ui.DescribeView;
import org.guildhall.send.record.ui.ExceptView;
import org.guildhall.send.record.ui.FormCopies;
import org.guildhall.send.record.ui.ImportView;
import org.guildhall.send.record.ui.InvitationView;
import org.guildhall.send.record.ui.InviteView;
import org.guildhall.send.record.ui.LandingView;
import org.guildhall.send.record.ui.MyChildren;
import org.guildhall.send.record.ui.MyChildrenView;
import org.guildhall.send.record.ui.NoteEventView;
import org.guildhall.send.record.ui.OpenCaseView;
import org.guildhall.send.record.ui.PartyView;
import org.guildhall.send.record.ui.RadarView;
import org.guildhall.send.record.ui.ReturnView;
import org.guildhall.send.record.ui.RevokeView;
import org.guildhall.send.record.ui.SetupView;
import org.guildhall.send.record.ui.StaffInvitationView;
import org.guildhall.send.record.ui.TickPanel;
import org.guildhall.send.record.ui.Tiles;
import org.guildhall.send.record.ui.TrainingClockView;
import org.guildhall.send.record.ui.WaitingCases;
import org.guildhall.send.record.ui.WaitingView;
import org.guildhall.send.record.ui.WithdrawExceptionView;
import org.guildhall.send.request.NeedsForm;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.TeamRequestService;
import org.guildhall.send.request.ui.CaseRequestView;
import org.guildhall.send.request.ui.DeleteRequestView;
import org.guildhall.send.request.ui.MyRequests;
import org.guildhall.send.request.ui.RequestFormView;
import org.guildhall.send.request.ui.RequestPaper;
import org.guildhall.send.request.ui.RequestView;
import org.guildhall.send.request.ui.RequestedView;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.HomeSection;
import org.guildhall.ui.portal.Invitation;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.RegistrationProfile;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** What this portal contributes: what families see of their children's cases, and what staff do with them. */
@Component(service = Portal.class)
@Designate(ocd = SendSettings.class)
public final class SendPortal implements Portal {
    private static final Access MAY_READ = Access.permission(SendPermissions.READ);
    private static final Access MAY_CHANGE = Access.permission(SendPermissions.CHANGE);
    private static final Access MAY_OPEN = Access.permission(SendPermissions.OPEN);
    private static final Access MAY_INVITE = Access.permission(SendPermissions.INVITE);
    private static final Access MAY_READ_MESSAGES = Access.permission(SendPermissions.READ_MESSAGES);
    private static final Access MAY_WRITE = Access.permission(SendPermissions.WRITE_MESSAGES);
    private static final Access MAY_SEND_FORMS = Access.permission(SendPermissions.SEND_FORMS);
    private static final Access MAY_CHANGE_FORMS = Access.permission(SendPermissions.CHANGE_FORMS);
    private static final Access MAY_PUBLISH = Access.permission(SendPermissions.PUBLISH);

    /** Of families' passwords; they guard a child's record. */
    private static final int LONG_PASSWORD = 15;

    private final FormServices services;
    private final Words words;
    private final CaseService cases;
    private final HistoryService history;
    private final PeopleService people;
    private final InvitationService invitations;
    private final PartyService parties;
    private final FigureService figures;
    private final CoverService covers;
    private final CaseImportService imports;
    private final CaseExportService exports;
    private final MessageService messages;
    private final TeamMessageService teamMessages;
    private final MessageFiles messageFiles;
    private final Uploads uploads;
    private final DocumentService documents;
    private final PublishingService publishing;
    private final ActionPaper paper;
    private final ActionService actions;
    private final TeamActionService teamActions;
    private final FormService forms;
    private final NeedsRequestService requests;
    private final TeamRequestService teamRequests;
    private final RequestPaper requestPaper;
    private final TrainingClock training;
    private final CalendarDates calendar;
    private final CalendarFeeds feeds;
    private final Portals portals;
    private final Ids ids;
    private final Clock clock;

    /** Hands its services to its pages. */
    @Activate
    public SendPortal(
            @Reference FormServices services,
            @Reference CaseService cases,
            @Reference HistoryService history,
            @Reference PeopleService people,
            @Reference InvitationService invitations,
            @Reference PartyService parties,
            @Reference FigureService figures,
            @Reference CoverService covers,
            @Reference CaseImportService imports,
            @Reference CaseExportService exports,
            @Reference MessageService messages,
            @Reference TeamMessageService teamMessages,
            @Reference MessageFiles messageFiles,
            @Reference Uploads uploads,
            @Reference DocumentService documents,
            @Reference PublishingService publishing,
            @Reference ActionService actions,
            @Reference TeamActionService teamActions,
            @Reference FormService forms,
            @Reference NeedsRequestService requests,
            @Reference TeamRequestService teamRequests,
            @Reference NeedsForm needs,
            @Reference TrainingClock training,
            @Reference CalendarDates calendar,
            @Reference CalendarFeeds feeds,
            @Reference Instance instance,
            @Reference PdfCopies pdf,
            @Reference Portals portals,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.services = services;
        this.words = services.words();
        this.cases = cases;
        this.history = history;
        this.people = people;
        this.invitations = invitations;
        this.parties = parties;
        this.figures = figures;
        this.covers = covers;
        this.imports = imports;
        this.exports = exports;
        this.messages = messages;
        this.teamMessages = teamMessages;
        this.messageFiles = messageFiles;
        this.uploads = uploads;
        this.documents = documents;
        this.publishing = publishing;
        this.actions = actions;
        FormCopies copies = new FormCopies(services, instance, pdf);
        this.paper = new ActionPaper(words, copies);
        this.requests = requests;
        this.teamRequests = teamRequests;
        this.requestPaper = new RequestPaper(words, copies, needs);
        this.teamActions = teamActions;
        this.forms = forms;
        this.training = training;
        this.calendar = calendar;
        this.feeds = feeds;
        this.portals = portals;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return SendPermissions.PORTAL;
    }

    @Override
    public List<Page> pages() {
        Page trainingClock = Page.of(
                TrainingClockView.PATH,
                TrainingClockView.class,
                () -> new TrainingClockView(words, cases, training),
                MAY_CHANGE);
        return training.runs()
                ? Stream.concat(always().stream(), Stream.of(trainingClock)).toList()
                : always();
    }

    private List<Page> always() {
        return List.of(
                Page.of(
                        LandingView.PATH,
                        LandingView.class,
                        () -> new LandingView(words, services.signedIn(), parties, invitations),
                        Access.PUBLIC),
                Page.of(
                        InvitationView.PATH,
                        InvitationView.class,
                        () -> new InvitationView(words, invitations, services.signedIn(), portals),
                        Access.PUBLIC),
                Page.of(SetupView.PATH, SetupView.class, () -> new SetupView(words, invitations), Access.SIGNED_IN),
                Page.of(
                        MyChildrenView.PATH,
                        MyChildrenView.class,
                        () -> new MyChildrenView(
                                words, parties, invitations, () -> new MyRequests(words, requests).show()),
                        Access.SIGNED_IN),
                Page.of(
                        RequestView.PATH,
                        RequestView.class,
                        () -> new RequestView(services, requests, invitations),
                        Access.PUBLIC),
                Page.of(
                        RequestFormView.PATH,
                        RequestFormView.class,
                        () -> new RequestFormView(services, requests),
                        Access.SIGNED_IN),
                Page.of(
                        RequestedView.PATH,
                        RequestedView.class,
                        () -> new RequestedView(words, requests, invitations, requestPaper),
                        Access.SIGNED_IN),
                Page.of(
                        DeleteRequestView.PATH,
                        DeleteRequestView.class,
                        () -> new DeleteRequestView(services, requests),
                        Access.SIGNED_IN),
                Page.of(
                        CaseRequestView.PATH,
                        CaseRequestView.class,
                        () -> new CaseRequestView(words, cases, teamRequests, invitations, requestPaper),
                        MAY_READ),
                Page.of(
                        DashboardView.PATH,
                        DashboardView.class,
                        () -> new DashboardView(words, parties, calendar, clock, invitations::telephone, this::tiles),
                        Access.SIGNED_IN),
                Page.of(
                        CalendarView.PATH,
                        CalendarView.class,
                        () -> new CalendarView(words, parties, feeds),
                        Access.SIGNED_IN),
                Page.of(
                        MessagesView.PATH,
                        MessagesView.class,
                        () -> new MessagesView(words, parties, messages),
                        Access.SIGNED_IN),
                Page.of(
                        NewMessageView.PATH,
                        NewMessageView.class,
                        () -> new NewMessageView(services, parties, messages, messageFiles, uploads),
                        Access.SIGNED_IN),
                Page.of(ThreadView.PATH, ThreadView.class, () -> new ThreadView(words, messages), Access.SIGNED_IN),
                Page.of(
                        ReplyView.PATH,
                        ReplyView.class,
                        () -> new ReplyView(services, messages, messageFiles, uploads),
                        Access.SIGNED_IN),
                Page.of(
                        MyDocumentsView.PATH,
                        MyDocumentsView.class,
                        () -> new MyDocumentsView(words, parties, documents),
                        Access.SIGNED_IN),
                Page.of(
                        TeamInboxView.PATH,
                        TeamInboxView.class,
                        () -> new TeamInboxView(words, teamMessages, cases),
                        MAY_READ_MESSAGES),
                Page.of(
                        CaseMessagesView.PATH,
                        CaseMessagesView.class,
                        () -> new CaseMessagesView(words, cases, teamMessages),
                        MAY_READ_MESSAGES),
                Page.of(
                        WriteView.PATH,
                        WriteView.class,
                        () -> new WriteView(services, cases, teamMessages, messageFiles, uploads),
                        MAY_WRITE),
                Page.of(
                        StaffThreadView.PATH,
                        StaffThreadView.class,
                        () -> new StaffThreadView(services, cases, teamMessages, messageFiles, uploads),
                        MAY_READ_MESSAGES),
                Page.of(
                        CaseDocumentsView.PATH,
                        CaseDocumentsView.class,
                        () -> new CaseDocumentsView(words, cases, people, publishing),
                        MAY_READ),
                Page.of(
                        PublishView.PATH,
                        PublishView.class,
                        () -> new PublishView(services, cases, publishing, uploads),
                        MAY_PUBLISH),
                Page.of(
                        OneDocumentView.PATH,
                        OneDocumentView.class,
                        () -> new OneDocumentView(words, cases, publishing),
                        MAY_READ),
                Page.of(
                        PreviewView.PATH,
                        PreviewView.class,
                        () -> new PreviewView(words, cases, people, publishing),
                        MAY_READ),
                Page.of(
                        MyActionsView.PATH,
                        MyActionsView.class,
                        () -> new MyActionsView(words, parties, actions),
                        Access.SIGNED_IN),
                Page.of(
                        ActionView.PATH,
                        ActionView.class,
                        () -> new ActionView(words, actions, paper),
                        Access.SIGNED_IN),
                Page.of(
                        ActionFormView.PATH,
                        ActionFormView.class,
                        () -> new ActionFormView(services, actions, parties),
                        Access.SIGNED_IN),
                Page.of(
                        CaseActionsView.PATH,
                        CaseActionsView.class,
                        () -> new CaseActionsView(words, cases, teamActions),
                        MAY_READ),
                Page.of(
                        SendFormView.PATH,
                        SendFormView.class,
                        () -> new SendFormView(words, cases, teamActions, ids),
                        MAY_SEND_FORMS),
                Page.of(
                        OneActionView.PATH,
                        OneActionView.class,
                        () -> new OneActionView(words, cases, teamActions, paper),
                        MAY_READ),
                Page.of(FormsView.PATH, FormsView.class, () -> new FormsView(words, forms), MAY_CHANGE_FORMS),
                Page.of(
                        CasesView.PATH,
                        CasesView.class,
                        () -> new CasesView(words, cases, figures, forms.mayChange(), this::panels),
                        MAY_READ),
                Page.of(RadarView.PATH, RadarView.class, () -> new RadarView(words, cases, figures), MAY_READ),
                Page.of(
                        WaitingView.PATH,
                        WaitingView.class,
                        () -> new WaitingView(words, invitations, people),
                        MAY_READ),
                Page.of(CoverView.PATH, CoverView.class, () -> new CoverView(words, cases, covers), MAY_CHANGE),
                Page.of(OpenCaseView.PATH, OpenCaseView.class, () -> new OpenCaseView(services, cases), MAY_OPEN),
                Page.of(ImportView.PATH, ImportView.class, () -> new ImportView(words, imports), MAY_OPEN),
                Page.of(ReturnView.PATH, ReturnView.class, () -> new ReturnView(words, cases, figures), MAY_READ),
                Page.of(
                        CaseView.PATH,
                        CaseView.class,
                        () -> new CaseView(
                                words, cases, history, people, invitations, teamRequests::has, training, exports),
                        MAY_READ),
                Page.of(DescribeView.PATH, DescribeView.class, () -> new DescribeView(services, cases), MAY_CHANGE),
                Page.of(
                        NoteEventView.PATH,
                        NoteEventView.class,
                        () -> new NoteEventView(words, cases, history),
                        MAY_CHANGE),
                Page.of(
                        CorrectEventView.PATH,
                        CorrectEventView.class,
                        () -> new CorrectEventView(words, cases, history),
                        MAY_CHANGE),
                Page.of(ExceptView.PATH, ExceptView.class, () -> new ExceptView(words, cases, history), MAY_CHANGE),
                Page.of(
                        WithdrawExceptionView.PATH,
                        WithdrawExceptionView.class,
                        () -> new WithdrawExceptionView(words, cases, history),
                        MAY_CHANGE),
                Page.of(AddNoteView.PATH, AddNoteView.class, () -> new AddNoteView(words, cases), MAY_CHANGE),
                Page.of(CloseView.PATH, CloseView.class, () -> new CloseView(words, cases), MAY_CHANGE),
                Page.of(InviteView.PATH, InviteView.class, () -> new InviteView(words, cases, invitations), MAY_INVITE),
                Page.of(
                        StaffInvitationView.PATH,
                        StaffInvitationView.class,
                        () -> new StaffInvitationView(words, cases, invitations),
                        MAY_INVITE),
                Page.of(RevokeView.PATH, RevokeView.class, () -> new RevokeView(words, cases, invitations), MAY_INVITE),
                Page.of(PartyView.PATH, PartyView.class, () -> new PartyView(words, cases, people), MAY_INVITE),
                Page.of(BasisView.PATH, BasisView.class, () -> new BasisView(words, cases, people), MAY_INVITE));
    }

    private List<SummaryCard> waitingMessages() {
        long waiting =
                teamMessages.mayRead() ? teamMessages.count(TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL)) : 0;
        return waiting == 0
                ? List.of()
                : List.of(new SummaryCard(words.get("send.home.messages", waiting))
                        .tag(new Tag(words.get("send.home.messages.do"), Tag.Look.ATTENTION))
                        .line(words.get("send.home.messages.text"))
                        .actions(new PageLink(TeamInboxView.PATH, words.get("send.inbox.title")).asSecondary()));
    }

    private List<TickPanel> panels(QueueTable<CaseLine> table) {
        return publishing.mayPublish()
                ? List.of(new PublishSeveralPanel(services, publishing, uploads, table))
                : List.of();
    }

    /** The ways on from a dashboard, of which the record itself knows nothing. */
    private void tiles(Tiles tiles, Dashboard dashboard) {
        long unread = messages.unread(dashboard.id());
        tiles.tile(
                MessagesView.path(dashboard.id()),
                words.get("send.tile.messages"),
                unread == 0 ? words.get("send.tile.messages.none") : words.get("send.tile.messages.new", unread),
                unread > 0);
        if (dashboard.visibility().documents()) {
            long fresh = documents.unread(dashboard.id());
            long all = documents.count(dashboard.id(), DocumentQuery.newest());
            tiles.tile(
                    MyDocumentsView.path(dashboard.id()),
                    words.get("send.tile.documents"),
                    fresh == 0
                            ? words.get("send.tile.documents.none", all)
                            : words.get("send.tile.documents.new", fresh, all),
                    fresh > 0);
        }
        long waiting = actions.open(dashboard.id());
        tiles.tile(
                MyActionsView.path(dashboard.id()),
                words.get("send.tile.actions"),
                waiting == 0 ? words.get("send.tile.actions.none") : words.get("send.tile.actions.new", waiting),
                waiting > 0);
    }

    @Override
    public List<Permission> permissions() {
        return SendPermissions.all();
    }

    @Override
    public List<NavigationItem> navigation() {
        return List.of(
                new NavigationItem("send.cases.title", CasesView.PATH, SendPermissions.READ),
                new NavigationItem("send.inbox.navigation", TeamInboxView.PATH, SendPermissions.READ_MESSAGES));
    }

    @Override
    public Optional<Tile> tile() {
        return Optional.of(new Tile("send.title", "send.tile", LandingView.PATH, Access.PUBLIC));
    }

    @Override
    public List<HomeSection> homeSections() {
        return List.of(
                new HomeSection(
                        "send.cases.title",
                        MAY_READ,
                        () -> new WaitingCases(words, cases, figures, invitations).show(waitingMessages())),
                new HomeSection(
                        "send.home.children",
                        Access.SIGNED_IN,
                        () -> new MyChildren(words, parties, invitations).show()),
                new HomeSection("send.home.requests", Access.SIGNED_IN, () -> new MyRequests(words, requests).show()));
    }

    @Override
    public RegistrationProfile registration() {
        return new RegistrationProfile(RegistrationProfile.Professional.HIDDEN, LONG_PASSWORD);
    }

    /** Registrations that come by the link of an invitation begin with whom it was mailed to. */
    @Override
    public Optional<Invitation> invitation(String target) {
        return InvitationView.token(target)
                .flatMap(invitations::invited)
                .map(invited -> new Invitation(invited.email(), name(invited.name()), "", Address.EMPTY));
    }

    private static PersonName name(String whole) {
        int surname = whole.lastIndexOf(' ') + 1;
        return new PersonName(whole.substring(0, surname).strip(), whole.substring(surname));
    }
}
