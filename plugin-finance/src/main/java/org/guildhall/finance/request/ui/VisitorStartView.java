package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What is needed before somebody without an account starts a request (SPEC F2). */
public final class VisitorStartView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/new-request";

    private final FormServices services;
    private final Words words;
    private final AccessRequestService council;
    private final VisitorRequestService requests;
    private final RoleWords names;

    /** For everybody, where the council's flow begins before an account. */
    public VisitorStartView(
            FormServices services, AccessRequestService council, VisitorRequestService requests, RoleWords names) {
        this.services = services;
        this.words = services.words();
        this.council = council;
        this.requests = requests;
        this.names = names;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Draft> drafts = requests.drafts(services.signedIn().draftOwner());
        if (!requests.isOpen() && drafts.isEmpty()) {
            event.forwardTo(StartView.PATH);
            return;
        }
        ContentPage page = new ContentPage(words.get("finance.start.title"));
        if (!drafts.isEmpty()) {
            page.add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("finance.start.unfinished")),
                    new PageLink(VisitorFormView.path(drafts.getFirst().id(), ""), words.get("finance.start.resume"))));
        }
        StartView.needs(page, words, council, names);
        page.section(
                words.get("finance.visitor.steps"),
                new OrderedList(
                        new ListItem(words.get("finance.visitor.steps.email")),
                        new ListItem(words.get("finance.visitor.steps.request")),
                        new ListItem(words.get("finance.visitor.steps.link")),
                        new ListItem(words.get(
                                requests.asksAgain()
                                        ? "finance.visitor.steps.portal"
                                        : "finance.visitor.steps.documents"))));
        page.add(new Notice(Notice.Kind.INFORMATION, words.get("finance.visitor.saved")));
        if (requests.isOpen()) {
            page.add(new PageLink(VisitorConsentView.PATH, words.get("finance.start.start")).asPrimary());
        }
        removeAll();
        add(page);
    }
}
