package org.guildhall.ui.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.guildhall.ui.text.Words;

/**
 * "Exit this page": leaves for another site at once, by the button or by pressing Shift three times within five seconds, for
 * people who must not be seen here (after the GOV.UK Design System's component of that name). The page is cleared before
 * anything is asked of the network; then the browser's session, its cookie and its unclaimed drafts end, and the browser's Back
 * leads out again.
 */
public final class ExitButton extends Div {
    /** Where the browser says that it has left; see the servlet there. */
    public static final String LEFT = "/left";

    private static final String OFFERED = "guildhall.exit";

    private final Words words;
    private final String address;
    private final NativeButton button;
    private final Span count = new Span();

    /** Leads to an address of another site. */
    public ExitButton(Words words, String address) {
        this.words = words;
        this.address = address;
        addClassName("gh-exit");
        button = new NativeButton(words.get("ui.exit"));
        button.addClassNames("gh-button", "gh-warning");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-description", words.get("ui.exit.hint"));
        count.addClassName("gh-exit-count");
        count.getElement().setAttribute("role", "status");
        add(button, count);
    }

    /** Where pages of this session have offered to leave for: whoever may have to leave must be able to on the way to sign in too. */
    public static Optional<String> offered(VaadinSession session) {
        return Optional.ofNullable((String) session.getAttribute(OFFERED));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getSession().setAttribute(OFFERED, address);
        getElement()
                .executeJs(
                        """
                const [to, left, button, count, two, one] = [$0, $1, $2, $3, $4, $5];
                const exit = () => {
                  document.documentElement.hidden = true;
                  document.body.replaceChildren();
                  document.title = ' ';
                  navigator.sendBeacon(left);
                  sessionStorage.setItem('gh-left', to);
                  location.replace(to);
                };
                button.addEventListener('click', exit);
                if (window.ghShift) document.removeEventListener('keyup', window.ghShift);
                let times = 0, over = 0;
                const say = text => { count.textContent = text; };
                window.ghShift = event => {
                  if (!button.isConnected) return;
                  clearTimeout(over);
                  times = event.key === 'Shift' ? times + 1 : 0;
                  if (times >= 3) { exit(); return; }
                  say(times === 1 ? two : times === 2 ? one : '');
                  if (times > 0) over = setTimeout(() => { times = 0; say(''); }, 5000);
                };
                document.addEventListener('keyup', window.ghShift);
                """,
                        address,
                        LEFT,
                        button.getElement(),
                        count.getElement(),
                        words.get("ui.exit.two"),
                        words.get("ui.exit.one"));
    }
}
