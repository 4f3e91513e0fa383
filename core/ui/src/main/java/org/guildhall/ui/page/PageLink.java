package org.guildhall.ui.page;

import com.vaadin.flow.component.html.Anchor;

/** A link to a page of this instance, followed without loading the document anew. */
public final class PageLink extends Anchor {
    /** A link; the path is below the base address, without a slash at the start. */
    public PageLink(String path, String text) {
        super(href(path), text);
        getElement().setAttribute("router-link", true);
    }

    /** Shows that this is the page one is on. */
    public void setCurrent(boolean current) {
        if (current) {
            getElement().setAttribute("aria-current", "page");
        } else {
            getElement().removeAttribute("aria-current");
        }
    }

    /** Makes it look like the one button of the page. */
    public PageLink asPrimary() {
        addClassNames("gh-button", "gh-primary");
        return this;
    }

    /** Makes it look like a button of less weight. */
    public PageLink asSecondary() {
        addClassNames("gh-button", "gh-secondary");
        return this;
    }

    private static String href(String path) {
        return path.isEmpty() ? "." : path;
    }
}
