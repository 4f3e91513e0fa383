package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.record.Feedback;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** One's own referral: where it stands, what the council wrote back, and what was sent (SPEC H9). */
public final class MyReferralView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/mine/:id";

    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;
    private final ReferralForms forms;
    private final PaperCopy paper;

    /** Shows the referral that the address names, to the person who sent it. */
    public MyReferralView(FormServices services, ReferralService referrals, ReferralForms forms, PaperCopy paper) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
        this.forms = forms;
        this.paper = paper;
    }

    static String path(ReferralId id) {
        return "referral/mine/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Referral referral = referrals.mine(new ReferralId(PathPart.id(event, "id")));
        String title = referral.about().isBlank() ? words.get(referral.form() + ".title") : referral.about();
        ContentPage page = new ContentPage(words.get("referral.mine.one", title));
        // the browser keeps it in its history, and the heading has names
        page.heading().setTabTitle(words.get("referral.tab.mine"));
        page.add(new Div(StateTag.forSender(words, referral.state(), referral.feedback() != null)));
        page.add(outcome(referral));
        referrals.earlierFeedback(referral.id()).forEach(earlier -> page.add(earlier(words, earlier)));
        page.add(new SummaryList(words)
                .row(words.get("referral.reference"), referral.reference())
                .row(words.get("referral.mine.form"), words.get(referral.form() + ".title"))
                .row(words.get("referral.mine.sent"), words.dateTime(referral.receivedAt())));
        page.add(new Paragraph(paper.link(referral, () -> referrals.mine(referral.id()))));
        List<StoredDocument> files = referrals.myAttachments(referral.id());
        if (!files.isEmpty()) {
            page.section(words.get("referral.attachments"), attachments(words, files));
        }
        page.add(new H2(words.get("referral.mine.answers")), Told.shown(services, forms, referral));
        removeAll();
        add(new ExitButton(words, referrals.exitAddress()), page);
    }

    /** What was written back before, folded away. */
    static Component earlier(Words words, Feedback.Earlier earlier) {
        Div text = new Div();
        text.addClassName("gh-stack");
        outcome(words, earlier.feedback()).ifPresent(text::add);
        Stream.concat(
                        earlier.feedback().why().lines(),
                        earlier.feedback().next().lines())
                .forEach(line -> text.add(new Paragraph(line)));
        return new NativeDetails(words.get("referral.reply.earlier", words.dateTime(earlier.at())), text);
    }

    /** The outcome as it was named then. */
    private static Optional<Component> outcome(Words words, Feedback feedback) {
        return feedback.toldOutcome()
                .map(outcome -> new Paragraph(words.get("referral.reply.outcome", words.get(outcome.textKey()))));
    }

    private Component outcome(Referral referral) {
        Feedback feedback = referral.feedback();
        if (feedback == null) {
            return new Paragraph(words.get(
                    referral.state().isOpen() ? "referral.mine.waits" : "referral.mine.looked",
                    words.byEndOf(referral.due().atZone(WorkingDays.ZONE).toLocalDate())));
        }
        Notice notice = new Notice(Notice.Kind.INFORMATION, new H2(words.get("referral.reply.heading")));
        outcome(words, feedback).ifPresent(notice::add);
        feedback.why().lines().forEach(line -> notice.add(new Paragraph(line)));
        if (!feedback.next().isEmpty()) {
            notice.add(new H2(words.get("referral.reply.next")));
            feedback.next().lines().forEach(line -> notice.add(new Paragraph(line)));
        }
        String telephone = referrals.telephone();
        notice.add(new Paragraph(
                telephone.isBlank()
                        ? referrals.council()
                        : words.get(
                                "referral.reply.from",
                                referrals.council(),
                                Emergency.inOneLine(telephone),
                                referral.reference())));
        return notice;
    }

    /** Links to files, or what the scanner says of them. */
    static Component attachments(Words words, List<StoredDocument> files) {
        UnorderedList list = new UnorderedList();
        files.forEach(file -> list.add(
                switch (file.scan()) {
                    case WAITING -> new ListItem(words.get("referral.attachment.waiting", file.fileName()));
                    case QUARANTINED -> new ListItem(words.get("referral.attachment.blocked", file.fileName()));
                    case NOT_SCANNED ->
                        new ListItem(
                                FileLink.view(file.id(), file.fileName()),
                                new com.vaadin.flow.component.html.Span(
                                        " " + words.get("referral.attachment.not-scanned")));
                    case CLEAN, NOT_NEEDED -> new ListItem(FileLink.view(file.id(), file.fileName()));
                }));
        return list;
    }
}
