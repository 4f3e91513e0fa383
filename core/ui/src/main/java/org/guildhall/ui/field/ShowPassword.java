package org.guildhall.ui.field;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.ui.text.Words;

/** A button that shows what was typed into password fields, and hides it again: at the second press, and when the form is sent. */
public final class ShowPassword extends Div {
    private final NativeButton button;
    private final Span status = new Span();
    private final Words words;
    private final String ids;

    /** A button for these fields, all shown and hidden together. */
    public ShowPassword(Words words, TextInput... fields) {
        this.words = words;
        ids = Stream.of(fields)
                .map(TextInput::control)
                .map((Element control) -> control.getAttribute("id"))
                .collect(Collectors.joining(" "));
        button = new NativeButton(words.get("ui.password.show"));
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-controls", ids);
        button.addClassName("gh-text-button");
        status.addClassName("gh-hidden");
        status.getElement().setAttribute("role", "status");
        addClassName("gh-show-password");
        add(button, status);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        // the browser's alone: the server need not know whether a password is in sight
        getElement()
                .executeJs(
                        """
                const place = this;
                if (place.ghShow) return;
                const [ids, showText, hideText, shown, hidden] = [$0, $1, $2, $3, $4];
                const button = place.querySelector('button');
                const status = place.querySelector('[role=status]');
                let visible = false;
                place.ghShow = wanted => {
                  const changed = visible !== wanted;
                  visible = wanted;
                  ids.split(' ').map(id => document.getElementById(id)).filter(field => field)
                    .forEach(field => field.setAttribute('type', visible ? 'text' : 'password'));
                  button.textContent = visible ? hideText : showText;
                  if (changed) status.textContent = visible ? shown : hidden;
                };
                button.addEventListener('click', () => place.ghShow(!visible));
                const form = place.closest('form');
                if (form) form.addEventListener('submit', () => place.ghShow(false), true);
                """,
                        ids,
                        words.get("ui.password.show"),
                        words.get("ui.password.hide"),
                        words.get("ui.password.shown"),
                        words.get("ui.password.hidden"));
    }
}
