package org.guildhall.send.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.document.CaseDocument;
import org.guildhall.send.document.DocumentState;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.send.record.ui.CaseView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** The documents of a case, for staff: who sees each, and from when on. */
@StyleSheet(Styles.SHEET)
public final class CaseDocumentsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/documents";

    private final Words words;
    private final CaseService cases;
    private final PeopleService people;
    private final PublishingService documents;

    /** About the case that the address names. */
    public CaseDocumentsView(Words words, CaseService cases, PeopleService people, PublishingService documents) {
        this.words = words;
        this.cases = cases;
        this.people = people;
        this.documents = documents;
    }

    static String path(CaseId id) {
        return CaseView.path(id) + "/documents";
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
                words.get("send.case-documents.title", shown.details().child().full()));
        page.setWide();
        PageLink back = new PageLink(CaseView.path(id), words.get("send.case-messages.back"));
        back.addClassName("gh-back");
        page.addComponentAsFirst(back);
        Said.take(words, path(id)).ifPresent(page::add);
        if (documents.mayPublish() && !documents.parties(id).isEmpty()) {
            page.add(new PageLink(path(id) + "/new", words.get("send.publish.title")).asPrimary());
        }
        QueueTable<CaseDocument> table = new QueueTable<>(
                words,
                words.get("send.case-documents.caption"),
                List.of(
                        Column.of(
                                words.get("send.documents.description"), document -> new Text(document.description())),
                        Column.of(
                                words.get("send.case-documents.kind"),
                                document -> new Text(words.get(document.kind().textKey()))),
                        Column.of(
                                words.get("send.documents.date"),
                                document -> new Text(words.date(document.documentDate()))),
                        Column.of(
                                words.get("send.documents.published"),
                                document -> new Text(words.date(document.published()))),
                        Column.of(words.get("send.case-documents.state"), document -> state(words, document)),
                        Column.of(words.get("send.case-documents.readers"), this::readers)),
                document -> OneDocumentView.path(id, document.id()));
        table.whenEmpty(words.get("send.case-documents.empty"));
        table.setSource(DataProvider.fromCallbacks(
                query -> documents.list(id, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(documents.count(id))));
        page.add(table);
        previews(page, shown);
        add(page);
    }

    private void previews(ContentPage page, SendCase shown) {
        CaseId id = shown.id();
        List<Party> seeing = people.parties(id).stream()
                .filter(party -> party.seesNow(shown.details().birth(), cases.today()))
                .toList();
        if (seeing.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        seeing.forEach(party -> list.add(new ListItem(new PageLink(
                CaseView.path(id) + "/preview/" + party.id(),
                words.get("send.case-documents.preview-as", cases.nameOf(party.account()))))));
        page.section(words.get("send.preview.title"), list);
    }

    static Component state(Words words, CaseDocument document) {
        Tag.Look look = switch (document.state()) {
            case SCHEDULED -> Tag.Look.ATTENTION;
            case PUBLISHED -> Tag.Look.GOOD;
            case WITHDRAWN -> Tag.Look.NEUTRAL;
        };
        Span state = new Span(new Tag(words.get(document.state().textKey()), look));
        switch (document.scan()) {
            case WAITING -> state.add(new Text(" "), new Tag(words.get("send.documents.checked"), Tag.Look.NEUTRAL));
            case QUARANTINED -> state.add(new Text(" "), new Tag(words.get("send.documents.blocked"), Tag.Look.BAD));
            case CLEAN, NOT_SCANNED, NOT_NEEDED -> {
                // it can be opened, and its own page says what is known of it
            }
        }
        return state;
    }

    private Component readers(CaseDocument document) {
        if (document.state() == DocumentState.WITHDRAWN || document.readers().isEmpty()) {
            return new Text("–");
        }
        return new Text(document.readers().stream()
                .map(reader -> reader.openedAt() == null
                        ? reader.name()
                        : words.get("send.case-documents.opened", reader.name()))
                .collect(Collectors.joining(", ")));
    }
}
