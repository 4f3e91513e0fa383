package org.guildhall.ui.list;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word, with a colour beside it that never stands alone. */
public final class Tag extends Span {
    /** The colours. */
    public enum Look {
        /** Waiting, or of no weight. */
        NEUTRAL,
        /** Under way. */
        ACTIVE,
        /** Gone well. */
        GOOD,
        /** Needs somebody to do something. */
        ATTENTION,
        /** Refused, overdue or failed. */
        BAD,
        /** The current statutory stage. */
        STAGE
    }

    /** A tag. */
    public Tag(String word, Look look) {
        super(word);
        addClassNames("gh-tag", "gh-tag-" + look.name().toLowerCase(Locale.ROOT));
    }
}
