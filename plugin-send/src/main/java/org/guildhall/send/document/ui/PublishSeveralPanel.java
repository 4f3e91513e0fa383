package org.guildhall.send.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.guildhall.ui.text.Words;

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
        return Stream.concat(
                        Stream.of(new Paragraph(words.get("send.publish-several.text"))),
                        fields.stream().map(Component.class::cast))
                .toList();
    }

    @Override
    protected String button() {
        return words.get("send.publish-several.button");
    }

    @Override
    protected void perform(List<CaseId> ticked) {
        fields.forEach(Field::clearProblem);
        if (ticked.isEmpty()) {
            warn(words.get("send.assign.none"));
            return;
        }
        try {
            asked.ifPresent(now -> publish(ticked, now));
        } catch (InvalidInputException invalid) {
            invalid.problems().forEach(this::show);
        } catch (RefusedException refused) {
            warn(words.of(refused));
        }
    }

    private void publish(List<CaseId> ticked, Asked now) {
        CasesChanged done =
                documents.publish(ticked, now.upload, document(now), now.on.isEmpty() ? null : PublishView.day(now.on));
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
