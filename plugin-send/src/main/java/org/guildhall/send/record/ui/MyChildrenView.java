package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.PartyService;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "My children": the records that one sees (SPEC G4). */
@StyleSheet(Styles.SHEET)
public final class MyChildrenView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/children";

    private final Words words;
    private final PartyService parties;
    private final InvitationService invitations;
    private final Supplier<Optional<Component>> requests;

    /**
     * Of the acting person.
     *
     * @param requests what the person has asked for, of which the record itself knows nothing
     */
    public MyChildrenView(
            Words words, PartyService parties, InvitationService invitations, Supplier<Optional<Component>> requests) {
        this.words = words;
        this.parties = parties;
        this.invitations = invitations;
        this.requests = requests;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ContentPage page = new ContentPage(words.get("send.children.title"));
        new MyChildren(words, parties, invitations)
                .show()
                .ifPresentOrElse(
                        cards -> page.section(words.get("send.children.records"), cards),
                        () -> page.add(
                                new Paragraph(words.get("send.children.none")),
                                new Paragraph(words.get("send.landing.call", invitations.telephone())),
                                new PageLink(LandingView.PATH, words.get("send.children.how"))));
        requests.get().ifPresent(cards -> page.section(words.get("send.home.requests"), cards));
        page.add(new PageLink(LandingView.REQUEST, words.get("send.request.title")).asSecondary());
        removeAll();
        add(page);
    }
}
