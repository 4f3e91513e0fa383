package org.guildhall.send.message.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.file.OpenedPage;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageThread;
import org.guildhall.send.message.NewReply;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.ThreadId;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FilesInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;

/** A thread of a case, and the answer to it below. */
public final class StaffThreadView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/messages/:thread";

    private final FormServices services;
    private final TeamMessageService messages;
    private final MessageFiles files;
    private final Uploads uploads;

    /** About the case and the thread that the address names. */
    public StaffThreadView(
            FormServices services,
            CaseService cases,
            TeamMessageService messages,
            MessageFiles files,
            Uploads uploads) {
        super(services.words(), cases, "staff-thread");
        this.services = services;
        this.messages = messages;
        this.files = files;
        this.uploads = uploads;
    }

    static String path(CaseId id, ThreadId thread) {
        return CaseMessagesView.path(id) + "/" + thread;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        MessageThread thread = messages.open(new ThreadId(PathPart.id(event, "thread")));
        if (!thread.caseId().equals(shown.id())) {
            throw new NotFoundException("thread " + thread.id());
        }
        String path = path(shown.id(), thread.id());
        page.changeHeading(thread.subject());
        page.setBack(CaseMessagesView.path(shown.id()));
        Said.take(words, path).ifPresent(page::addContent);
        Paragraph type = new Paragraph(thread.type().in(words.language()));
        type.addClassName("gh-quiet");
        page.addContent(type, new ThreadPart(words, thread));
        if (!messages.mayWrite()) {
            return;
        }
        OpenedPage opened = messages.begin(thread.id());
        TextInput text = TextInput.longText("words", words.get("send.thread.answer"), ROWS);
        text.setRequired(true);
        page.ask(text);
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
            Said.on(this, path, "send.message.done");
        });
        if (thread.waitingSince() != null) {
            page.textButton(words.get("send.thread.settle"), () -> {
                messages.settle(thread.id());
                Said.on(this, CaseMessagesView.path(shown.id()), "send.thread.settled");
            });
        }
    }
}
