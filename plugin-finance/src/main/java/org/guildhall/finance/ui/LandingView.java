package org.guildhall.finance.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The public page of the portal (SPEC F0). */
public final class LandingView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance";

    /** Answers the questions that people have before they ask for access. */
    public LandingView(Words words) {
        super(words.get("finance.title"));
        add(new Paragraph(words.get("finance.landing.intro")));
        add(new PageLink("finance/request", words.get("finance.landing.submit")).asPrimary());
        section(
                words.get("finance.landing.who"),
                new Paragraph(words.get("finance.landing.who.you")),
                new Paragraph(words.get("finance.landing.who.third")));
        section(
                words.get("finance.landing.where"),
                new Paragraph(words.get("finance.landing.where.request")),
                new Paragraph(words.get("finance.landing.where.copies")));
        section(
                words.get("finance.landing.next"),
                new Paragraph(words.get("finance.landing.next.review")),
                new Paragraph(words.get("finance.landing.next.outcome")));
        section(words.get("finance.landing.several"), new Paragraph(words.get("finance.landing.several.text")));
        section(words.get("finance.landing.joint"), new Paragraph(words.get("finance.landing.joint.text")));
        section(words.get("finance.landing.new"), new Paragraph(words.get("finance.landing.new.text")));
    }
}
