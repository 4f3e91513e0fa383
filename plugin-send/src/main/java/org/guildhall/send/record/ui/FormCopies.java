package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.ToldSection;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.text.Words;

/** Forms that were answered, to read, print or keep; made when it is asked for, from what is kept then. */
public final class FormCopies {
    private final FormServices services;
    private final Words words;
    private final Instance instance;
    private final PdfCopies pdf;

    /** In the reader's language. */
    public FormCopies(FormServices services, Instance instance, PdfCopies pdf) {
        this.services = services;
        this.words = services.words();
        this.instance = instance;
        this.pdf = pdf;
    }

    /** All sections one under another. */
    public Div shown(FormCopy copy) {
        Div all = new Div();
        all.addClassName("gh-stack");
        for (ToldSection section : told(copy)) {
            SummaryList rows = new SummaryList(words);
            section.rows().forEach(row -> rows.row(row.question(), row.lines()));
            all.add(new H2(section.title()), rows);
        }
        return all;
    }

    /**
     * A link that downloads it.
     *
     * @param read reads it anew and checks the right to, for the link may be old when it is followed
     */
    public Anchor link(FormCopy copy, Supplier<FormCopy> read) {
        Anchor link =
                new Anchor(DownloadHandler.fromInputStream(event -> file(read.get())), words.get("send.action.paper"));
        link.getElement().setAttribute("download", copy.file() + ".pdf");
        return link;
    }

    private DownloadResponse file(FormCopy copy) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.write(paper(copy), bytes);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    copy.file() + ".pdf",
                    "application/pdf",
                    bytes.size());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private PdfCopy paper(FormCopy copy) {
        return new PdfCopy(
                copy.title(),
                copy.lead(),
                told(copy).stream()
                        .map(section -> new PdfSection(
                                section.title(),
                                section.rows().stream()
                                        .map(row -> new PdfRow(row.question(), row.lines()))
                                        .toList()))
                        .toList(),
                words.language(),
                instance.council().name());
    }

    private List<ToldSection> told(FormCopy copy) {
        return FormFlow.told(services, copy.form(), new ReadingHost(), copy.answers());
    }
}
