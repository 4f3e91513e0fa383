package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Comparator;
import java.util.List;
import org.guildhall.finance.document.DocumentReading;
import org.guildhall.finance.document.DocumentRecallService;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.document.RecordedDocument;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** One document for those who may recall it: what was done to it, and who has read it. */
public final class DocumentRecordView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/document/:document";

    private static final int LONGEST_REASON = 1_000;
    private static final int ROWS = 3;

    private final Words words;
    private final DocumentRecallService recalls;

    /** Shows the document that the address names. */
    public DocumentRecordView(Words words, DocumentRecallService recalls) {
        this.words = words;
        this.recalls = recalls;
    }

    static String path(FinanceDocumentId id) {
        return "finance/document/" + id.value();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new FinanceDocumentId(PathPart.id(event, "document")), "");
    }

    private void show(FinanceDocumentId id, String done) {
        RecordedDocument recorded = recalls.find(id);
        FinanceDocument document = recorded.document();
        QuestionPage page = new QuestionPage(words, document.description());
        page.setCaption(recorded.person().name().full());
        page.setBack(DocumentsView.path(recorded.person().id()));
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(done)).announced());
        }
        page.addContent(facts(recorded));
        page.add(readings(recalls.readings(id)));
        if (document.recalledAt() == null) {
            page.add(apart(
                    "finance.recall.title",
                    "finance.recall.text",
                    ActionButton.secondary(words.get("finance.recall.button"), () -> askToRecall(recorded))));
        } else if (document.deletedAt() == null) {
            page.add(apart(
                    "finance.recall.delete",
                    "finance.recall.delete.text",
                    ActionButton.secondary(words.get("finance.recall.delete.button"), () -> askToDelete(recorded))));
        }
        removeAll();
        add(page);
    }

    private SummaryList facts(RecordedDocument recorded) {
        FinanceDocument document = recorded.document();
        SummaryList facts = new SummaryList(words)
                .row(
                        words.get("finance.documents.kind"),
                        words.get(document.kind().textKey()))
                .row(words.get("finance.documents.dated"), words.date(document.documentDate()))
                .row(words.get("finance.documents.published"), words.date(document.publishedDate()))
                .row(words.get("finance.imports.external"), recorded.externalId())
                .row(words.get("finance.recall.imported"), words.dateTime(recorded.importedAt()));
        if (document.deletedAt() == null) {
            facts.row(
                    words.get("finance.recall.file"),
                    new Span(DocumentLinks.view(document.stored(), words.get("finance.recall.file.view"))));
        }
        if (document.recalledAt() != null) {
            facts.row(words.get("finance.recall.at"), words.dateTime(document.recalledAt()))
                    .row(words.get("finance.recall.by"), recalls.name(said(recorded.recalledBy())))
                    .row(words.get("finance.recall.reason"), said(recorded.recallReason()));
        }
        if (document.deletedAt() != null) {
            facts.row(words.get("finance.recall.deleted-at"), words.dateTime(document.deletedAt()))
                    .row(words.get("finance.recall.deleted-by"), recalls.name(said(recorded.deletedBy())));
        }
        return facts;
    }

    private static String said(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private Section readings(List<DocumentReading> readings) {
        QueueTable<DocumentReading> table = new QueueTable<>(
                words,
                words.get("finance.recall.readers"),
                List.of(
                        Column.text(words.get("finance.recall.reader"), DocumentReading::reader),
                        Column.code(words.get("finance.review.email"), DocumentReading::email),
                        Column.time(
                                words.get("finance.recall.read-at"),
                                reading -> words.dateTime(reading.at()),
                                Comparator.comparing(DocumentReading::at))),
                reading -> "");
        table.whenEmpty(words.get("finance.recall.readers.none"));
        table.setRows(readings);
        Section section = new Section(new H2(words.get("finance.recall.readers")), table);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }

    private void askToRecall(RecordedDocument recorded) {
        QuestionPage question = question(recorded, words.get("finance.recall.ask"));
        question.addContent(new Paragraph(words.get("finance.recall.what")));
        TextInput reason = question.ask(TextInput.longText("reason", words.get("finance.recall.reason"), ROWS));
        reason.setHint(words.get("finance.recall.reason.hint"));
        reason.setMaximumLength(LONGEST_REASON);
        reason.setRequired(true);
        FinanceDocumentId id = recorded.document().id();
        question.addContent(new TypedSoFar(
                words, question, recalls.typedReason(id), typed -> recalls.keepReason(id, typed), List.of(reason)));
        question.warning(words.get("finance.recall.button"), () -> {
            recalls.recall(id, reason.value());
            show(id, "finance.recall.done");
        });
        keep(question, recorded);
    }

    private void askToDelete(RecordedDocument recorded) {
        QuestionPage question = question(recorded, words.get("finance.recall.delete.ask"));
        question.addContent(new Paragraph(words.get("finance.recall.delete.what")));
        question.warning(words.get("finance.recall.delete.button"), () -> {
            recalls.delete(recorded.document().id());
            show(recorded.document().id(), "finance.recall.delete.done");
        });
        keep(question, recorded);
    }

    private void keep(QuestionPage question, RecordedDocument recorded) {
        question.secondary(
                words.get("finance.recall.keep"), () -> show(recorded.document().id(), ""));
    }

    private QuestionPage question(RecordedDocument recorded, String title) {
        QuestionPage question = new QuestionPage(words, title);
        question.setCaption(recorded.document().description());
        question.setBack(() -> show(recorded.document().id(), ""));
        removeAll();
        add(question);
        return question;
    }

    private Section apart(String titleKey, String textKey, ActionButton button) {
        Section section = new Section(new H2(words.get(titleKey)), new Paragraph(words.get(textKey)), button);
        section.addClassNames("gh-stack", "gh-apart");
        return section;
    }
}
