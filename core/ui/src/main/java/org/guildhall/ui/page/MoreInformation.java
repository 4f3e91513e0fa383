package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.ui.text.Words;

/** Words that open more words. */
public final class MoreInformation extends NativeDetails {
    /** Opens paragraphs. */
    public MoreInformation(Words words, String summaryKey, String... textKeys) {
        super(words.get(summaryKey));
        Div body = new Div();
        body.addClassName("gh-stack");
        for (String key : textKeys) {
            body.add(new Paragraph(words.get(key)));
        }
        setContent(body);
        addClassName("gh-more");
    }

    /** Adds another part to what is opened. */
    public MoreInformation with(Component part) {
        getContent().getElement().appendChild(part.getElement());
        return this;
    }
}
