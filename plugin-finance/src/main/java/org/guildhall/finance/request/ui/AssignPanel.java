package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.request.Assigned;
import org.guildhall.finance.request.NotAssigned;
import org.guildhall.finance.request.QueueAssignmentService;
import org.guildhall.finance.request.RequestLine;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Assigns several requests at once; boxes stand at the rows only meanwhile, so that the keyboard is as fast as before. */
final class AssignPanel extends Div {
    private final Words words;
    private final QueueAssignmentService assignments;
    private final QueueTable<RequestLine> table;
    private final Runnable afterwards;
    private final ActionButton start;
    private final Div panel = new Div();
    private final Div said = new Div();
    private final Paragraph count = new Paragraph();
    private final SelectInput colleague;
    private final List<Account> colleagues;

    AssignPanel(Words words, QueueAssignmentService assignments, QueueTable<RequestLine> table, Runnable afterwards) {
        this.words = words;
        this.assignments = assignments;
        this.table = table;
        this.afterwards = afterwards;
        colleagues = assignments.colleagues();
        addClassName("gh-stack");
        said.addClassNames("gh-said", "gh-stack");
        count.getElement().setAttribute("role", "status");
        start = ActionButton.secondary(words.get("finance.queue.assign.several"), this::start);
        colleague = new SelectInput(
                QueueAssignmentService.COLLEAGUE,
                words.get("finance.queue.assign.to"),
                words.get("finance.queue.assign.prompt"),
                options());
        Div buttons = new Div(
                ActionButton.primary(words.get("finance.queue.assign.button"), this::assign),
                ActionButton.text(words.get("finance.queue.assign.all"), () -> table.tickAll(true)),
                ActionButton.text(words.get("finance.queue.assign.end"), this::end));
        buttons.addClassName("gh-buttons");
        panel.addClassNames("gh-stack", "finance-assign");
        panel.getElement().setAttribute("role", "group");
        panel.getElement().setAttribute("aria-label", words.get("finance.queue.assign.title"));
        panel.add(count, colleague, buttons);
        panel.setVisible(false);
        add(start, panel, said);
    }

    private List<Option> options() {
        return colleagues.stream()
                .map(account -> Option.of(account.id().toString(), label(account)))
                .toList();
    }

    /** The first is the acting officer; others of one name are told apart by their addresses. */
    private String label(Account account) {
        String name = account.details().name().full();
        if (account.equals(colleagues.getFirst())) {
            return words.get("finance.queue.assign.me", name);
        }
        boolean alone = colleagues.stream()
                        .filter(other -> other.details().name().full().equals(name))
                        .count()
                == 1;
        return alone ? name : name + ", " + account.email();
    }

    private void start() {
        said.removeAll();
        start.setVisible(false);
        panel.setVisible(true);
        table.startTicking(
                line -> words.get(
                        "finance.queue.assign.tick",
                        line.reference(),
                        line.represented().full()),
                this::ticked);
        ticked();
        count.getElement().setAttribute("tabindex", "-1");
        count.getElement().executeJs("this.focus()");
    }

    private void end() {
        table.stopTicking();
        colleague.clearProblem();
        colleague.setValue("");
        panel.setVisible(false);
        start.setVisible(true);
        start.focus();
    }

    private void ticked() {
        count.setText(words.get("finance.queue.assign.ticked", table.ticked().size()));
    }

    private void assign() {
        said.removeAll();
        colleague.clearProblem();
        try {
            Assigned done = assignments.assign(table.ticked(), colleague.value());
            String name = colleagues.stream()
                    .filter(account -> account.id().toString().equals(colleague.value()))
                    .map(account -> account.details().name().full())
                    .findFirst()
                    .orElse("");
            end();
            table.refresh();
            afterwards.run();
            tell(done, name);
        } catch (InvalidInputException wrong) {
            tell(wrong.problems());
        }
    }

    private void tell(List<FieldProblem> problems) {
        Notice notice = new Notice(Notice.Kind.WARNING);
        for (FieldProblem problem : problems) {
            String text = words.of(problem);
            if (colleague.owns(problem.field())) {
                colleague.showProblem(problem.field(), text);
            }
            notice.add(new Paragraph(text));
        }
        said.add(notice.announced());
    }

    private void tell(Assigned done, String name) {
        if (done.requests() > 0) {
            said.add(new Notice(Notice.Kind.SUCCESS, words.get("finance.queue.assign.done", done.requests(), name))
                    .announced());
        }
        if (!done.left().isEmpty()) {
            UnorderedList list = new UnorderedList();
            for (NotAssigned left : done.left()) {
                list.add(new ListItem(words.get(left.why().textKey(), left.reference())));
            }
            said.add(new Notice(
                            Notice.Kind.WARNING,
                            new Paragraph(words.get(
                                    "finance.queue.assign.left", done.left().size())),
                            list)
                    .announced());
        }
    }
}
