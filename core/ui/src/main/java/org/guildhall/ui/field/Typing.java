package org.guildhall.ui.field;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;

/**
 * Tells the server what is typed: after a pause, every three seconds where there is none, and at once when the field is left, the
 * person goes back, or the page goes away. The browser waits for all fields together; Flow's own way takes three listeners a field,
 * which an open page pays with 2 kB each, and two answers for each field that is left.
 */
public final class Typing {
    private static final String EVENT = "gh-typed";

    /** Marks the controls that are watched. */
    private static final String WATCHED = "gh-typing";

    private static final int PAUSE_MILLIS = 1_000;

    /** Whoever types without a pause loses no more than this and a moment to a power cut. */
    private static final int LONGEST_MILLIS = 3_000;

    private Typing() {}

    /** Watches all fields of a page; the shell calls it once for each. */
    public static void watch(UI ui) {
        ui.getPage().executeJs("""
                if (document.ghTyping) return;
                document.ghTyping = true;
                const [name, event, pause, longest] = [$0, $1, $2, $3];
                const tell = field => {
                  clearTimeout(field.ghPause);
                  field.ghSince = 0;
                  field.dispatchEvent(new CustomEvent(event));
                };
                const watched = input => input.target instanceof Element && input.target.classList.contains(name);
                document.addEventListener('input', input => {
                  if (!watched(input)) return;
                  const field = input.target;
                  clearTimeout(field.ghPause);
                  field.ghSince = field.ghSince || Date.now();
                  const left = field.ghSince + longest - Date.now();
                  field.ghPause = setTimeout(() => tell(field), Math.max(0, Math.min(pause, left)));
                }, true);
                document.addEventListener('change', change => { if (watched(change)) tell(change.target); }, true);
                const flush = () => {
                  const typing = document.activeElement;
                  if (typing && typing.classList.contains(name)) tell(typing);
                };
                document.addEventListener('visibilitychange', () => { if (document.hidden) flush(); });
                window.addEventListener('pagehide', flush);
                // before Flow hears of it and shows the page before
                window.addEventListener('popstate', flush, true);
                """, WATCHED, EVENT, PAUSE_MILLIS, LONGEST_MILLIS);
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
