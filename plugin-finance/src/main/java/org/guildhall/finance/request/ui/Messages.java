package org.guildhall.finance.request.ui;

import java.util.List;
import java.util.function.Function;
import org.guildhall.finance.request.RequestMessage;
import org.guildhall.ui.list.Timeline;
import org.guildhall.ui.text.Words;

/** What council and requester wrote to each other. */
final class Messages {
    private Messages() {}

    static Timeline forRequester(Words words, List<RequestMessage> thread) {
        return timeline(
                words,
                thread,
                message -> words.get(message.fromCouncil() ? "finance.thread.council" : "finance.thread.you"));
    }

    static Timeline forStaff(Words words, List<RequestMessage> thread, Function<RequestMessage, String> author) {
        return timeline(words, thread, author);
    }

    private static Timeline timeline(
            Words words, List<RequestMessage> thread, Function<RequestMessage, String> author) {
        Timeline timeline = new Timeline();
        thread.forEach(message -> timeline.event(
                author.apply(message),
                words.dateTime(message.sentAt()),
                message.text().isEmpty() ? words.get("finance.thread.files-only") : message.text()));
        return timeline;
    }
}
