package org.guildhall.send.request.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.send.record.ui.FormCopies;
import org.guildhall.send.record.ui.FormCopy;
import org.guildhall.send.request.NeedsForm;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.ui.text.Words;

/** A request to read, print or keep. */
public final class RequestPaper {
    private final Words words;
    private final FormCopies copies;
    private final NeedsForm form;

    /** Made when it is asked for, from what is kept then. */
    public RequestPaper(Words words, FormCopies copies, NeedsForm form) {
        this.words = words;
        this.copies = copies;
        this.form = form;
    }

    Div shown(NeedsRequest request) {
        return copies.shown(copy(request));
    }

    /**
     * A link that downloads it.
     *
     * @param read reads it anew and checks the right to, for the link may be old when it is followed
     */
    Anchor link(NeedsRequest request, Supplier<NeedsRequest> read) {
        return copies.link(copy(request), () -> copy(read.get()));
    }

    private FormCopy copy(NeedsRequest request) {
        return new FormCopy(
                request.reference(),
                words.get("send.needs-assessment.title"),
                List.of(
                        words.get("send.request.paper.reference", request.reference()),
                        words.get("send.action.paper.sent", request.asker(), words.dateTime(request.receivedAt()))),
                form.form(),
                request.answers());
    }
}
