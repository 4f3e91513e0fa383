package org.guildhall.send.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.ui.MyChildrenView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.RequestId;
import org.guildhall.ui.page.ConfirmationPanel;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** What was sent, what happens next, and by when the law wants a decision; nothing of the case itself (SPEC G0). */
@StyleSheet(Styles.SHEET)
public final class RequestedView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/requested/:request";

    private final Words words;
    private final NeedsRequestService requests;
    private final InvitationService invitations;
    private final RequestPaper paper;

    /** Shows the request that the address names, to the person who sent it. */
    public RequestedView(Words words, NeedsRequestService requests, InvitationService invitations, RequestPaper paper) {
        this.words = words;
        this.requests = requests;
        this.invitations = invitations;
        this.paper = paper;
        addClassNames("gh-content", "gh-stack");
    }

    static String path(RequestId id) {
        return "send/requested/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NeedsRequest request = requests.find(new RequestId(PathPart.id(event, "request")));
        removeAll();
        ConfirmationPanel panel = new ConfirmationPanel(words.get("send.requested.title"));
        panel.setReference(words.get("send.requested.reference"), request.reference());
        OrderedList next = new OrderedList();
        next.add(
                new ListItem(words.get("send.requested.decision", words.date(request.decideBy()))),
                new ListItem(words.get("send.requested.invitation")),
                new ListItem(words.get("send.requested.plan")));
        add(
                panel,
                new Paragraph(words.get("send.requested.for", request.child())),
                new Paragraph(words.get("send.requested.mail")),
                new H2(words.get("send.requested.next")),
                next,
                new Paragraph(words.get("send.landing.call", invitations.telephone())),
                new Paragraph(paper.link(request, () -> requests.find(request.id()))),
                new PageLink(MyChildrenView.PATH, words.get("send.children.title")).asSecondary());
    }
}
