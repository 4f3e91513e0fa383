package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.send.record.Days;
import org.guildhall.send.record.Invitation;
import org.guildhall.send.record.InvitationState;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.PartyState;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.Visibility;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** Somebody who sees a case, will, or did: how far their invitation has come, and what they see. */
final class PersonCard {
    private PersonCard() {}

    static SummaryCard of(
            Words words,
            SendCase shown,
            LocalDate today,
            Invitation invitation,
            Optional<Party> party,
            boolean mayInvite) {
        boolean ofAge = party.filter(one -> one.state() != PartyState.ENDED)
                .filter(one -> one.isOfAge(shown.details().birth(), today))
                .isPresent();
        SummaryCard card = new SummaryCard(invitation.name())
                .tag(
                        ofAge
                                ? new Tag(words.get("send.person.of-age"), Tag.Look.ATTENTION)
                                : tag(words, invitation.state(), party))
                .line(words.get(invitation.kind().textKey()), invitation.email());
        if (invitation.expiresAt() != null) {
            card.line(words.get("send.person.until"), words.date(Days.lastWhole(invitation.expiresAt())));
        }
        if (!invitation.endedWords().isEmpty()) {
            card.line(words.get("send.person.ended"), invitation.endedWords());
        }
        Optional<Party> sees = party.filter(one -> one.state() != PartyState.ENDED);
        sees.ifPresent(one -> {
            card.line(
                    words.get("send.person.sees"),
                    ofAge ? words.get("send.person.sees.nothing") : seen(words, one.visibility()));
            if (one.basis() != null) {
                card.line(words.get("send.person.basis"), words.get(one.basis().textKey()));
            }
        });
        if (!mayInvite) {
            return card;
        }
        String path = CaseView.path(shown.id());
        List<PageLink> links = new ArrayList<>();
        if (!over(invitation.state())) {
            links.add(named(
                    new PageLink(path + "/invitation/" + invitation.id(), words.get(step(invitation.state()))),
                    invitation));
        }
        sees.ifPresent(one -> {
            links.add(named(new PageLink(path + "/party/" + one.id(), words.get("send.visibility.title")), invitation));
            if (one.kind() != PartyKind.YOUNG_PERSON) {
                links.add(named(
                        new PageLink(path + "/party/" + one.id() + "/basis", words.get("send.basis.title")),
                        invitation));
            }
        });
        if (!over(invitation.state()) || sees.isPresent()) {
            links.add(named(
                    new PageLink(path + "/invitation/" + invitation.id() + "/revoke", words.get("send.revoke.title")),
                    invitation));
        }
        return links.isEmpty() ? card : card.actions(links.toArray(PageLink[]::new));
    }

    private static boolean over(InvitationState state) {
        return switch (state) {
            case DECLINED, REVOKED, ACTIVE -> true;
            case DRAFT, CODE_SENT, VERIFIED, LINK_SENT, ACCEPTED, EXPIRED -> false;
        };
    }

    /** Key of what staff do next. */
    private static String step(InvitationState state) {
        return switch (state) {
            case DRAFT, EXPIRED -> "send.step.code";
            case CODE_SENT -> "send.step.verify";
            case VERIFIED -> "send.step.link";
            case ACCEPTED -> "send.step.activate";
            case LINK_SENT, ACTIVE, DECLINED, REVOKED -> "send.step.look";
        };
    }

    /** Several links of the same words tell screen readers whom they mean. */
    private static PageLink named(PageLink link, Invitation invitation) {
        Span whom = new Span(" " + invitation.name());
        whom.addClassName("gh-hidden");
        link.add(whom);
        return link;
    }

    static Tag tag(Words words, InvitationState state, Optional<Party> party) {
        if (party.filter(one -> one.state() == PartyState.ENDED).isPresent() && state == InvitationState.ACTIVE) {
            return new Tag(words.get(PartyState.ENDED.textKey()), Tag.Look.NEUTRAL);
        }
        Tag.Look look = switch (state) {
            case DRAFT, EXPIRED, ACCEPTED, VERIFIED -> Tag.Look.ATTENTION;
            case CODE_SENT, LINK_SENT -> Tag.Look.ACTIVE;
            case ACTIVE -> Tag.Look.GOOD;
            case DECLINED, REVOKED -> Tag.Look.NEUTRAL;
        };
        return new Tag(words.get(state.textKey()), look);
    }

    private static String seen(Words words, Visibility visibility) {
        List<String> seen = new ArrayList<>();
        if (visibility.dates()) {
            seen.add(words.get("send.visibility.dates"));
        }
        if (visibility.documents()) {
            seen.add(words.get("send.visibility.documents"));
        }
        if (visibility.address()) {
            seen.add(words.get("send.visibility.address"));
        }
        seen.add(words.get("send.visibility.messages"));
        return String.join(", ", seen);
    }
}
