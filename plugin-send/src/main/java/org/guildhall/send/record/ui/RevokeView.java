package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Invitation;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Takes an invitation back, and the sight of the case with it. */
public final class RevokeView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/invitation/:invitation/revoke";

    private final InvitationService invitations;

    /** About the case and the invitation that the address names. */
    public RevokeView(Words words, CaseService cases, InvitationService invitations) {
        super(words, cases, "revoke");
        this.invitations = invitations;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        Invitation invitation = StaffInvitationView.of(invitations, shown, PathPart.id(event, "invitation"));
        page.addContent(new Paragraph(words.get("send.revoke.text", invitation.name(), invitation.email())));
        TextInput why = page.ask(TextInput.longText("why", words.get("send.revoke.why"), ROWS));
        why.setRequired(true);
        page.warning(words.get("send.revoke.button"), () -> {
            invitations.revoke(invitation.id(), why.value());
            done(shown);
        });
    }
}
