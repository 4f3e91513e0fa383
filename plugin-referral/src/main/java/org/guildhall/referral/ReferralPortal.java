package org.guildhall.referral;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.permission.Permission;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.referral.record.TriageService;
import org.guildhall.referral.record.ui.CaseView;
import org.guildhall.referral.record.ui.DecideView;
import org.guildhall.referral.record.ui.DeleteDraftView;
import org.guildhall.referral.record.ui.FeedbackView;
import org.guildhall.referral.record.ui.FiguresView;
import org.guildhall.referral.record.ui.FormView;
import org.guildhall.referral.record.ui.InboxView;
import org.guildhall.referral.record.ui.LandingView;
import org.guildhall.referral.record.ui.MoveView;
import org.guildhall.referral.record.ui.MyReferralView;
import org.guildhall.referral.record.ui.MyReferrals;
import org.guildhall.referral.record.ui.MyReferralsView;
import org.guildhall.referral.record.ui.NoteView;
import org.guildhall.referral.record.ui.PaperCopy;
import org.guildhall.referral.record.ui.SentView;
import org.guildhall.referral.record.ui.StartView;
import org.guildhall.referral.record.ui.WaitingReferrals;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.HomeSection;
import org.guildhall.ui.portal.NavigationItem;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this portal contributes: forms that anybody can begin, and the inboxes of those who answer them. */
@Component
public final class ReferralPortal implements Portal {
    private static final Access OFFICERS = Access.permission(ReferralPermissions.OPEN);

    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;
    private final ReferralForms forms;
    private final TriageService triage;
    private final Inboxes inboxes;
    private final Clock clock;
    private final PaperCopy paper;

    /** Hands its services to its pages. */
    @Activate
    public ReferralPortal(
            @Reference FormServices services,
            @Reference ReferralService referrals,
            @Reference ReferralForms forms,
            @Reference TriageService triage,
            @Reference Inboxes inboxes,
            @Reference PdfCopies pdf,
            @Reference Clock clock) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
        this.forms = forms;
        this.triage = triage;
        this.inboxes = inboxes;
        this.clock = clock;
        this.paper = new PaperCopy(services, forms, referrals, pdf);
    }

    @Override
    public String name() {
        return ReferralPermissions.PORTAL;
    }

    @Override
    public List<Page> pages() {
        return List.of(
                Page.of(
                        LandingView.PATH,
                        LandingView.class,
                        () -> new LandingView(services, referrals, inboxes),
                        Access.PUBLIC),
                Page.of(
                        StartView.PATH,
                        StartView.class,
                        () -> new StartView(services, referrals, inboxes),
                        Access.PUBLIC),
                Page.of(FormView.PATH, FormView.class, () -> new FormView(services, referrals, forms), Access.PUBLIC),
                Page.of(
                        DeleteDraftView.PATH,
                        DeleteDraftView.class,
                        () -> new DeleteDraftView(services, referrals),
                        Access.SIGNED_IN),
                Page.of(SentView.PATH, SentView.class, () -> new SentView(words, referrals, inboxes), Access.SIGNED_IN),
                Page.of(
                        MyReferralsView.PATH,
                        MyReferralsView.class,
                        () -> new MyReferralsView(services, referrals),
                        Access.SIGNED_IN),
                Page.of(
                        MyReferralView.PATH,
                        MyReferralView.class,
                        () -> new MyReferralView(services, referrals, forms, paper),
                        Access.SIGNED_IN),
                Page.of(InboxView.PATH, InboxView.class, () -> new InboxView(words, triage, clock), OFFICERS),
                Page.of(InboxView.ONE, InboxView.class, () -> new InboxView(words, triage, clock), OFFICERS),
                Page.of(
                        CaseView.PATH,
                        CaseView.class,
                        () -> new CaseView(services, triage, forms, paper, clock),
                        OFFICERS),
                Page.of(NoteView.PATH, NoteView.class, () -> new NoteView(words, triage), OFFICERS),
                Page.of(DecideView.PATH, DecideView.class, () -> new DecideView(words, triage, inboxes), OFFICERS),
                Page.of(FeedbackView.PATH, FeedbackView.class, () -> new FeedbackView(words, triage), OFFICERS),
                Page.of(MoveView.PATH, MoveView.class, () -> new MoveView(words, triage), OFFICERS),
                Page.of(FiguresView.PATH, FiguresView.class, () -> new FiguresView(words, triage, inboxes), OFFICERS));
    }

    @Override
    public List<Permission> permissions() {
        return ReferralPermissions.all(inboxes);
    }

    @Override
    public List<NavigationItem> navigation() {
        return List.of(new NavigationItem("referral.inboxes.title", InboxView.PATH, ReferralPermissions.OPEN));
    }

    @Override
    public Optional<Tile> tile() {
        return Optional.of(new Tile("referral.title", "referral.tile", LandingView.PATH, Access.PUBLIC));
    }

    @Override
    public List<HomeSection> homeSections() {
        return List.of(
                new HomeSection("referral.home.inboxes", OFFICERS, () -> new WaitingReferrals(words, triage).show()),
                new HomeSection(
                        "referral.home.mine", Access.SIGNED_IN, () -> new MyReferrals(services, referrals).show()));
    }
}
