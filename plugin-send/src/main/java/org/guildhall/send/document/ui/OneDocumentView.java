package org.guildhall.send.document.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.document.CaseDocument;
import org.guildhall.send.document.CaseDocumentId;
import org.guildhall.send.document.DocumentState;
import org.guildhall.send.document.Opening;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Timeline;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** One document of a case: who sees it, who has opened it, and how to take it back. */
public final class OneDocumentView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/documents/:document";

    private final PublishingService documents;

    /** About the case and the document that the address names. */
    public OneDocumentView(Words words, CaseService cases, PublishingService documents) {
        super(words, cases, "document");
        this.documents = documents;
    }

    static String path(CaseId id, CaseDocumentId document) {
        return CaseDocumentsView.path(id) + "/" + document;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        CaseDocument document = documents.find(new CaseDocumentId(PathPart.id(event, "document")));
        if (!document.caseId().equals(shown.id())) {
            throw new NotFoundException("document " + document.id());
        }
        page.changeHeading(document.description());
        page.setBack(CaseDocumentsView.path(shown.id()));
        String path = path(shown.id(), document.id());
        Said.take(words, path).ifPresent(page::addContent);
        Anchor file = new Anchor("documents/" + document.file() + "?view=1", words.get("send.document.look"));
        file.getElement().setAttribute("router-ignore", true);
        SummaryList list = new SummaryList(words)
                .row(
                        words.get("send.case-documents.kind"),
                        words.get(document.kind().textKey()))
                .row(words.get("send.documents.date"), words.date(document.documentDate()))
                .row(words.get("send.documents.published"), words.date(document.published()))
                .row(words.get("send.case-documents.state"), CaseDocumentsView.state(words, document))
                .row(words.get("send.document.scan"), words.get(scanKey(document)));
        if (!document.withdrawnWhy().isEmpty()) {
            list.row(words.get("send.document.withdrawn-why"), document.withdrawnWhy());
        }
        if (document.scan() == StoredDocument.Scan.QUARANTINED) {
            page.addContent(new Notice(Notice.Kind.WARNING, words.get("send.document.blocked")));
        }
        page.addContent(list);
        if (document.openable()) {
            page.addContent(new Paragraph(file));
        }
        page.addContent(new H2(words.get("send.document.openings")), openings(document));
        if (document.state() != DocumentState.WITHDRAWN && documents.mayPublish()) {
            change(page, shown, document, path);
        }
    }

    private static String scanKey(CaseDocument document) {
        return "send.document.scan."
                + document.scan().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private com.vaadin.flow.component.Component openings(CaseDocument document) {
        List<Opening> openings = documents.openings(document.id());
        if (openings.isEmpty()) {
            return new Paragraph(words.get("send.document.openings.none"));
        }
        Timeline timeline = new Timeline();
        openings.forEach(opening -> timeline.event(opening.name(), words.dateTime(opening.at()), ""));
        return timeline;
    }

    private void change(QuestionPage page, SendCase shown, CaseDocument document, String path) {
        page.addContent(new H2(words.get("send.document.readers")));
        CheckboxesInput readers = page.ask(PublishView.readers(words, cases, documents.parties(shown.id())));
        readers.setValue(documents.parties(shown.id()).stream()
                .filter(party -> document.readers().stream()
                        .anyMatch(reader -> reader.account().equals(party.account())))
                .map(party -> party.id().toString())
                .toList());
        TextInput why = TextInput.longText("why", words.get("send.document.withdraw.why"), ROWS);
        why.setHint(words.get("send.document.withdraw.hint"));
        page.primary(words.get("send.document.readers.save"), () -> {
            documents.show(
                    document.id(), readers.value().stream().map(PartyId::parse).toList());
            Said.on(this, path, "send.document.readers.done");
        });
        page.ask(why);
        page.textButton(words.get("send.document.withdraw"), () -> {
            documents.withdraw(document.id(), why.value());
            Said.on(this, path, "send.document.withdraw.done");
        });
    }
}
