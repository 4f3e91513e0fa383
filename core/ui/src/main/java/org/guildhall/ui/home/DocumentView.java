package org.guildhall.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** Fetches a document from its address: where one lands who had to sign in first, for a download leaves the page as it is. */
public final class DocumentView extends ContentPage implements BeforeEnterObserver {
    private static final String ADDRESS = "/documents/";

    private final Anchor link;

    /** The page in the language of the screen. */
    public DocumentView(Words words) {
        super(words.get("ui.document.title"));
        link = new Anchor(ADDRESS, words.get("ui.document.link"));
        link.getElement().setAttribute("router-ignore", true);
        add(new Paragraph(words.get("ui.document.text")), new Paragraph(link));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        link.setHref(ADDRESS + event.getRouteParameters().get("id").orElse(""));
        // Flow's way to another location would stop this page, which stays on screen beside a download
        link.getElement().executeJs("this.click()");
    }
}
