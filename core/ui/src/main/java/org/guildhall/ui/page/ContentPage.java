package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A page to read: heading and text of a comfortable width. */
public class ContentPage extends Div {
    private final PageHeading heading;

    /** A page with its heading. */
    public ContentPage(String title) {
        heading = new PageHeading(title);
        addClassNames("gh-content", "gh-stack");
        add(heading);
    }

    /** Uses the whole width, for lists and tables. */
    public final void setWide() {
        addClassName("gh-wide");
    }

    /** The heading. */
    public final PageHeading heading() {
        return heading;
    }

    /** Adds a heading of the second level with what belongs to it. */
    public final void section(String title, Component... parts) {
        com.vaadin.flow.component.html.Section section = new com.vaadin.flow.component.html.Section();
        section.addClassName("gh-stack");
        section.add(new com.vaadin.flow.component.html.H2(title));
        section.add(parts);
        add(section);
    }
}
