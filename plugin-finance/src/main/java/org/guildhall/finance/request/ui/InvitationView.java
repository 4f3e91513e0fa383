package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import org.guildhall.api.error.RefusedException;
import org.guildhall.finance.document.ui.DocumentsView;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.Claimed;
import org.guildhall.finance.request.Invited;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;

/** Where the link of an approval leads: to an account, and then on in the flow. */
public final class InvitationView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/invitation/:token";

    private static final String BEGIN = "finance/invitation/";

    private final Words words;
    private final AccessRequestService council;
    private final VisitorRequestService requests;
    private final SignedIn signedIn;
    private final Portals portals;

    /** For whoever has the link; it opens nothing by itself. */
    public InvitationView(
            Words words,
            AccessRequestService council,
            VisitorRequestService requests,
            SignedIn signedIn,
            Portals portals) {
        this.words = words;
        this.council = council;
        this.requests = requests;
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
        Optional<Invited> invited = requests.invited(token);
        removeAll();
        if (invited.isEmpty()) {
            add(gone());
        } else if (signedIn.account().isEmpty()) {
            add(welcome(token, invited.get()));
        } else {
            add(link(token));
        }
    }

    private ContentPage gone() {
        ContentPage page = new ContentPage(words.get("finance.invitation.gone.title"));
        page.add(
                new Paragraph(words.get("finance.invitation.gone")),
                new Paragraph(words.get("finance.invitation.gone.signed-in")));
        SentView.call(words, council).ifPresent(page::add);
        page.add(new PageLink("", words.get("finance.consent.no.home")).asPrimary());
        return page;
    }

    private ContentPage welcome(String token, Invited invited) {
        ContentPage page = new ContentPage(words.get("finance.invitation.title"));
        page.add(
                new Paragraph(words.get("finance.invitation.register", invited.email())),
                new Paragraph(words.get("finance.invitation.next")));
        signedIn.rememberTarget(BEGIN + token);
        Div ways = new Div();
        ways.addClassName("gh-buttons");
        portals.signInPages()
                .map(SignInPages::register)
                .ifPresent(register -> ways.add(
                        new PageLink(signedIn.onTheWay(register), words.get("finance.invitation.register.button"))
                                .asPrimary()));
        portals.signInPages()
                .map(SignInPages::signIn)
                .ifPresent(signIn ->
                        ways.add(new PageLink(signedIn.onTheWay(signIn), words.get("finance.invitation.sign-in"))
                                .asSecondary()));
        page.add(ways);
        return page;
    }

    /** Asked by a button: what a page does when it is only looked at, a mail scanner could do. */
    private QuestionPage link(String token) {
        QuestionPage page = new QuestionPage(words, words.get("finance.invitation.title"));
        page.addContent(
                new Paragraph(words.get("finance.invitation.signed-in")),
                new Notice(Notice.Kind.INFORMATION, words.get("finance.invitation.check")));
        page.primary(words.get("finance.invitation.go-on"), () -> {
            try {
                goOn(requests.claim(token));
            } catch (RefusedException refused) {
                page.showProblem(words.of(refused));
            }
        });
        return page;
    }

    private void goOn(Claimed claimed) {
        String path = switch (claimed) {
            case Claimed.GoesOn goesOn -> RequestFormView.path(goesOn.draft(), FormFlow.CHECK);
            case Claimed.HasAccess access -> DocumentsView.path(access.person());
        };
        getUI().ifPresent(ui -> ui.navigate(path));
    }
}
