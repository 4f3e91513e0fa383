package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.Invited;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Where the link of "Accept Portal Invitation" leads: to an account, and then to "Account Setup" (SPEC G2). */
@StyleSheet(Styles.SHEET)
public final class InvitationView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/invitation/:token";

    private static final String BEGIN = "send/invitation/";

    private final Words words;
    private final InvitationService invitations;
    private final SignedIn signedIn;
    private final Portals portals;

    /** For whoever has the link; it opens nothing by itself. */
    public InvitationView(Words words, InvitationService invitations, SignedIn signedIn, Portals portals) {
        this.words = words;
        this.invitations = invitations;
        this.signedIn = signedIn;
        this.portals = portals;
    }

    /** The token in the path of such a page. */
    public static Optional<String> token(String path) {
        return Optional.of(path)
                .filter(page -> page.startsWith(BEGIN))
                .map(page -> page.substring(BEGIN.length()).split("[/?]", 2)[0]);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getRouteParameters().get("token").orElse("");
        Optional<Invited> invited = invitations.invited(token);
        removeAll();
        if (invited.isEmpty()) {
            add(gone());
        } else if (signedIn.account().isEmpty()) {
            add(welcome(token, invited.get()));
        } else {
            add(goOn(token, invited.get()));
        }
    }

    private ContentPage gone() {
        ContentPage page = new ContentPage(words.get("send.link.gone.title"));
        page.add(
                new Paragraph(words.get("send.link.gone")),
                new Paragraph(words.get("send.link.gone.signed-in")),
                new Paragraph(words.get("send.landing.call", invitations.telephone())),
                new PageLink(MyChildrenView.PATH, words.get("send.children.title")).asPrimary());
        return page;
    }

    private ContentPage welcome(String token, Invited invited) {
        ContentPage page = new ContentPage(words.get("send.link.title"));
        page.add(
                new Paragraph(words.get("send.link.register", invited.email())),
                new Paragraph(words.get("send.link.next")));
        signedIn.rememberTarget(BEGIN + token);
        Div ways = new Div();
        ways.addClassName("gh-buttons");
        portals.signInPages()
                .map(SignInPages::register)
                .ifPresent(register -> ways.add(
                        new PageLink(signedIn.onTheWay(register), words.get("send.link.register.button")).asPrimary()));
        portals.signInPages()
                .map(SignInPages::signIn)
                .ifPresent(signIn -> ways.add(
                        new PageLink(signedIn.onTheWay(signIn), words.get("send.link.sign-in")).asSecondary()));
        page.add(ways);
        return page;
    }

    /** Asked by a button: what a page does when it is only looked at, a mail scanner could do. */
    private QuestionPage goOn(String token, Invited invited) {
        QuestionPage page = new QuestionPage(words, words.get("send.link.title"));
        page.addContent(new Paragraph(words.get("send.link.signed-in")));
        boolean other = signedIn.account()
                .filter(account -> account.email().equalsIgnoreCase(invited.email()))
                .isEmpty();
        if (other) {
            page.addContent(new Notice(Notice.Kind.WARNING, words.get("send.link.other-address", invited.email())));
        }
        page.primary(words.get("send.link.go-on"), () -> {
            invitations.open(token);
            getUI().ifPresent(ui -> ui.navigate(SetupView.PATH));
        });
        return page;
    }
}
