package org.guildhall.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.text.Words;

/** Warns that the session is about to end; one press extends it (WCAG 2.2, 2.2.1). The press itself is the activity that counts. */
final class TimeOutDialog extends Div {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Words words;
    private final Element dialog = new Element("dialog");
    private final Paragraph text = new Paragraph();
    private boolean open;

    TimeOutDialog(Words words, Runnable logOut) {
        this.words = words;
        H2 title = new H2(words.get("ui.time-out.title"));
        title.setId("time-out-title");
        text.setId("time-out-text");
        Div buttons = new Div(
                ActionButton.primary(words.get("ui.time-out.stay"), this::close),
                ActionButton.text(words.get("ui.menu.log-out"), logOut));
        buttons.addClassName("gh-buttons");
        dialog.setAttribute("role", "alertdialog");
        dialog.setAttribute("aria-labelledby", "time-out-title");
        dialog.setAttribute("aria-describedby", "time-out-text");
        dialog.getClassList().add("gh-dialog");
        dialog.appendChild(title.getElement(), text.getElement(), buttons.getElement());
        // Escape extends the session too: it is a press of the person's own
        dialog.addEventListener("close", event -> open = false);
        getElement().appendChild(dialog);
    }

    void open(Instant end) {
        if (!open) {
            open = true;
            text.setText(words.get("ui.time-out.text", CLOCK.format(end.atZone(LONDON))));
            dialog.executeJs("if (!this.open) this.showModal()");
        }
    }

    void close() {
        if (open) {
            open = false;
            dialog.executeJs("if (this.open) this.close()");
        }
    }
}
