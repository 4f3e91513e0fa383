package org.guildhall.vaadin;

import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;

/** When somebody last did something themselves. A heartbeat, a poll, a push or a script's answer is nobody's doing. */
public interface Activity {

    /** The last action of the session's user; the session's start if there was none. */
    Instant lastAction(VaadinSession session);

    /** Counts as an action now, for example a press of "stay signed in". */
    void touch(VaadinSession session);
}
