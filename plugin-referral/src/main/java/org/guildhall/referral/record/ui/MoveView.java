package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** Moves a referral to the inbox where it belongs. */
public final class MoveView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "referral/case/:id/move";

    /** About the referral that the address names. */
    public MoveView(Words words, TriageService triage) {
        super(words, triage, "move");
    }

    @Override
    void fill(QuestionPage page, Referral referral) {
        page.addContent(new Notice(Notice.Kind.INFORMATION, new Paragraph(words.get("referral.move.text"))));
        RadioInput inbox = page.ask(new RadioInput(
                "inbox",
                words.get("referral.move.inbox"),
                triage.moves(referral).stream()
                        .map(one -> Option.of(one.id(), words.get(one.titleKey())))
                        .toList()));
        inbox.setRequired(true);
        TextInput why = page.ask(TextInput.longText("why", words.get("referral.move.why"), ROWS));
        why.setRequired(true);
        keeps(page, referral, List.of(inbox, why));
        page.primary(words.get("referral.move.button"), () -> {
            triage.move(referral, inbox.value(), why.value());
            boolean stillMine =
                    triage.inboxes().stream().anyMatch(one -> one.id().equals(inbox.value()));
            if (stillMine) {
                done(referral, "referral.said.moved");
            } else {
                Said.on(this, InboxView.path(referral.inbox()), "referral.said.moved");
            }
        });
    }
}
