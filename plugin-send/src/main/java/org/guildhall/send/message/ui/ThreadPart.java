package org.guildhall.send.message.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.send.message.Message;
import org.guildhall.send.message.MessageThread;
import org.guildhall.ui.text.Words;

/** What was written in a thread, the newest last. */
final class ThreadPart extends OrderedList {
    private final Words words;

    ThreadPart(Words words, MessageThread thread) {
        this.words = words;
        addClassName("send-thread");
        thread.messages().forEach(message -> add(item(message)));
    }

    private ListItem item(Message message) {
        String to = message.to().isEmpty() ? words.get("send.messages.team") : message.to();
        H2 who = new H2(words.get("send.thread.who", message.from(), to));
        Span when = new Span(words.dateTime(message.sentAt()));
        when.addClassName("gh-quiet");
        Paragraph text = new Paragraph(message.words());
        text.addClassName("gh-kept-lines");
        Div body = new Div(who, when, text);
        if (!message.files().isEmpty()) {
            body.add(files(message.files()));
        }
        ListItem item = new ListItem(body);
        item.addClassNames("send-message", message.fromParty() ? "send-message-party" : "send-message-council");
        return item;
    }

    private UnorderedList files(List<StoredDocument> files) {
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", words.get("send.thread.files"));
        files.forEach(file -> list.add(
                switch (file.scan()) {
                    case WAITING -> new ListItem(words.get("send.thread.file.waiting", file.fileName()));
                    case QUARANTINED -> new ListItem(words.get("send.thread.file.blocked", file.fileName()));
                    case NOT_SCANNED ->
                        new ListItem(link(file), new Span(" " + words.get("send.thread.file.not-scanned")));
                    case CLEAN, NOT_NEEDED -> new ListItem(link(file));
                }));
        return list;
    }

    private static Anchor link(StoredDocument file) {
        Anchor link = new Anchor("documents/" + file.id() + "?view=1", file.fileName());
        // the server answers with the file itself, not with a page
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
