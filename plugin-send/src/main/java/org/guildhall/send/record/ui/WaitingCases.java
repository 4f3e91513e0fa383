package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.guildhall.send.record.BreachRadar;
import org.guildhall.send.record.CaseQuery;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.FigureService;
import org.guildhall.send.record.InvitationService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** On a caseworker's home page: what is overdue, and who waits. */
public final class WaitingCases {
    private final Words words;
    private final CaseService cases;
    private final FigureService figures;
    private final InvitationService invitations;

    /** Counts at each visit. */
    public WaitingCases(Words words, CaseService cases, FigureService figures, InvitationService invitations) {
        this.words = words;
        this.cases = cases;
        this.figures = figures;
        this.invitations = invitations;
    }

    /**
     * Cards, also where nothing waits.
     *
     * @param more of what the record itself knows nothing
     */
    public Optional<Component> show(List<SummaryCard> more) {
        BreachRadar.Counts all = figures.radar().all();
        SummaryCard counts = new SummaryCard(words.get("send.home.cases", all.open()));
        if (cases.mayChange()) {
            counts.line(words.get("send.home.mine", cases.count(CaseQuery.of(CaseQuery.Whose.MINE))));
        }
        counts.line(words.get("send.home.due", BreachRadar.DAYS, all.due()))
                .line(words.get("send.home.overdue", all.overdue()))
                .line(words.get("send.home.team", cases.count(CaseQuery.of(CaseQuery.Whose.TEAM))))
                .actions(new PageLink(CasesView.PATH, words.get("send.cases.title")).asSecondary());
        if (all.overdue() > 0) {
            counts.tag(new Tag(words.get("send.home.late"), Tag.Look.BAD));
        }
        Div cards = new Div(counts);
        cards.addClassName("gh-cards");
        more.forEach(cards::add);
        long waiting = invitations.countWaiting();
        if (waiting > 0) {
            cards.add(new SummaryCard(words.get("send.home.accounts", waiting))
                    .tag(new Tag(words.get("send.home.accounts.do"), Tag.Look.ATTENTION))
                    .line(words.get("send.waiting.accounts.text"))
                    .actions(new PageLink(WaitingView.PATH, words.get("send.waiting.title")).asSecondary()));
        }
        return Optional.of(cards);
    }
}
