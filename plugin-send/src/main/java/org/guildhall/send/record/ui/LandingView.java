package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.MyChild;
import org.guildhall.send.record.PartyService;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** What the portal is, how one comes to see a record, and the way in. */
@StyleSheet(Styles.SHEET)
public final class LandingView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "send";

    /** Where an assessment is asked for. */
    public static final String REQUEST = "send/request";

    private static final int ITEMS = 4;
    private static final int STEPS = 5;

    /** For everybody; nobody's record shows here but one's own. */
    public LandingView(Words words, SignedIn signedIn, PartyService parties, InvitationService invitations) {
        super(words.get("send.title"));
        Paragraph lead = new Paragraph(words.get("send.landing.intro"));
        lead.addClassName("gh-lead");
        add(lead, ways(words, signedIn, parties));
        DescriptionList can = new DescriptionList();
        can.addClassName("gh-plain-list");
        for (int item = 1; item <= ITEMS; item++) {
            can.add(
                    new DescriptionList.Term(words.get("send.landing.item." + item)),
                    new DescriptionList.Description(words.get("send.landing.item." + item + ".text")));
        }
        section(words.get("send.landing.what"), can);
        OrderedList steps = new OrderedList();
        for (int step = 1; step <= STEPS; step++) {
            steps.add(new ListItem(words.get("send.landing.step." + step)));
        }
        section(words.get("send.landing.how"), new Paragraph(words.get("send.landing.how.text")), steps);
        section(
                words.get("send.landing.help"),
                new Paragraph(words.get("send.landing.call", invitations.telephone())),
                new Paragraph(words.get("send.landing.young")));
    }

    private static Div ways(Words words, SignedIn signedIn, PartyService parties) {
        Div ways = new Div();
        ways.addClassName("gh-buttons");
        if (signedIn.account().isPresent()) {
            parties.children().stream()
                    .filter(child -> child.standing() == MyChild.Standing.READY)
                    .forEach(child -> ways.add(new PageLink(
                                    DashboardView.path(child.id()),
                                    words.get(
                                            "send.landing.dashboard",
                                            child.child().full()))
                            .asPrimary()));
        }
        if (ways.getComponentCount() == 0) {
            // the page asks for the sign-in and leads on to the records
            ways.add(new PageLink(
                            MyChildrenView.PATH,
                            words.get(signedIn.account().isPresent() ? "send.children.title" : "send.landing.sign-in"))
                    .asPrimary());
        }
        ways.add(new PageLink(REQUEST, words.get("send.request.title")).asSecondary());
        return ways;
    }
}
