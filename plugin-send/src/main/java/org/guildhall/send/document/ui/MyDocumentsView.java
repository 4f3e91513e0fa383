package org.guildhall.send.document.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.DocumentService;
import org.guildhall.send.document.PublishedDocument;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.ui.DashboardView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** "Documents to View" of a child's record (SPEC G8). */
@StyleSheet(Styles.SHEET)
public final class MyDocumentsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/documents/:case";

    private final Words words;
    private final PartyService parties;
    private final DocumentService documents;

    /** Of the acting person. */
    public MyDocumentsView(Words words, PartyService parties, DocumentService documents) {
        this.words = words;
        this.parties = parties;
        this.documents = documents;
    }

    /** Where the documents of a case stand. */
    public static String path(CaseId id) {
        return "send/documents/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        CaseId id = dashboard.id();
        String title = words.get("send.documents.title", dashboard.child().full());
        ContentPage page = new ContentPage(title);
        page.setWide();
        if (!dashboard.visibility().documents()) {
            page.add(
                    new Paragraph(words.get("send.documents.not-shown")),
                    new PageLink(DashboardView.path(id), words.get("send.return")).asSecondary());
            removeAll();
            add(page);
            return;
        }
        page.add(
                new Paragraph(words.get("send.documents.text")),
                new DocumentsPart(words, title, new DocumentsPart.Source() {
                    @Override
                    public List<PublishedDocument> list(DocumentQuery query, int offset, int limit) {
                        return documents.list(id, query, offset, limit);
                    }

                    @Override
                    public long count(DocumentQuery query) {
                        return documents.count(id, query);
                    }
                }),
                new PageLink(DashboardView.path(id), words.get("send.return")).asSecondary());
        removeAll();
        add(page);
    }
}
