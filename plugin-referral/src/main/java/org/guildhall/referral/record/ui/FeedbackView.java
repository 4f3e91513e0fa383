package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.guildhall.referral.record.Feedback;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Writes back to whoever sent a referral (SPEC H9). */
public final class FeedbackView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "referral/case/:id/feedback";

    /** About the referral that the address names. */
    public FeedbackView(Words words, TriageService triage) {
        super(words, triage, "reply");
    }

    @Override
    void fill(QuestionPage page, Referral referral) {
        Feedback before = referral.feedback();
        if (before != null) {
            page.addContent(new Notice(
                    Notice.Kind.INFORMATION,
                    new Paragraph(words.get("referral.reply.again")),
                    new Paragraph(before.why())));
        }
        if (referral.state().isOpen()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("referral.reply.undecided")));
        }
        if (!ReferralForms.takesMail(referral.answers())) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("referral.reply.no-mail")));
        }
        SafeWays ways = new SafeWays(words, referral);
        if (!ways.isEmpty()) {
            page.addContent(new H2(words.get("referral.reply.ways")), ways.addTo(new SummaryList(words)));
        }
        TickInput outcome = new TickInput("outcomeTold", words.get("referral.reply.outcome-told"));
        if (referral.outcome() != null) {
            outcome.setHint(words.get(referral.outcome().textKey()));
            page.ask(outcome);
        }
        TextInput why = page.ask(TextInput.longText(
                "why", words.get(referral.state().isOpen() ? "referral.reply.so-far" : "referral.reply.why"), ROWS));
        why.setRequired(true);
        why.setHint(words.get("referral.reply.why.hint"));
        TextInput next = page.ask(TextInput.longText("next", words.get("referral.reply.next"), ROWS));
        keeps(page, referral, List.of(why, next), outcome);
        page.primary(words.get("referral.reply.button"), () -> {
            triage.tell(referral, new Feedback(!outcome.isEmpty(), why.value(), next.value()));
            done(
                    referral,
                    ReferralForms.takesMail(referral.answers()) ? "referral.said.told-by-mail" : "referral.said.told");
        });
    }
}
