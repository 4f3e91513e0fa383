package org.guildhall.send.action.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.send.action.Action;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.ToldSection;
import org.guildhall.ui.text.Words;

/** A form that came back, to read, print or keep (SPEC G9). */
public final class ActionPaper {
    private final FormServices services;
    private final Words words;
    private final Instance instance;
    private final PdfCopies pdf;

    /** Made when it is asked for, from what is kept then. */
    public ActionPaper(FormServices services, Instance instance, PdfCopies pdf) {
        this.services = services;
        this.words = services.words();
        this.instance = instance;
        this.pdf = pdf;
    }

    /** What was answered, in words. */
    public List<ToldSection> told(Action action) {
        return FormFlow.told(services, action.form().form(), new ReadingHost(), action.answers());
    }

    /**
     * A link that downloads it.
     *
     * @param read reads it anew and checks the right to, for the link may be old when it is followed
     */
    public Anchor link(Action action, Supplier<Action> read) {
        Anchor link =
                new Anchor(DownloadHandler.fromInputStream(event -> file(read.get())), words.get("send.action.paper"));
        link.getElement().setAttribute("download", name(action));
        return link;
    }

    private DownloadResponse file(Action action) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.write(copy(action), bytes);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes.toByteArray()), name(action), "application/pdf", bytes.size());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String name(Action action) {
        return action.form().name() + ".pdf";
    }

    private PdfCopy copy(Action action) {
        Instant sent = action.line().submittedAt();
        return new PdfCopy(
                words.get(action.line().titleKey()),
                sent == null
                        ? List.of()
                        : List.of(words.get(
                                "send.action.paper.sent", action.line().partyName(), words.dateTime(sent))),
                told(action).stream()
                        .map(section -> new PdfSection(
                                section.title(),
                                section.rows().stream()
                                        .map(row -> new PdfRow(row.question(), row.lines()))
                                        .toList()))
                        .toList(),
                words.language(),
                instance.council().name());
    }
}
