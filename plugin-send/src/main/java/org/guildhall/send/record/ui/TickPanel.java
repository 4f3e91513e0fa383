package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.send.record.CaseLine;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Does something to several cases at once; boxes stand at the rows only meanwhile, and for one of the panels beside each other. */
public abstract class TickPanel extends Div {
    private final Words words;
    private final QueueTable<CaseLine> table;
    private final ActionButton start;
    private final Div panel = new Div();
    private final Div said = new Div();
    private final Paragraph count = new Paragraph();

    /** A button of this title, which opens the panel. */
    protected TickPanel(Words words, QueueTable<CaseLine> table, String titleKey) {
        this.words = words;
        this.table = table;
        addClassName("gh-stack");
        said.addClassNames("gh-said", "gh-stack");
        count.getElement().setAttribute("role", "status");
        start = ActionButton.secondary(words.get(titleKey), this::start);
        panel.addClassNames("gh-stack", "send-assign");
        panel.getElement().setAttribute("role", "group");
        panel.getElement().setAttribute("aria-label", words.get(titleKey));
        panel.setVisible(false);
        add(start, panel, said);
    }

    /** What is asked, each time anew. */
    protected abstract List<Component> questions();

    /** The words of the button that does it. */
    protected abstract String button();

    /** Does it to the ticked cases, if there are any. */
    protected abstract void perform(List<CaseLine> ticked);

    private void start() {
        said.removeAll();
        start.setVisible(false);
        besides().forEach(panel -> panel.setVisible(false));
        panel.setVisible(true);
        addClassName("send-ticking");
        ask(questions());
        table.startTicking(
                line -> words.get(
                        "send.assign.tick", line.reference(), line.child().full()),
                this::tell);
        tell();
        focus(count);
    }

    /** Asks this in the panel, with what is ticked and the button that goes on. */
    protected final void ask(List<Component> questions) {
        show(
                Stream.concat(Stream.of(count), questions.stream()).toList(),
                ActionButton.primary(button(), this::press),
                ActionButton.text(words.get("send.assign.all"), () -> table.tickAll(true)),
                ActionButton.text(words.get("send.assign.end"), this::end));
    }

    /** Shows this in the panel, and puts the keyboard to its first part. */
    protected final void show(List<Component> content, ActionButton... buttons) {
        Div last = new Div(buttons);
        last.addClassName("gh-buttons");
        said.removeAll();
        panel.removeAll();
        panel.add(content);
        panel.add(last);
        focus(content.getFirst());
    }

    private static void focus(Component part) {
        part.getElement().setAttribute("tabindex", "-1");
        part.getElement().executeJs("this.focus()");
    }

    private Stream<Component> besides() {
        return getParent().stream().flatMap(Component::getChildren).filter(panel -> !panel.equals(this));
    }

    private void tell() {
        count.setText(words.get("send.assign.ticked", table.ticked().size()));
    }

    private void press() {
        said.removeAll();
        perform(table.ticked());
    }

    /** Closes the panel; the list is as it was. */
    protected final void end() {
        table.stopTicking();
        panel.setVisible(false);
        panel.removeAll();
        removeClassName("send-ticking");
        besides().forEach(panel -> panel.setVisible(true));
        start.setVisible(true);
        start.focus();
    }

    /** Closes the panel and reads the list anew, for it is done. */
    protected final void done(String text) {
        end();
        table.refresh();
        said.add(new Notice(Notice.Kind.SUCCESS, text).announced());
    }

    /** Says what is wrong, or what was left. */
    protected final void warn(String text) {
        said.add(new Notice(Notice.Kind.WARNING, text).announced());
    }
}
