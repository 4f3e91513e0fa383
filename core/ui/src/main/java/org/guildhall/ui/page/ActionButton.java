package org.guildhall.ui.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.NativeButton;

/** A button that does something once: presses while the first one is being answered are dropped in the browser. */
public final class ActionButton extends NativeButton {
    private ActionButton(String label, String look, Runnable action) {
        super(label);
        addClassNames("gh-button", look);
        getElement().setAttribute("type", "button");
        addClickListener(event -> {
            try {
                action.run();
            } finally {
                getElement().executeJs("this.ghReady&&this.ghReady()");
            }
        });
    }

    /** The one button that goes on. */
    public static ActionButton primary(String label, Runnable action) {
        return new ActionButton(label, "gh-primary", action);
    }

    /** Another button. */
    public static ActionButton secondary(String label, Runnable action) {
        return new ActionButton(label, "gh-secondary", action);
    }

    /** A button for what cannot be undone. */
    public static ActionButton warning(String label, Runnable action) {
        return new ActionButton(label, "gh-warning", action);
    }

    /** A button that looks like a link. */
    public static ActionButton text(String label, Runnable action) {
        return new ActionButton(label, "gh-text-button", action);
    }

    /** Makes Enter in any field of its form press it. */
    public void pressOnEnter() {
        getElement().setAttribute("type", "submit");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        // the browser waits for an answer for ten seconds at most, for the connection may have gone
        getElement().executeJs("""
                const button = this;
                if (button.ghReady) return;
                let timer;
                button.ghReady = () => { clearTimeout(timer); button.removeAttribute('aria-busy'); };
                button.addEventListener('click', event => {
                  if (button.getAttribute('aria-busy') === 'true') {
                    event.preventDefault(); event.stopImmediatePropagation(); return;
                  }
                  button.setAttribute('aria-busy', 'true');
                  timer = setTimeout(button.ghReady, 10000);
                }, true);
                """);
    }
}
