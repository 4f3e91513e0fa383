package org.guildhall.send.message.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.send.file.OpenedPage;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.message.MessageThread;
import org.guildhall.send.message.NewReply;
import org.guildhall.send.message.ThreadId;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Answers a message of the council. */
@StyleSheet(Styles.SHEET)
public final class ReplyView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/message/:thread/reply";

    private final FormServices services;
    private final Words words;
    private final MessageService messages;
    private final MessageFiles files;
    private final Uploads uploads;

    /** In the thread that the address names. */
    public ReplyView(FormServices services, MessageService messages, MessageFiles files, Uploads uploads) {
        this.services = services;
        this.words = services.words();
        this.messages = messages;
        this.files = files;
        this.uploads = uploads;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MessageThread thread = messages.open(new ThreadId(PathPart.id(event, "thread")));
        QuestionPage page = new QuestionPage(words, words.get("send.thread.reply"));
        page.setCaption(thread.subject());
        page.setBack(ThreadView.path(thread.id()));
        OpenedPage opened = messages.begin(thread.id());
        TextInput text = page.ask(MessageFields.words(words));
        FilesInput attached = MessageFields.files(services, page, opened.upload(), uploads, files);
        page.addContent(new TypedSoFar(
                words,
                page,
                messages.typed(thread.id()),
                typed -> messages.keepTyped(thread.id(), typed),
                List.of(text)));
        page.primary(words.get("send.message.send"), () -> {
            messages.reply(
                    thread.id(),
                    new NewReply(opened.id(), opened.upload(), MessageFields.shown(attached), text.value()));
            Said.on(this, ThreadView.path(thread.id()), "send.message.done");
        });
        page.link(words.get("send.message.cancel"), ThreadView.path(thread.id()));
        removeAll();
        add(page);
    }
}
