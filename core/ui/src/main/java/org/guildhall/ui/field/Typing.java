package org.guildhall.ui.field;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;

/**
 * Tells the server what is typed: after a pause, and at once when the field is left or the page goes away. The browser waits for all
 * fields together; Flow's own way takes three listeners a field, which an open page pays with 2 kB each, and two answers for each
 * field that is left.
 */
public final class Typing {
    private static final String EVENT = "gh-typed";

    /** Marks the controls that are watched. */
    private static final String WATCHED = "gh-typing";

    private static final int PAUSE_MILLIS = 1_000;

    private Typing() {}

    /** Watches all fields of a page; the shell calls it once for each. */
    public static void watch(UI ui) {
        ui.getPage().executeJs("""
                if (document.ghTyping) return;
                document.ghTyping = true;
                const [name, event, pause] = [$0, $1, $2];
                const tell = field => {
                  clearTimeout(field.ghPause);
                  field.dispatchEvent(new CustomEvent(event));
                };
                const watched = input => input.target instanceof Element && input.target.classList.contains(name);
                document.addEventListener('input', input => {
                  if (!watched(input)) return;
                  const field = input.target;
                  clearTimeout(field.ghPause);
                  field.ghPause = setTimeout(() => tell(field), pause);
                }, true);
                document.addEventListener('change', change => { if (watched(change)) tell(change.target); }, true);
                const flush = () => {
                  const typing = document.activeElement;
                  if (typing && typing.classList.contains(name)) tell(typing);
                };
                document.addEventListener('visibilitychange', () => { if (document.hidden) flush(); });
                window.addEventListener('pagehide', flush);
                """, WATCHED, EVENT, PAUSE_MILLIS);
    }

    /** Calls back when the person has changed the property "value" of this control, which then holds what was typed. */
    static void listen(Element control, Runnable changed) {
        control.getClassList().add(WATCHED);
        control.addPropertyChangeListener("value", EVENT, event -> {
            if (event.isUserOriginated()) {
                changed.run();
            }
        });
    }
}
