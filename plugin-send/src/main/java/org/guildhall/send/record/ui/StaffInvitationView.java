package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CodeTry;
import org.guildhall.send.record.Days;
import org.guildhall.send.record.Invitation;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.InvitationState;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.Visibility;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** One invitation, and the one step that comes next: code, telephone, link, confirmation (SPEC G1, G3). */
public final class StaffInvitationView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/invitation/:invitation";

    private final InvitationService invitations;

    /** About the case and the invitation that the address names. */
    public StaffInvitationView(Words words, CaseService cases, InvitationService invitations) {
        super(words, cases, "step");
        this.invitations = invitations;
    }

    static String path(CaseId id, InvitationId invitation) {
        return CaseView.path(id) + "/invitation/" + invitation;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        UUID asked = PathPart.id(event, "invitation");
        Invitation invitation = of(invitations, shown, asked);
        Said.take(words, path(shown.id(), invitation.id())).ifPresent(page::addContent);
        page.addContent(summary(invitation));
        switch (invitation.state()) {
            case DRAFT, EXPIRED -> {
                page.addContent(new Paragraph(words.get("send.step.code.text")));
                page.primary(words.get("send.step.code"), () -> {
                    invitations.sendCode(invitation.id());
                    again(shown, invitation, "send.invite.done");
                });
            }
            case CODE_SENT -> verify(page, shown, invitation);
            case VERIFIED -> {
                page.addContent(new Paragraph(words.get("send.step.link.text")));
                page.primary(words.get("send.step.link"), () -> {
                    invitations.sendLink(invitation.id());
                    again(shown, invitation, "send.step.link.done");
                });
            }
            case LINK_SENT -> {
                page.addContent(new Paragraph(
                        words.get(invitation.account() == null ? "send.step.waiting" : "send.step.opened")));
                page.secondary(words.get("send.step.link.again"), () -> {
                    invitations.sendLink(invitation.id());
                    again(shown, invitation, "send.step.link.done");
                });
            }
            case ACCEPTED -> accepted(page, shown, invitation);
            case ACTIVE -> page.addContent(new Paragraph(words.get("send.step.active")));
            case DECLINED -> page.addContent(new Paragraph(words.get("send.step.declined")));
            case REVOKED -> page.addContent(new Paragraph(words.get("send.step.revoked")));
        }
    }

    /** The invitation of this id, if it is one to this case. */
    static Invitation of(InvitationService invitations, SendCase shown, UUID asked) {
        return invitations.list(shown.id()).stream()
                .filter(one -> one.id().equals(new InvitationId(asked)))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("invitation " + asked));
    }

    private SummaryList summary(Invitation invitation) {
        SummaryList list = new SummaryList(words)
                .row(words.get("send.invite.name"), invitation.name())
                .row(words.get("send.invite.kind"), words.get(invitation.kind().textKey()))
                .row(words.get("send.invite.email"), invitation.email())
                .row(words.get("send.step.state"), PersonCard.tag(words, invitation.state(), Optional.empty()));
        if (invitation.expiresAt() != null) {
            list.row(words.get("send.person.until"), words.date(Days.lastWhole(invitation.expiresAt())));
        }
        if (invitation.account() != null) {
            list.row(words.get("send.step.account"), cases.contactOf(invitation.account()));
        }
        return list;
    }

    private void verify(QuestionPage page, SendCase shown, Invitation invitation) {
        Paragraph tries = new Paragraph(words.get("send.step.verify.tries", invitation.triesLeft()));
        page.addContent(new Paragraph(words.get("send.step.verify.text")), tries);
        TextInput code = page.ask(TextInput.code("code", words.get("send.step.verify.code")));
        code.setRequired(true);
        code.setAutocomplete("off");
        page.primary(words.get("send.step.verify"), () -> {
            if (code.isEmpty()) {
                throw wrong(FieldProblem.of("code", "send.step.verify.missing"));
            }
            switch (invitations.verify(invitation.id(), code.value())) {
                case CodeTry.Verified verified -> again(shown, invitation, "send.step.verify.done");
                case CodeTry.Wrong again -> {
                    tries.setText(words.get("send.step.verify.tries", again.left()));
                    throw wrong(FieldProblem.of("code", "send.step.verify.wrong", again.left()));
                }
                case CodeTry.Expired expired -> throw wrong(FieldProblem.of("code", "send.step.verify.expired"));
                case CodeTry.NoTriesLeft none -> throw wrong(FieldProblem.of("code", "send.step.verify.no-tries"));
            }
        });
        page.textButton(words.get("send.step.code.again"), () -> {
            invitations.sendCode(invitation.id());
            again(shown, invitation, "send.invite.done");
        });
    }

    private static InvalidInputException wrong(FieldProblem problem) {
        return new InvalidInputException(List.of(problem));
    }

    private void accepted(QuestionPage page, SendCase shown, Invitation invitation) {
        if (invitation.addressConfirmed()) {
            page.addContent(new Paragraph(words.get("send.step.activate.text")));
            boolean others =
                    invitations.list(shown.id()).stream().anyMatch(one -> one.state() == InvitationState.ACTIVE);
            // two parents may live apart, and one may have to stay hidden from the other
            CheckboxesInput seen = page.ask(PartyView.seen(words, new Visibility(true, true, !others)));
            page.primary(words.get("send.step.activate"), () -> {
                invitations.activate(invitation.id(), PartyView.chosen(seen));
                Said.on(this, CaseView.path(shown.id()), "send.step.activate.done");
            });
            refuse(page, shown, invitation);
            return;
        }
        page.addContent(new Notice(Notice.Kind.WARNING, words.get("send.invitation.other-address")));
        TextInput why = page.ask(TextInput.longText("why", words.get("send.step.confirm.why"), ROWS));
        why.setRequired(true);
        why.setHint(words.get("send.step.confirm.why.hint"));
        page.primary(words.get("send.step.confirm"), () -> {
            invitations.confirmAddress(invitation.id(), why.value());
            again(shown, invitation, "send.step.confirm.done");
        });
        refuse(page, shown, invitation);
    }

    private void refuse(QuestionPage page, SendCase shown, Invitation invitation) {
        page.link(words.get("send.step.refuse"), path(shown.id(), invitation.id()) + "/revoke");
    }

    /** The same page with the next step. */
    private void again(SendCase shown, Invitation invitation, String saidKey) {
        Said.on(this, path(shown.id(), invitation.id()), saidKey);
    }
}
