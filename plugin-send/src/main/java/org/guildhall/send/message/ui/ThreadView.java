package org.guildhall.send.message.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.message.MessageThread;
import org.guildhall.send.message.ThreadId;
import org.guildhall.send.record.ui.DashboardView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** A message with what was written before and after it (SPEC G7). */
@StyleSheet(Styles.SHEET)
public final class ThreadView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/message/:thread";

    private final Words words;
    private final MessageService messages;

    /** Of the acting person. */
    public ThreadView(Words words, MessageService messages) {
        this.words = words;
        this.messages = messages;
    }

    static String path(ThreadId id) {
        return "send/message/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MessageThread thread = messages.open(new ThreadId(PathPart.id(event, "thread")));
        ContentPage page = new ContentPage(thread.subject());
        PageLink close = new PageLink(MessagesView.path(thread.caseId()), words.get("send.thread.close"));
        close.addClassName("send-close");
        page.addComponentAsFirst(close);
        Said.take(words, path(thread.id())).ifPresent(page::add);
        Paragraph type = new Paragraph(thread.type().in(words.language()));
        type.addClassName("gh-quiet");
        Div buttons = new Div(
                new PageLink(path(thread.id()) + "/reply", words.get("send.thread.reply")).asPrimary(),
                new PageLink(DashboardView.path(thread.caseId()), words.get("send.return")).asSecondary());
        buttons.addClassName("gh-buttons");
        page.add(type, new ThreadPart(words, thread), buttons);
        removeAll();
        add(page);
    }
}
