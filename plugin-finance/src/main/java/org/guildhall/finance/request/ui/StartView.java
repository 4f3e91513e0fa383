package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.form.Draft;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "Request access to the Client Finance Portal": what is needed before one starts (SPEC F2). */
public final class StartView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/request";

    private final Words words;
    private final AccessRequestService requests;
    private final RoleWords names;

    /** For those with an account. */
    public StartView(Words words, AccessRequestService requests, RoleWords names) {
        this.words = words;
        this.requests = requests;
        this.names = names;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!asksHere() && requests.drafts().isEmpty()) {
            event.forwardTo(VisitorStartView.PATH);
            return;
        }
        show();
    }

    /** Whether the council's flow asks those who have an account. */
    private boolean asksHere() {
        return requests.flow().accountRequest().isPresent();
    }

    void show() {
        List<Draft> drafts = requests.drafts();
        ContentPage page = new ContentPage(words.get("finance.start.title"));
        if (!drafts.isEmpty()) {
            page.add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("finance.start.unfinished")),
                    new PageLink(
                            RequestFormView.resume(requests, drafts.getFirst()), words.get("finance.start.resume"))));
        }
        needs(page, words, requests, names);
        page.add(FormFlow.savedNotice(words));
        page.add(new PageLink(asksHere() ? ConsentView.PATH : VisitorStartView.PATH, words.get("finance.start.start"))
                .asPrimary());
        removeAll();
        add(page);
    }

    /** Who may ask, and what they need for it. */
    static void needs(ContentPage page, Words words, AccessRequestService requests, RoleWords names) {
        page.add(new Paragraph(words.get("finance.start.intro")));
        UnorderedList roles = new UnorderedList();
        names.roles().allowed().forEach(role -> roles.add(new ListItem(names.name(role))));
        if (roles.getComponentCount() > 0) {
            page.add(new Paragraph(words.get("finance.start.roles")), roles);
        }
        if (!requests.takesEvidence()) {
            page.add(new Notice(
                    Notice.Kind.WARNING,
                    words.get(
                            "finance.start.no-uploads",
                            requests.telephone().isBlank() ? requests.council() : requests.telephone())));
        }
        page.section(
                words.get("finance.start.need"),
                new UnorderedList(
                        new ListItem(words.get("finance.start.need.person")),
                        new ListItem(words.get("finance.start.need.copies"))),
                new Paragraph(words.get("finance.start.match")),
                new Paragraph(words.get("finance.start.each")));
        String help = requests.helpLink();
        if (!help.isEmpty()) {
            page.add(new Paragraph(new Anchor(help, words.get("finance.start.help"))));
        }
    }
}
