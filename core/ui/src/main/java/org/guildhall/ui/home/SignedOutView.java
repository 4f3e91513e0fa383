package org.guildhall.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.text.Words;

/** Says that one has signed out, in every tab. */
public final class SignedOutView extends ContentPage {
    /** The page in the language of the screen. */
    public SignedOutView(Words words, Portals portals) {
        super(words.get("ui.signed-out.title"));
        add(new Paragraph(words.get("ui.signed-out.text")));
        Div buttons = new Div();
        buttons.addClassName("gh-buttons");
        portals.signInPages()
                .ifPresent(pages ->
                        buttons.add(new PageLink(pages.signIn(), words.get("ui.signed-out.again")).asPrimary()));
        buttons.add(new PageLink("", words.get("ui.error.home")).asSecondary());
        add(buttons);
    }
}
