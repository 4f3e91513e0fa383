package org.guildhall.auth.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a browser has got in registering or signing in, kept on the server from page to page.
 *
 * <p>Only texts in a plain map: a class of this bundle in the browser's session would keep an old version of the bundle alive
 * after an update, and what people have typed outlives the update.
 */
public final class Progress {
    private static final String ATTRIBUTE = "org.guildhall.auth.progress";

    private final VaadinSession session;

    private Progress(VaadinSession session) {
        this.session = session;
    }

    /** The progress of the browser being served. */
    public static Progress ofThisBrowser() {
        return new Progress(VaadinSession.getCurrent());
    }

    /** What is noted under the name. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(notes().get(name));
    }

    /** Notes a text. */
    public void put(String name, String text) {
        Map<String, String> notes = notes();
        notes.put(name, text);
        session.setAttribute(ATTRIBUTE, notes);
    }

    /** Forgets all whose name begins so. */
    public void forget(String prefix) {
        Map<String, String> notes = notes();
        notes.keySet().removeIf(name -> name.startsWith(prefix));
        session.setAttribute(ATTRIBUTE, notes);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> notes() {
        return session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> notes
                ? new HashMap<>((Map<String, String>) notes)
                : new HashMap<>();
    }
}
