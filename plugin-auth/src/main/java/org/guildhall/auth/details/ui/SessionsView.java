package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The sessions of one's account, with a button to end each but this one. */
public final class SessionsView extends ContentPage implements BeforeEnterObserver {
    private final Words words;
    private final MyDetailsService details;
    private final Div content = new Div();

    /** Made anew at each visit. */
    public SessionsView(Words words, MyDetailsService details) {
        super(words.get("auth.details.sessions.title"));
        this.words = words;
        this.details = details;
        content.addClassName("gh-stack");
        add(
                new Paragraph(words.get("auth.details.sessions.intro")),
                content,
                new Paragraph(new PageLink(Paths.DETAILS, words.get("auth.details.back"))));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        content.removeAll();
        content.add(new H2(words.get("auth.details.sessions.list")));
        List<SignedInSession> sessions = details.sessions();
        sessions.forEach(session -> content.add(card(session)));
        if (sessions.size() > 1) {
            content.add(ActionButton.warning(words.get("auth.details.sessions.end-others"), this::endOthers));
        } else {
            content.add(new Paragraph(words.get("auth.details.sessions.only")));
        }
    }

    private SummaryCard card(SignedInSession session) {
        SummaryCard card = new SummaryCard(session.client().browser())
                .line(
                        words.get("auth.details.sessions.address"),
                        session.client().address())
                .line(words.get("auth.details.sessions.started"), words.dateTime(session.startedAt()))
                .line(words.get("auth.details.sessions.active"), words.dateTime(session.lastActiveAt()));
        if (details.isThisOne(session)) {
            return card.tag(new Tag(words.get("auth.details.sessions.this"), Tag.Look.GOOD));
        }
        ActionButton end = ActionButton.secondary(words.get("auth.details.sessions.end"), () -> end(session));
        end.setAriaLabel(words.get(
                "auth.details.sessions.end-label", session.client().browser(), words.dateTime(session.startedAt())));
        return card.actions(end);
    }

    private void end(SignedInSession session) {
        details.endSession(session.id());
        show();
        content.addComponentAsFirst(
                new Notice(Notice.Kind.SUCCESS, words.get("auth.details.sessions.ended")).takesKeyboard());
    }

    private void endOthers() {
        details.endOtherSessions();
        show();
        content.addComponentAsFirst(
                new Notice(Notice.Kind.SUCCESS, words.get("auth.details.sessions.others-ended")).takesKeyboard());
    }
}
