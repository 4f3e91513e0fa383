package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.function.Function;
import org.guildhall.vaadin.LiveSessions;

/** Ends a browser's session so that every open tab goes to a page that says so. */
final class Leaving {
    private Leaving() {}

    /** Leads every tab to the path and closes the session; its lock is held. */
    static void lead(LiveSessions live, VaadinSession session, String path) {
        leadEach(live, session, ui -> path);
    }

    /** Leads each tab to a path of its own and closes the session; its lock is held. */
    static void leadEach(LiveSessions live, VaadinSession session, Function<UI, String> path) {
        for (UI ui : List.copyOf(session.getUIs())) {
            ui.getPage().setLocation("/" + path.apply(ui));
            if (!ui.equals(UI.getCurrent()) && ui.getInternals().getPushConnection() != null) {
                ui.push();
            }
        }
        live.end(session);
    }
}
