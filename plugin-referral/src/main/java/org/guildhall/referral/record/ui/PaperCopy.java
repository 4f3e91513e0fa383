package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.pdf.PdfCopies;
import org.guildhall.api.pdf.PdfCopy;
import org.guildhall.api.pdf.PdfRow;
import org.guildhall.api.pdf.PdfSection;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.text.Words;

/** A referral to print or keep (SPEC H8). */
public final class PaperCopy {
    private final FormServices services;
    private final Words words;
    private final ReferralForms forms;
    private final ReferralService referrals;
    private final PdfCopies pdf;

    /** Made when it is asked for, from what is kept then. */
    public PaperCopy(FormServices services, ReferralForms forms, ReferralService referrals, PdfCopies pdf) {
        this.services = services;
        this.words = services.words();
        this.forms = forms;
        this.referrals = referrals;
        this.pdf = pdf;
    }

    /**
     * A link that downloads it.
     *
     * @param read reads it anew and checks the right to, for the link may be old when it is followed
     */
    Anchor link(Referral referral, Supplier<Referral> read) {
        Anchor link =
                new Anchor(DownloadHandler.fromInputStream(event -> file(read.get())), words.get("referral.paper"));
        link.getElement().setAttribute("download", name(referral));
        return link;
    }

    private DownloadResponse file(Referral referral) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.write(copy(referral), bytes);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes.toByteArray()), name(referral), "application/pdf", bytes.size());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String name(Referral referral) {
        return referral.reference() + ".pdf";
    }

    private PdfCopy copy(Referral referral) {
        List<PdfSection> sections = Told.sections(services, forms, referral).stream()
                .map(section -> new PdfSection(
                        section.title(),
                        section.rows().stream()
                                .map(row -> new PdfRow(row.question(), row.lines()))
                                .toList()))
                .toList();
        return new PdfCopy(
                words.get(referral.form() + ".title"),
                List.of(
                        words.get("referral.paper.reference", referral.reference()),
                        words.get("referral.paper.sent", referral.senderName(), words.dateTime(referral.receivedAt()))),
                sections,
                words.language(),
                referrals.council());
    }
}
