package org.guildhall.send.action.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.send.action.Action;
import org.guildhall.send.record.ui.FormCopies;
import org.guildhall.send.record.ui.FormCopy;
import org.guildhall.ui.text.Words;

/** A form that came back, to read, print or keep (SPEC G9). */
public final class ActionPaper {
    private final Words words;
    private final FormCopies copies;

    /** Made when it is asked for, from what is kept then. */
    public ActionPaper(Words words, FormCopies copies) {
        this.words = words;
        this.copies = copies;
    }

    /** What was answered, in words. */
    public Div shown(Action action) {
        return copies.shown(copy(action));
    }

    /**
     * A link that downloads it.
     *
     * @param read reads it anew and checks the right to, for the link may be old when it is followed
     */
    public Anchor link(Action action, Supplier<Action> read) {
        return copies.link(copy(action), () -> copy(read.get()));
    }

    private FormCopy copy(Action action) {
        Instant sent = action.line().submittedAt();
        return new FormCopy(
                action.form().name(),
                words.get(action.line().titleKey()),
                sent == null
                        ? List.of()
                        : List.of(words.get(
                                "send.action.paper.sent", action.line().partyName(), words.dateTime(sent))),
                action.form().form(),
                action.answers());
    }
}
