package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A few words set apart: to know, gone well, to beware of. Each kind has its icon beside its colour. */
public final class Notice extends Div {
    /** What kind of notice it is. */
    public enum Kind {
        /** Something to know. */
        INFORMATION,
        /** Something has gone well. */
        SUCCESS,
        /** Something to beware of. */
        WARNING
    }

    /** A notice of one paragraph. */
    public Notice(Kind kind, String text) {
        this(kind, new Paragraph(text));
    }

    /** A notice of several parts. */
    public Notice(Kind kind, Component... parts) {
        addClassNames("gh-notice", "gh-notice-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        add(parts);
    }

    /** Lets screen readers say it when it appears in an open page. */
    public Notice announced() {
        getElement().setAttribute("role", "status");
        return this;
    }

    /** Leads the keyboard here, where the control that was pressed has gone. */
    public Notice takesKeyboard() {
        getElement().setAttribute("tabindex", "-1");
        getElement().executeJs("this.scrollIntoView({block:'nearest'});this.focus({preventScroll:true})");
        return this;
    }
}
