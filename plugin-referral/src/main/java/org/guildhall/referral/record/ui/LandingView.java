package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.form.Draft;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "Children, young people and families": which form for which trouble (SPEC H1). */
@StyleSheet(Styles.SHEET)
public final class LandingView extends ContentPage implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral";

    private final FormServices services;
    private final ReferralService referrals;
    private final Div unfinished = new Div();

    /** Shows a button for each service, and links to the other forms. */
    public LandingView(FormServices services, ReferralService referrals, Inboxes inboxes) {
        super(services.words().get("referral.landing.title"));
        this.services = services;
        this.referrals = referrals;
        Words words = services.words();
        addComponentAsFirst(new ExitButton(words, referrals.exitAddress()));
        add(Emergency.notice(words, referrals));
        add(unfinished);
        add(new Paragraph(words.get("referral.landing.intro")));
        Div ways = new Div();
        ways.addClassNames("gh-stack", "referral-ways");
        inboxes.all().stream().filter(Inbox::referral).forEach(inbox -> {
            Paragraph about = new Paragraph(words.get(inbox.form() + ".intro"));
            ways.add(new Div(
                    new PageLink(StartView.path(inbox), words.get(inbox.form() + ".button")).asPrimary(), about));
        });
        add(ways);
        UnorderedList others = new UnorderedList();
        inboxes.all().stream()
                .filter(inbox -> !inbox.referral())
                .forEach(inbox -> others.add(
                        new ListItem(new PageLink(StartView.path(inbox), words.get(inbox.form() + ".button")))));
        section(words.get("referral.landing.others"), others);
        section(
                words.get("referral.landing.sent"),
                new Paragraph(new PageLink(MyReferralsView.PATH, words.get("referral.landing.mine"))));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Words words = services.words();
        unfinished.removeAll();
        List<Draft> drafts =
                services.signedIn().knownDraftOwner().map(referrals::drafts).orElse(List.of());
        unfinished.setVisible(!drafts.isEmpty());
        if (!drafts.isEmpty()) {
            Draft latest = drafts.getFirst();
            unfinished.add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("referral.landing.unfinished")),
                    new PageLink(FormView.path(latest.id(), ""), words.get("referral.start.resume"))));
        }
    }
}
