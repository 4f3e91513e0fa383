package org.guildhall.send.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.document.DocumentKind;
import org.guildhall.send.document.NewCaseDocument;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CasesChanged;
import org.guildhall.send.record.ui.TickPanel;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** Publishes one document to all who see documents in each of several cases: a leaflet, or the news of a holiday (SPEC G10). */
public final class PublishSeveralPanel extends TickPanel {
    private final FormServices services;
    private final Words words;
    private final PublishingService documents;
    private final Uploads uploads;
    private final List<Field<?>> fields = new ArrayList<>();
    private Optional<Asked> asked = Optional.empty();

    /** What is asked about a file that was begun to be uploaded. */
    private record Asked(
            UUID upload, FilesInput file, SelectInput kind, TextInput description, DateInput date, DateInput on) {}

    /** Of the cases of a list. */
    public PublishSeveralPanel(
            FormServices services, PublishingService documents, Uploads uploads, QueueTable<CaseLine> table) {
        super(services.words(), table, "send.publish-several.title");
        this.services = services;
        this.words = services.words();
        this.documents = documents;
        this.uploads = uploads;
    }

    @Override
    protected List<Component> questions() {
        UUID upload = documents.begin();
        UploadPolicy policy = documents.policy();
        Asked now = new Asked(
                upload,
                new FilesInput(
                        words,
                        "files",
                        words.get("send.publish-several.file"),
                        services.documents(),
                        new UploadPolicy(
                                policy.purpose(), policy.maximumBytes(), 1, policy.mediaTypes(), policy.scanned()),
                        SendPermissions.PORTAL,
                        uploads.subject(upload)),
                PublishView.kind(words, "kind0"),
                new TextInput("description0", words.get("send.documents.description")),
                new DateInput(words, "documentDate0", words.get("send.documents.date")),
                new DateInput(words, "on", words.get("send.publish.on")));
        now.date.setHint(words.get("send.date-field.hint"));
        now.on.setHint(words.get("send.publish.on.hint"));
        fields.clear();
        fields.addAll(List.of(now.file, now.kind, now.description, now.date));
        fields.forEach(field -> field.setRequired(true));
        fields.add(now.on);
        asked = Optional.of(now);
        return fieldsAsked();
    }

    /** As they stand, with what was entered. */
    private List<Component> fieldsAsked() {
        return Stream.concat(
                        Stream.of(new Paragraph(words.get("send.publish-several.text"))),
                        fields.stream().map(Component.class::cast))
                .toList();
    }

    @Override
    protected String button() {
        return words.get("send.publish-several.check");
    }

    @Override
    protected void perform(List<CaseLine> ticked) {
        fields.forEach(Field::clearProblem);
        if (ticked.isEmpty()) {
            warn(words.get("send.assign.none"));
            return;
        }
        tried(() -> asked.ifPresent(now -> check(ticked, now)));
    }

    private void tried(Runnable step) {
        try {
            step.run();
        } catch (InvalidInputException invalid) {
            invalid.problems().forEach(this::show);
        } catch (RefusedException refused) {
            warn(words.of(refused));
        }
    }

    /** Whom it would reach is read before anybody is mailed. */
    private void check(List<CaseLine> ticked, Asked now) {
        Map<CaseId, CaseLine> lines = new LinkedHashMap<>();
        ticked.forEach(line -> lines.put(line.id(), line));
        NewCaseDocument document = document(now);
        LocalDate on = now.on.isEmpty() ? null : PublishView.day(now.on);
        PublishingService.Reach reach = documents.reach(lines.keySet(), now.upload, document, on);
        SummaryList list = new SummaryList(words)
                .row(words.get("send.documents.description"), document.description())
                .row(words.get("send.publish-several.reached", reach.reached().size()), named(reach.reached(), lines));
        if (!reach.unseen().isEmpty()) {
            list.row(words.get("send.publish-several.unseen"), named(reach.unseen(), lines));
        }
        if (!reach.already().isEmpty()) {
            list.row(words.get("send.publish-several.already"), named(reach.already(), lines));
        }
        H2 title = new H2(words.get("send.publish-several.confirm"));
        ActionButton back = ActionButton.text(words.get("send.publish-several.change"), () -> ask(fieldsAsked()));
        if (reach.reached().isEmpty()) {
            show(List.of(title, list, new Paragraph(words.get("send.publish-several.nobody"))), back);
            return;
        }
        Paragraph told = new Paragraph(
                on == null
                        ? words.get("send.publish-several.now", reach.people())
                        : words.get("send.publish-several.later", words.date(on), reach.people()));
        show(
                List.of(title, list, told),
                ActionButton.primary(
                        words.get("send.publish.button"),
                        () -> tried(() -> publish(reach.reached(), now.upload, document, on))),
                back);
    }

    private static List<String> named(List<CaseId> cases, Map<CaseId, CaseLine> lines) {
        return cases.stream()
                .map(lines::get)
                .map(line -> line.child().full() + ", " + line.reference())
                .toList();
    }

    private void publish(List<CaseId> cases, UUID upload, NewCaseDocument document, @Nullable LocalDate on) {
        CasesChanged done = documents.publish(cases, upload, document, on);
        done(words.get("send.publish-several.done", done.changed().size()));
        if (!done.left().isEmpty()) {
            warn(words.get("send.publish-several.left", done.left().size()));
        }
    }

    private static NewCaseDocument document(Asked now) {
        DocumentKind kind = PublishView.kind(now.kind);
        LocalDate date = PublishView.day(now.date);
        if (now.file.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("files", "send.document.file.missing")));
        }
        return new NewCaseDocument(now.file.value().getFirst(), kind, now.description.value(), date);
    }

    private void show(FieldProblem problem) {
        String text = words.of(problem);
        fields.stream()
                .filter(field -> field.owns(problem.field()))
                .forEach(field -> field.showProblem(problem.field(), text));
        warn(text);
    }
}
