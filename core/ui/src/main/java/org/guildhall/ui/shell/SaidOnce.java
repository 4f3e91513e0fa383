package org.guildhall.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;

/** What the next page of this browser says once; its text key alone is kept, which no update of a bundle makes stale. */
public final class SaidOnce {
    private static final String NAME = SaidOnce.class.getName();

    private SaidOnce() {}

    /** Has the next page say it. */
    public static void say(VaadinSession session, String textKey) {
        session.setAttribute(NAME, textKey);
    }

    /** The text key to show now and not again. */
    static Optional<String> take(VaadinSession session) {
        Optional<String> textKey =
                Optional.ofNullable(session.getAttribute(NAME)).map(Object::toString);
        textKey.ifPresent(said -> session.setAttribute(NAME, null));
        return textKey;
    }
}
