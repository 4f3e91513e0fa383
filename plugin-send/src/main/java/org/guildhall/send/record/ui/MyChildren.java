package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.guildhall.send.record.AwaitingInvitation;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.MyChild;
import org.guildhall.send.record.PartyService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The children whose records a person sees or will see, and the invitations that wait for an answer (SPEC G3, G4). */
public final class MyChildren {
    private final Words words;
    private final PartyService parties;
    private final InvitationService invitations;

    /** Read at each visit. */
    public MyChildren(Words words, PartyService parties, InvitationService invitations) {
        this.words = words;
        this.parties = parties;
        this.invitations = invitations;
    }

    /** A card for each; nothing where there are none. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-cards");
        List<AwaitingInvitation> awaiting = invitations.awaiting();
        if (!awaiting.isEmpty()) {
            cards.add(new SummaryCard(words.get("send.setup.awaiting", awaiting.size()))
                    .tag(new Tag(words.get("send.home.answer"), Tag.Look.ATTENTION))
                    .line(words.get("send.home.answer.text"))
                    .actions(new PageLink(SetupView.PATH, words.get("send.setup.title")).asSecondary()));
        }
        parties.children().forEach(child -> cards.add(card(child)));
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private SummaryCard card(MyChild child) {
        SummaryCard card = new SummaryCard(child.child().full());
        return switch (child.standing()) {
            case READY -> {
                PageLink open = new PageLink(DashboardView.path(child.id()), words.get("send.dashboard.title"));
                Span whose = new Span(" " + child.child().full());
                whose.addClassName("gh-hidden");
                open.add(whose);
                yield card.tag(new Tag(words.get(child.whereKey()), Tag.Look.STAGE))
                        .line(words.get("send.home.ready"))
                        .actions(open.asSecondary());
            }
            case TO_BE_CONFIRMED ->
                card.tag(new Tag(words.get("send.home.to-be-confirmed"), Tag.Look.ACTIVE))
                        .line(words.get(child.standing().textKey()));
            case OF_AGE ->
                card.tag(new Tag(words.get("send.home.of-age"), Tag.Look.NEUTRAL))
                        .line(words.get(child.standing().textKey()));
        };
    }
}
