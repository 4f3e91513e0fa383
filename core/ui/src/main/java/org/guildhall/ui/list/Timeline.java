package org.guildhall.ui.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What happened, in the order in which it is added. */
public final class Timeline extends OrderedList {
    /** An empty time line. */
    public Timeline() {
        addClassName("gh-timeline");
    }

    /**
     * Adds an event.
     *
     * @param what what happened, in a few words
     * @param whenAndWho when, and by whom where that is told
     * @param text more about it; empty for none
     */
    public Timeline event(String what, String whenAndWho, String text) {
        Span title = new Span(what);
        title.addClassName("gh-timeline-what");
        Span time = new Span(whenAndWho);
        time.addClassName("gh-quiet");
        Div entry = new Div(title, time);
        entry.addClassName("gh-timeline-entry");
        if (!text.isEmpty()) {
            Paragraph more = new Paragraph(text);
            more.addClassName("gh-kept-lines");
            entry.add(more);
        }
        add(new ListItem(entry));
        return this;
    }
}
