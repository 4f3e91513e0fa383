package org.guildhall.send.document.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.document.DocumentKind;
import org.guildhall.send.document.NewCaseDocument;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Publishes documents to people of a case, now or on a day (SPEC G10). */
public final class PublishView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/documents/new";

    private final FormServices services;
    private final PublishingService documents;
    private final Uploads uploads;

    /** About the case that the address names. */
    public PublishView(FormServices services, CaseService cases, PublishingService documents, Uploads uploads) {
        super(services.words(), cases, "publish");
        this.services = services;
        this.documents = documents;
        this.uploads = uploads;
    }

    /** Who can be chosen to see a document. */
    static CheckboxesInput readers(Words words, CaseService cases, List<Party> parties) {
        CheckboxesInput readers = new CheckboxesInput(
                "readers",
                words.get("send.publish.readers"),
                parties.stream()
                        .map(party -> Option.of(
                                party.id().toString(),
                                words.get(
                                        "send.write.party",
                                        cases.nameOf(party.account()),
                                        words.get(party.kind().textKey()))))
                        .toList());
        readers.setRequired(true);
        return readers;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        choose(page, shown, documents.begin(), List.of(), "");
    }

    /** Which files, for whom and when. */
    private void choose(QuestionPage page, SendCase shown, UUID upload, List<String> toWhom, String when) {
        page.setBack(CaseDocumentsView.path(shown.id()));
        page.explainStar();
        FilesInput files = page.ask(new FilesInput(
                words,
                "files",
                words.get("send.publish.files"),
                services.documents(),
                documents.policy(),
                SendPermissions.PORTAL,
                uploads.subject(upload)));
        files.setRequired(true);
        files.setValue(uploads.files(upload).stream().map(StoredDocument::id).toList());
        CheckboxesInput readers = page.ask(readers(words, cases, documents.parties(shown.id())));
        readers.setValue(toWhom);
        DateInput on = page.ask(new DateInput(words, "on", words.get("send.publish.on")));
        on.setHint(words.get("send.publish.on.hint"));
        on.setValue(when);
        page.primary(words.get("send.publish.next"), () -> {
            List<FieldProblem> problems = new ArrayList<>();
            if (files.isEmpty()) {
                problems.add(FieldProblem.of("files", "send.document.file.missing"));
            }
            if (readers.isEmpty()) {
                problems.add(FieldProblem.of("readers", "send.document.readers.missing"));
            }
            if (!on.isEmpty() && date(on).isBefore(cases.today())) {
                problems.add(FieldProblem.of("on", "send.document.on.past"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            describe(page, shown, upload, readers.value(), on.value());
        });
    }

    /** What each file is, once all are there. */
    private void describe(QuestionPage page, SendCase shown, UUID upload, List<String> toWhom, String when) {
        List<PartyId> readers = toWhom.stream().map(PartyId::parse).toList();
        LocalDate on = when.isEmpty() ? null : LocalDate.parse(when);
        page.clear();
        page.setBack(() -> {
            page.clear();
            page.changeHeading(words.get("send.publish.title"));
            choose(page, shown, upload, toWhom, when);
        });
        page.changeHeading(words.get("send.publish.describe"));
        List<StoredDocument> files = uploads.files(upload);
        List<Described> described = new ArrayList<>();
        for (int place = 0; place < files.size(); place++) {
            page.addContent(new H2(files.get(place).fileName()));
            described.add(new Described(words, page, files.get(place), place));
        }
        page.addContent(new Paragraph(
                words.get(on == null ? "send.publish.now" : "send.publish.later", on == null ? "" : words.date(on))));
        page.primary(words.get("send.publish.button"), () -> {
            documents.publish(
                    shown.id(), upload, described.stream().map(Described::value).toList(), readers, on);
            Said.on(this, CaseDocumentsView.path(shown.id()), "send.publish.done");
        });
    }

    static SelectInput kind(Words words, String name) {
        return new SelectInput(
                name,
                words.get("send.case-documents.kind"),
                words.get("send.publish.kind.prompt"),
                Stream.of(DocumentKind.values())
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList());
    }

    static DocumentKind kind(SelectInput field) {
        return Stream.of(DocumentKind.values())
                .filter(one -> one.name().equals(field.value()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(List.of(FieldProblem.of(field.name(), "send.publish.kind.missing"))));
    }

    static LocalDate day(DateInput field) {
        return date(field);
    }

    /** What staff say of one file. */
    private static final class Described {
        private final StoredDocument file;
        private final SelectInput kind;
        private final TextInput description;
        private final DateInput date;

        Described(Words words, QuestionPage page, StoredDocument file, int place) {
            this.file = file;
            kind = page.ask(PublishView.kind(words, "kind" + place));
            description = page.ask(new TextInput("description" + place, words.get("send.documents.description")));
            description.setValue(file.fileName().replaceFirst("\\.[A-Za-z0-9]+$", ""));
            date = page.ask(new DateInput(words, "documentDate" + place, words.get("send.documents.date")));
            kind.setRequired(true);
            description.setRequired(true);
            date.setRequired(true);
            date.setHint(words.get("send.date-field.hint"));
        }

        NewCaseDocument value() {
            return new NewCaseDocument(file.id(), PublishView.kind(kind), description.value(), date(date));
        }
    }
}
