package org.guildhall.send.message.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.guildhall.send.message.Message;
import org.guildhall.send.message.MessageThread;
import org.guildhall.send.record.ui.FileList;
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
            body.add(new FileList(words, message.files()));
        }
        ListItem item = new ListItem(body);
        item.addClassNames("send-message", message.fromParty() ? "send-message-party" : "send-message-council");
        return item;
    }
}
