package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The end of a journey: "Your request has been submitted", with the reference to keep. */
public final class ConfirmationPanel extends Div {
    /** A panel with the page's heading in it. */
    public ConfirmationPanel(String title) {
        addClassName("gh-confirmation");
        Span tick = new Span();
        tick.addClassName("gh-tick");
        tick.getElement().setAttribute("aria-hidden", "true");
        add(tick, new PageHeading(title));
    }

    /** Shows a reference in large type below words such as "Your reference number is". */
    public void setReference(String words, String reference) {
        Span number = new Span(reference);
        number.addClassName("gh-reference");
        Paragraph line = new Paragraph(new Span(words), number);
        line.addClassName("gh-reference-line");
        add(line);
    }

    /** Adds more below. */
    public void addMore(Component... parts) {
        add(parts);
    }
}
