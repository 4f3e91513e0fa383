package org.guildhall.send.message.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.ThreadLine;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.send.record.ui.CaseView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** What the council and the people of a case wrote to each other, for staff. */
@StyleSheet(Styles.SHEET)
public final class CaseMessagesView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/messages";

    private final Words words;
    private final CaseService cases;
    private final TeamMessageService messages;

    /** About the case that the address names. */
    public CaseMessagesView(Words words, CaseService cases, TeamMessageService messages) {
        this.words = words;
        this.cases = cases;
        this.messages = messages;
    }

    static String path(CaseId id) {
        return CaseView.path(id) + "/messages";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        try {
            show(cases.find(new CaseId(PathPart.id(event, "id"))));
        } catch (RefusedException refused) {
            add(CasePage.refused(words, refused));
        }
    }

    private void show(SendCase shown) {
        CaseId id = shown.id();
        ContentPage page = new ContentPage(
                words.get("send.case-messages.title", shown.details().child().full()));
        page.setWide();
        PageLink back = new PageLink(CaseView.path(id), words.get("send.case-messages.back"));
        back.addClassName("gh-back");
        page.addComponentAsFirst(back);
        Said.take(words, path(id)).ifPresent(page::add);
        if (messages.mayWrite() && !messages.parties(id).isEmpty()) {
            page.add(new PageLink(path(id) + "/new", words.get("send.messages.new")).asPrimary());
        }
        QueueTable<ThreadLine> table = TeamInboxView.table(
                words,
                cases,
                words.get("send.messages.title"),
                Column.of(words.get("send.cases.reference"), line -> new Text(line.reference())));
        table.whenEmpty(words.get("send.case-messages.empty"));
        table.setSource(DataProvider.fromCallbacks(
                query -> messages.threads(id, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(messages.countThreads(id))));
        page.add(table);
        add(page);
    }
}
