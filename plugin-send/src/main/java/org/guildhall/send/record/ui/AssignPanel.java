package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CasesChanged;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Gives several cases to a caseworker at once; boxes stand at the rows only meanwhile. */
final class AssignPanel extends Div {
    private static final String TEAM = "team";

    private final Words words;
    private final CaseService cases;
    private final QueueTable<CaseLine> table;
    private final ActionButton start;
    private final Div panel = new Div();
    private final Div said = new Div();
    private final Paragraph count = new Paragraph();
    private final SelectInput caseworker;

    AssignPanel(Words words, CaseService cases, QueueTable<CaseLine> table) {
        this.words = words;
        this.cases = cases;
        this.table = table;
        addClassName("gh-stack");
        said.addClassNames("gh-said", "gh-stack");
        count.getElement().setAttribute("role", "status");
        start = ActionButton.secondary(words.get("send.assign.several"), this::start);
        caseworker = new SelectInput(
                "caseworker", words.get("send.assign.to"), words.get("send.assign.prompt"), options(words, cases));
        Div buttons = new Div(
                ActionButton.primary(words.get("send.assign.button"), this::assign),
                ActionButton.text(words.get("send.assign.all"), () -> table.tickAll(true)),
                ActionButton.text(words.get("send.assign.end"), this::end));
        buttons.addClassName("gh-buttons");
        panel.addClassNames("gh-stack", "send-assign");
        panel.getElement().setAttribute("role", "group");
        panel.getElement().setAttribute("aria-label", words.get("send.assign.several"));
        panel.add(count, caseworker, buttons);
        panel.setVisible(false);
        add(start, panel, said);
    }

    /** Those who can take on cases, and the team. */
    static List<Option> options(Words words, CaseService cases) {
        return Stream.concat(
                        cases.caseworkers().stream()
                                .map(account -> Option.of(
                                        account.id().toString(),
                                        words.get(
                                                "send.assign.person",
                                                account.details().name().full(),
                                                account.email()))),
                        Stream.of(Option.of(TEAM, words.get("send.assign.team"))))
                .toList();
    }

    private void start() {
        said.removeAll();
        start.setVisible(false);
        panel.setVisible(true);
        table.startTicking(
                line -> words.get(
                        "send.assign.tick", line.reference(), line.child().full()),
                this::ticked);
        ticked();
        count.getElement().setAttribute("tabindex", "-1");
        count.getElement().executeJs("this.focus()");
    }

    private void end() {
        table.stopTicking();
        caseworker.clearProblem();
        caseworker.setValue("");
        panel.setVisible(false);
        start.setVisible(true);
        start.focus();
    }

    private void ticked() {
        count.setText(words.get("send.assign.ticked", table.ticked().size()));
    }

    private void assign() {
        said.removeAll();
        caseworker.clearProblem();
        if (caseworker.isEmpty()) {
            caseworker.showProblem("caseworker", words.get("send.assign.missing"));
            warn(words.get("send.assign.missing"));
            return;
        }
        if (table.ticked().isEmpty()) {
            warn(words.get("send.assign.none"));
            return;
        }
        try {
            CasesChanged done = cases.assign(
                    table.ticked().stream().map(CaseLine::id).toList(),
                    caseworker.value().equals(TEAM) ? null : AccountId.parse(caseworker.value()));
            end();
            table.refresh();
            said.add(new Notice(
                            Notice.Kind.SUCCESS,
                            words.get("send.assign.done", done.changed().size()))
                    .announced());
            if (!done.left().isEmpty()) {
                warn(words.get("send.assign.left", done.left().size()));
            }
        } catch (RefusedException refused) {
            warn(words.of(refused));
        }
    }

    private void warn(String text) {
        said.add(new Notice(Notice.Kind.WARNING, text).announced());
    }
}
