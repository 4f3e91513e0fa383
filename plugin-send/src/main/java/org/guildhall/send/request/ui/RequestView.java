package org.guildhall.send.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.stream.IntStream;
import org.guildhall.api.form.Draft;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.ui.LandingView;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What a request for an assessment is, who can ask, and the way to begin; open to everybody (SPEC G0). */
@StyleSheet(Styles.SHEET)
public final class RequestView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = LandingView.REQUEST;

    private static final int WHO = 3;
    private static final int STEPS = 4;
    private static final int BEFORE = 4;

    private final FormServices services;
    private final NeedsRequestService requests;
    private final InvitationService invitations;

    /** For everybody; what one has begun shows to oneself. */
    public RequestView(FormServices services, NeedsRequestService requests, InvitationService invitations) {
        this.services = services;
        this.requests = requests;
        this.invitations = invitations;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Words words = services.words();
        boolean signedIn = services.signedIn().account().isPresent();
        ContentPage page = new ContentPage(words.get("send.request.title"));
        Paragraph lead = new Paragraph(words.get("send.request.intro"));
        lead.addClassName("gh-lead");
        page.add(lead);
        if (signedIn) {
            unfinished(words, page);
        }
        page.section(words.get("send.request.who"), list(words, "send.request.who", WHO));
        OrderedList steps = new OrderedList();
        IntStream.rangeClosed(1, STEPS)
                .forEach(step -> steps.add(new ListItem(words.get("send.request.step." + step))));
        page.section(words.get("send.request.what"), steps);
        page.section(
                words.get("send.request.before"),
                list(words, "send.request.before", BEFORE),
                new Paragraph(words.get("send.request.privacy")),
                new PageLink("privacy", words.get("send.request.privacy.policy")));
        page.add(
                ActionButton.primary(words.get(signedIn ? "send.request.start" : "send.request.sign-in"), this::start));
        page.section(
                words.get("send.landing.help"), new Paragraph(words.get("send.landing.call", invitations.telephone())));
        removeAll();
        add(page);
    }

    private static UnorderedList list(Words words, String key, int items) {
        return new UnorderedList(IntStream.rangeClosed(1, items)
                .mapToObj(item -> new ListItem(words.get(key + "." + item)))
                .toArray(ListItem[]::new));
    }

    private void unfinished(Words words, ContentPage page) {
        requests.drafts().stream()
                .findFirst()
                .ifPresent(latest -> page.add(new Notice(
                        Notice.Kind.INFORMATION,
                        new Paragraph(words.get("send.request.unfinished")),
                        new PageLink(RequestFormView.path(latest.id(), ""), words.get("send.request.resume")))));
    }

    private void start() {
        if (services.signedIn().account().isEmpty()) {
            services.signedIn().signInFirst(PATH);
            return;
        }
        Draft draft = requests.begin();
        getUI().ifPresent(ui -> ui.navigate(RequestFormView.path(draft.id(), "")));
    }
}
