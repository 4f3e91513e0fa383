package org.guildhall.finance.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.person.Person;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.ui.DocumentsView;
import org.guildhall.finance.document.ui.MyDocumentsView;
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.ui.StartView;
import org.guildhall.finance.request.ui.VisitorStartView;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The public page of the portal (SPEC F0). */
public final class LandingView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance";

    /** Answers the questions that people have before they ask for access. */
    public LandingView(Words words, FinanceDocumentService documents, AccessRequestService requests) {
        super(words.get("finance.title"));
        Flow flow = requests.flow();
        boolean before = flow.beginsInPublic();
        add(new Paragraph(words.get("finance.landing.intro")));
        add(ways(words, documents, requests));
        section(
                words.get("finance.landing.who"),
                new Paragraph(words.get("finance.landing.who.you")),
                new Paragraph(words.get("finance.landing.who.third")));
        section(
                words.get("finance.landing.where"),
                new Paragraph(
                        words.get(before ? "finance.landing.where.request.visitor" : "finance.landing.where.request")),
                new Paragraph(words.get("finance.landing.where.copies")));
        section(words.get("finance.landing.next"), next(words, flow));
        section(words.get("finance.landing.several"), new Paragraph(words.get("finance.landing.several.text")));
        section(words.get("finance.landing.joint"), new Paragraph(words.get("finance.landing.joint.text")));
        section(words.get("finance.landing.new"), new Paragraph(words.get("finance.landing.new.text")));
    }

    private static Paragraph[] next(Words words, Flow flow) {
        List<String> keys = new ArrayList<>(List.of("finance.landing.next.review"));
        if (flow.beginsInPublic()) {
            keys.add("finance.landing.next.link");
            if (flow.accountRequest().isPresent()) {
                keys.add("finance.landing.next.portal");
            }
        } else {
            keys.add("finance.landing.next.outcome");
        }
        return keys.stream().map(key -> new Paragraph(words.get(key))).toArray(Paragraph[]::new);
    }

    /** Who has an account asks on the portal, where the council's flow has that. */
    private static boolean asksBefore(FinanceDocumentService documents, AccessRequestService requests) {
        Flow flow = requests.flow();
        return flow.beginsInPublic()
                && !(documents.signedIn() && flow.accountRequest().isPresent());
    }

    /** Who has access wants the documents, and who has an account wants to sign in; asking for access comes after both. */
    private static Div ways(Words words, FinanceDocumentService documents, AccessRequestService requests) {
        Div ways = new Div();
        ways.addClassName("gh-buttons");
        List<Person> people = documents.signedIn() ? documents.readablePeople() : List.of();
        people.forEach(person -> ways.add(new PageLink(
                        DocumentsView.path(person.id()),
                        words.get("finance.home.documents", person.name().full()))
                .asPrimary()));
        PageLink submit = new PageLink(
                asksBefore(documents, requests) ? VisitorStartView.PATH : StartView.PATH,
                words.get("finance.landing.submit"));
        ways.add(people.isEmpty() ? submit.asPrimary() : submit.asSecondary());
        if (!documents.signedIn()) {
            // the page asks for the sign-in and leads on to the documents
            ways.add(new PageLink(MyDocumentsView.PATH, words.get("finance.landing.sign-in")).asSecondary());
        }
        return ways;
    }
}
