package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "Request access to the Client Finance Portal": what is needed before one starts (SPEC F2). */
public final class StartView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance/request";

    /** Says what is needed; drafts under way stand above. */
    public StartView(Words words, AccessRequestService requests) {
        super(words.get("finance.start.title"));
        if (!requests.drafts().isEmpty()) {
            add(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("finance.start.unfinished")),
                    new PageLink(
                            RequestFormView.path(requests.drafts().getFirst().id(), ""),
                            words.get("finance.start.resume"))));
        }
        add(new Paragraph(words.get("finance.start.intro")));
        if (!requests.takesEvidence()) {
            add(new Notice(
                    Notice.Kind.WARNING,
                    words.get(
                            "finance.start.no-uploads",
                            requests.telephone().isBlank() ? requests.council() : requests.telephone())));
        }
        section(
                words.get("finance.start.need"),
                new UnorderedList(
                        new ListItem(words.get("finance.start.need.person")),
                        new ListItem(words.get("finance.start.need.copies"))),
                new Paragraph(words.get("finance.start.match")),
                new Paragraph(words.get("finance.start.each")));
        String help = requests.helpLink();
        if (!help.isEmpty()) {
            Anchor link = new Anchor(help, words.get("finance.start.help"));
            add(new Paragraph(link));
        }
        add(FormFlow.savedNotice(words));
        add(new PageLink(ConsentView.PATH, words.get("finance.start.start")).asPrimary());
    }
}
