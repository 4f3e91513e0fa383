package org.guildhall.send.message.ui;

import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.file.OpenedPage;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageType;
import org.guildhall.send.message.NewMessage;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "Secure Message": type, subject, message and files. */
final class MessageFields {
    private static final int ROWS = 8;
    private static final int LONGEST_SUBJECT = 200;

    private final OpenedPage opened;
    private final SelectInput type;
    private final TextInput subject;
    private final TextInput message;
    private final FilesInput attached;

    MessageFields(
            FormServices services,
            QuestionPage page,
            OpenedPage opened,
            List<MessageType> types,
            Uploads uploads,
            MessageFiles files) {
        this.opened = opened;
        Words words = services.words();
        type = page.ask(new SelectInput(
                "type",
                words.get("send.message.type"),
                words.get("send.message.type.prompt"),
                types.stream()
                        .map(one -> Option.of(one.english(), one.in(words.language())))
                        .toList()));
        subject = page.ask(new TextInput("subject", words.get("send.message.subject")));
        subject.setMaximumLength(LONGEST_SUBJECT);
        subject.setAutocomplete("off");
        type.setRequired(true);
        subject.setRequired(true);
        message = page.ask(words(words));
        attached = files(services, page, opened.upload(), uploads, files);
    }

    static TextInput words(Words words) {
        TextInput field = TextInput.longText("words", words.get("send.message.words"), ROWS);
        field.setRequired(true);
        return field;
    }

    static FilesInput files(
            FormServices services, QuestionPage page, UUID upload, Uploads uploads, MessageFiles files) {
        FilesInput field = page.ask(new FilesInput(
                services.words(),
                "files",
                services.words().get("send.message.files"),
                services.documents(),
                files.policy(),
                SendPermissions.PORTAL,
                uploads.subject(upload)));
        field.setHint(services.words().get("send.message.files.hint"));
        field.setValue(uploads.files(upload).stream().map(StoredDocument::id).toList());
        return field;
    }

    /** What stands on the page, harmful files too: the service refuses these. */
    static List<DocumentId> shown(FilesInput field) {
        return field.files().stream().map(StoredDocument::id).toList();
    }

    List<Field<String>> all() {
        return List.of(type, subject, message);
    }

    NewMessage value() {
        return new NewMessage(
                opened.id(), opened.upload(), shown(attached), type.value(), subject.value(), message.value());
    }
}
