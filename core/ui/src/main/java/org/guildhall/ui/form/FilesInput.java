package org.guildhall.ui.form;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.RefusedException;
import org.guildhall.ui.field.GroupField;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files under a policy that is told before one is chosen; the answer is the ids of the documents kept. */
public final class FilesInput extends GroupField<List<DocumentId>> {
    private static final Logger LOG = LoggerFactory.getLogger(FilesInput.class);

    private final Words words;
    private final Documents documents;
    private final UploadPolicy policy;
    private final String portal;
    private final String subject;
    private final List<StoredDocument> files = new ArrayList<>();
    private final Upload upload;
    private final UnorderedList list = new UnorderedList();
    private final Paragraph status = new Paragraph();
    private final Element chooser;
    private final WaitingFilesPoll waiting = new WaitingFilesPoll(this, this::lookAgain);

    /**
     * Files.
     *
     * @param portal name of the portal whose rule decides who may read them
     * @param subject what the portal knows them by, such as the draft's id
     */
    public FilesInput(
            Words words,
            String name,
            String legend,
            Documents documents,
            UploadPolicy policy,
            String portal,
            String subject) {
        super(name, legend);
        this.words = words;
        this.documents = documents;
        this.policy = policy;
        this.portal = portal;
        this.subject = subject;
        Paragraph rules = new Paragraph(words.get("ui.upload.rules", kinds(), most(), policy.maximumFiles()));
        rules.setId(controlId() + "-rules");
        rules.addClassName("gh-hint");
        NativeButton choose = new NativeButton(words.get("ui.upload.choose"));
        choose.addClassNames("gh-button", "gh-secondary");
        choose.setId(controlId());
        choose.getElement().setAttribute("type", "button");
        choose.getElement().setAttribute("aria-describedby", controlId() + "-rules");
        chooser = choose.getElement();
        upload = new Upload(new Receiving());
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(words.get("ui.upload.drop")));
        upload.setAcceptedMimeTypes(policy.mediaTypes().toArray(String[]::new));
        upload.setI18n(texts());
        upload.addClassName("gh-upload");
        upload.addFileRejectedListener(event -> {
            upload.clearFileList();
            showProblem(name(), words.get("ui.upload.not-this", kinds(), most()));
        });
        status.getElement().setAttribute("role", "status");
        status.addClassName("gh-status");
        list.addClassName("gh-files");
        list.getElement().setAttribute("aria-label", words.get("ui.upload.list", legend));
        if (!documents.takes(policy)) {
            addPart(new Notice(Notice.Kind.WARNING, words.get("ui.upload.away")));
        }
        addPart(rules);
        addPart(upload);
        addPart(status);
        addPart(list);
        draw();
    }

    /** Without files that were refused because of what is in them: these are told here, and nobody is sent them. */
    @Override
    public List<DocumentId> value() {
        return files.stream()
                .filter(file -> file.scan() != StoredDocument.Scan.QUARANTINED)
                .map(StoredDocument::id)
                .toList();
    }

    @Override
    public void setValue(List<DocumentId> value) {
        files.clear();
        value.stream().flatMap(id -> documents.find(id).stream()).forEach(files::add);
        draw();
    }

    /** What is known of the files. */
    public List<StoredDocument> files() {
        return List.copyOf(files);
    }

    @Override
    public boolean isEmpty() {
        return value().isEmpty();
    }

    @Override
    public void setRequired(boolean required) {
        super.setRequired(required);
        chooser.removeAttribute("aria-required");
    }

    @Override
    public String showProblem(String problemField, String text) {
        String focus = super.showProblem(problemField, text);
        chooser.removeAttribute("aria-invalid");
        return focus;
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.of(chooser);
    }

    private String kinds() {
        Set<String> names = policy.mediaTypes().stream()
                .map(type -> words.has("ui.type." + type) ? words.get("ui.type." + type) : type)
                .collect(Collectors.toSet());
        return names.stream().sorted(Comparator.naturalOrder()).collect(Collectors.joining(", "));
    }

    private String most() {
        return words.size(documents.maximumBytes(policy));
    }

    private void draw() {
        list.removeAll();
        files.forEach(file -> list.add(line(file)));
        list.setVisible(!files.isEmpty());
        waiting.look(files.stream().anyMatch(file -> file.scan() == StoredDocument.Scan.WAITING));
    }

    /** Shows what the scanner has said since, of files that waited for it. */
    private void lookAgain() {
        List<StoredDocument> before = List.copyOf(files);
        files.replaceAll(file -> file.scan() == StoredDocument.Scan.WAITING
                ? documents.find(file.id()).orElse(file)
                : file);
        if (files.equals(before)) {
            return;
        }
        draw();
        List<StoredDocument> looked =
                files.stream().filter(file -> !before.contains(file)).toList();
        status.setText(looked.stream()
                .map(file -> words.get(
                        file.scan() == StoredDocument.Scan.QUARANTINED ? "ui.upload.blocked" : "ui.upload.checked",
                        file.fileName()))
                .collect(Collectors.joining(" ")));
        changed();
    }

    private ListItem line(StoredDocument file) {
        Span name = new Span(file.fileName());
        name.addClassName("gh-file-name");
        Span size = new Span(words.size(file.size()));
        size.addClassName("gh-quiet");
        Div told = new Div(name, size);
        told.addClassName("gh-file-told");
        scan(file, told);
        ActionButton remove = ActionButton.text(words.get("ui.upload.remove"), () -> remove(file));
        Span which = new Span(" " + file.fileName());
        which.addClassName("gh-hidden");
        remove.add(which);
        return new ListItem(told, remove);
    }

    private void scan(StoredDocument file, Div told) {
        switch (file.scan()) {
            case WAITING ->
                told.add(
                        new Tag(words.get("ui.scan.waiting"), Tag.Look.NEUTRAL),
                        new Paragraph(words.get("ui.upload.waiting")));
            case QUARANTINED ->
                told.add(
                        new Tag(words.get("ui.scan.quarantined"), Tag.Look.BAD),
                        new Paragraph(words.get("ui.upload.refused", file.fileName())));
            case NOT_SCANNED -> {
                // for the officer who opens it to know; whoever sends it can do nothing about it
            }
            case CLEAN, NOT_NEEDED -> told.add(new Tag(words.get("ui.scan.clean"), Tag.Look.GOOD));
        }
    }

    private void remove(StoredDocument file) {
        if (!documents.delete(file.id(), portal, subject)
                && documents.find(file.id()).isPresent()) {
            refuse(words.get("ui.upload.sent", file.fileName()));
            return;
        }
        files.remove(file);
        draw();
        status.setText(words.get("ui.upload.removed", file.fileName()));
        chooser.callJsFunction("focus");
        changed();
    }

    private void kept(ReceivedFile received) {
        upload.clearFileList();
        reportNone();
        try {
            StoredDocument file = documents.keep(received);
            files.add(file);
            draw();
            status.setText(words.get("ui.upload.done", file.fileName()));
            changed();
        } catch (RefusedException refused) {
            refuse(words.of(refused));
        }
    }

    private void refuse(String text) {
        upload.clearFileList();
        status.setText("");
        showProblem(name(), text);
        chooser.callJsFunction("focus");
    }

    private UploadI18N texts() {
        return new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(words.get("ui.upload.one"))
                        .setFileIsTooBig(words.get("ui.upload.too-big", most()))
                        .setIncorrectFileType(words.get("ui.upload.wrong-type", kinds())))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(words.get("ui.upload.connecting"))
                                .setStalled(words.get("ui.upload.stalled"))
                                .setProcessing(words.get("ui.upload.processing"))
                                .setHeld(words.get("ui.upload.connecting")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(words.get("ui.upload.failed"))
                                .setUnexpectedServerError(words.get("ui.upload.failed"))
                                .setForbidden(words.get("ui.upload.failed"))));
    }

    /** Takes the bytes outside of the session's lock, so that a long upload holds up nobody, and keeps them under it. */
    private final class Receiving implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            UI ui = event.getUI();
            try (InputStream bytes = event.getInputStream()) {
                ReceivedFile received =
                        documents.receive(new NewDocument(portal, subject, event.getFileName(), policy, null), bytes);
                ui.accessSynchronously(() -> kept(received));
            } catch (RefusedException refused) {
                ui.accessSynchronously(() -> refuse(words.of(refused)));
            } catch (IOException broken) {
                LOG.info("An upload broke off", broken);
                ui.accessSynchronously(() -> refuse(words.get("ui.upload.failed")));
                throw broken;
            }
        }

        @Override
        public long getFileSizeMax() {
            return -1; // the store counts, and refuses in words
        }

        @Override
        public long getRequestSizeMax() {
            return -1;
        }
    }
}
