package org.guildhall.send.document.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.PublishedDocument;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** The documents of a case with the eyes of one of its people; nothing is marked as read (SPEC G10). */
public final class PreviewView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/preview/:party";

    private final PublishingService documents;
    private final PeopleService people;

    /** About the case and the person that the address names. */
    public PreviewView(Words words, CaseService cases, PeopleService people, PublishingService documents) {
        super(words, cases, "preview");
        this.documents = documents;
        this.people = people;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        PartyId id = new PartyId(PathPart.id(event, "party"));
        Party party = people.parties(shown.id()).stream()
                .filter(one ->
                        one.id().equals(id) && one.seesNow(shown.details().birth(), cases.today()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("party " + id));
        page.setBack(CaseDocumentsView.path(shown.id()));
        String title = words.get("send.documents.title", shown.details().child().full());
        page.addContent(
                new Notice(Notice.Kind.INFORMATION, words.get("send.preview.text", cases.nameOf(party.account()))),
                new Paragraph(words.get("send.documents.text")),
                new DocumentsPart(words, title, new DocumentsPart.Source() {
                    @Override
                    public List<PublishedDocument> list(DocumentQuery query, int offset, int limit) {
                        return documents.preview(shown.id(), id, query, offset, limit);
                    }

                    @Override
                    public long count(DocumentQuery query) {
                        return documents.countPreview(shown.id(), id, query);
                    }
                }));
    }
}
