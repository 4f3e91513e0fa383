package org.guildhall.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A person, a request or a portal on a card: title, state, a few lines, what can be done. */
public final class SummaryCard extends Article {
    private final Div head = new Div();
    private final Div body = new Div();
    private final Div actions = new Div();

    /** A card with its title, a heading of the third level. */
    public SummaryCard(String title) {
        addClassName("gh-card");
        head.addClassName("gh-card-head");
        head.add(new H3(title));
        body.addClassName("gh-stack");
        actions.addClassName("gh-buttons");
        actions.setVisible(false);
        add(head, body, actions);
    }

    /** Shows a state beside the title. */
    public SummaryCard tag(Tag tag) {
        head.add(tag);
        return this;
    }

    /** Adds a line of text. */
    public SummaryCard line(String text) {
        body.add(new Paragraph(text));
        return this;
    }

    /** Adds a line with a word before it, such as "Reference: CFP-7KQ4-M2XD". */
    public SummaryCard line(String word, String text) {
        Span name = new Span(word + " ");
        name.addClassName("gh-quiet");
        body.add(new Paragraph(name, new Span(text)));
        return this;
    }

    /** Adds any part. */
    public SummaryCard part(Component part) {
        body.add(part);
        return this;
    }

    /** Adds links or buttons at the foot. */
    public SummaryCard actions(Component... parts) {
        actions.add(parts);
        actions.setVisible(true);
        return this;
    }
}
