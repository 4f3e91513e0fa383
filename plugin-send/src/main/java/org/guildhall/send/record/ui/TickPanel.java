package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.send.record.CaseId;
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
    protected abstract void perform(List<CaseId> ticked);

    private void start() {
        said.removeAll();
        start.setVisible(false);
        besides().forEach(panel -> panel.setVisible(false));
        Div buttons = new Div(
                ActionButton.primary(button(), this::press),
                ActionButton.text(words.get("send.assign.all"), () -> table.tickAll(true)),
                ActionButton.text(words.get("send.assign.end"), this::end));
        buttons.addClassName("gh-buttons");
        panel.removeAll();
        panel.add(count);
        panel.add(questions());
        panel.add(buttons);
        panel.setVisible(true);
        addClassName("send-ticking");
        table.startTicking(
                line -> words.get(
                        "send.assign.tick", line.reference(), line.child().full()),
                this::tell);
        tell();
        count.getElement().setAttribute("tabindex", "-1");
        count.getElement().executeJs("this.focus()");
    }

    private Stream<Component> besides() {
        return getParent().stream().flatMap(Component::getChildren).filter(panel -> !panel.equals(this));
    }

    private void tell() {
        count.setText(words.get("send.assign.ticked", table.ticked().size()));
    }

    private void press() {
        said.removeAll();
        perform(table.ticked().stream().map(CaseLine::id).toList());
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
