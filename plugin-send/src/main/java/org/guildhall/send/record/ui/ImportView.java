package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.record.CaseImport;
import org.guildhall.send.record.CaseImport.Line;
import org.guildhall.send.record.CaseImport.Outcome;
import org.guildhall.send.record.CaseImportService;
import org.guildhall.ui.form.OneFileUpload;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.MoreInformation;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/**
 * Takes cases from a file of the council's other system, and tells what became of each line (SPEC G10). A file is checked first, unless
 * somebody chooses otherwise.
 */
@StyleSheet(Styles.SHEET)
public final class ImportView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/import";

    private final Words words;
    private final CaseImportService imports;

    /** A file that is not there yet. */
    public ImportView(Words words, CaseImportService imports) {
        this.words = words;
        this.imports = imports;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        check();
    }

    private void check() {
        ask(Step.CHECK, "", List.of());
    }

    /** What is done with the file. */
    private enum Step {
        CHECK("send.import.check.text"),
        OPEN("send.import.open.text"),
        OPEN_CHECKED("send.import.open-checked.text");

        private final String textKey;

        Step(String textKey) {
            this.textKey = textKey;
        }
    }

    /** Asks for a file; where one was checked it is known by its digest, for its bytes are not kept. */
    private void ask(Step step, String sha256, List<FieldProblem> problems) {
        QuestionPage page = new QuestionPage(words, words.get("send.import.title"));
        page.setBack(CasesView.PATH);
        page.addContent(
                new Paragraph(words.get("send.import.text")),
                new Paragraph(words.get("send.import.needed", String.join(", ", imports.neededColumns()))),
                new Paragraph(words.get("send.import.other.text")),
                new MoreInformation(words, "send.import.other").with(columns()),
                new Notice(step == Step.CHECK ? Notice.Kind.INFORMATION : Notice.Kind.WARNING, words.get(step.textKey)),
                new OneFileUpload<>(
                        words,
                        words.get("send.import.rules"),
                        ".csv",
                        (name, bytes) -> take(step, sha256, bytes),
                        taken -> told(step, sha256, taken)),
                step == Step.CHECK
                        ? ActionButton.secondary(
                                words.get("send.import.unchecked"), () -> ask(Step.OPEN, "", List.of()))
                        : ActionButton.secondary(words.get("send.import.to-check"), this::check));
        removeAll();
        add(page);
        if (!problems.isEmpty()) {
            page.showProblems(problems);
        }
    }

    private Paragraph columns() {
        Paragraph columns = new Paragraph(String.join(", ", imports.otherColumns()));
        columns.addClassName("gh-breaks");
        return columns;
    }

    /** Read outside of the session's lock; what is wrong with the whole file is told where it was asked for. */
    private Taken take(Step step, String sha256, InputStream bytes) throws IOException {
        try {
            CaseImport report = switch (step) {
                case CHECK -> imports.check(bytes);
                case OPEN -> imports.take(bytes);
                case OPEN_CHECKED -> imports.takeChecked(bytes, sha256);
            };
            return new Taken(report, List.of());
        } catch (InvalidInputException wrong) {
            return new Taken(new CaseImport(List.of(), ""), wrong.problems());
        }
    }

    private record Taken(CaseImport report, List<FieldProblem> problems) {}

    private void told(Step step, String sha256, Taken taken) {
        if (!taken.problems().isEmpty()) {
            ask(step, sha256, taken.problems());
            return;
        }
        CaseImport report = taken.report();
        boolean checked = step == Step.CHECK;
        String title = words.get(checked ? "send.import.check.report" : "send.import.report");
        ContentPage page = new ContentPage(title);
        page.setWide();
        boolean all = report.count(Outcome.REFUSED) == 0;
        page.add(new Notice(
                        noticeOf(checked, all),
                        words.get(
                                checked ? "send.import.check.counts" : "send.import.counts",
                                report.count(Outcome.TAKEN),
                                report.count(Outcome.ALREADY_HERE),
                                report.count(Outcome.REFUSED)))
                .announced());
        QueueTable<Line> table = new QueueTable<>(
                words,
                title,
                List.of(
                        Column.text(words.get("send.import.reference"), Line::reference),
                        Column.text(
                                words.get("send.import.line"),
                                line -> Integer.toString(line.number()),
                                Comparator.comparing(Line::number)),
                        Column.of(words.get("send.import.outcome"), line -> outcome(checked, line)),
                        Column.of(words.get("send.import.why"), this::why)),
                line -> line.id() == null ? "" : CaseView.path(line.id()));
        table.filter(
                "refused",
                words.get("send.import.show.refused"),
                () -> report.lines().stream()
                        .filter(line -> line.outcome() == Outcome.REFUSED)
                        .toList());
        table.filter("all", words.get("send.import.show.all"), report::lines);
        table.whenEmpty(words.get("send.import.none-refused"));
        table.show(all ? "all" : "refused");
        Div buttons = new Div();
        if (checked && report.count(Outcome.TAKEN) > 0) {
            buttons.add(ActionButton.primary(
                    words.get("send.import.to-open"), () -> ask(Step.OPEN_CHECKED, report.sha256(), List.of())));
        } else {
            buttons.add(new PageLink(CasesView.PATH, words.get("send.cases.title")).asPrimary());
        }
        buttons.add(ActionButton.secondary(words.get("send.import.again"), this::check));
        buttons.addClassName("gh-buttons");
        page.add(table, buttons);
        removeAll();
        add(page);
    }

    private static Notice.Kind noticeOf(boolean checked, boolean all) {
        if (!all) {
            return Notice.Kind.WARNING;
        }
        return checked ? Notice.Kind.INFORMATION : Notice.Kind.SUCCESS;
    }

    private Tag outcome(boolean checked, Line line) {
        Tag.Look look = switch (line.outcome()) {
            case TAKEN -> Tag.Look.GOOD;
            case ALREADY_HERE -> Tag.Look.NEUTRAL;
            case REFUSED -> Tag.Look.BAD;
        };
        boolean would = checked && line.outcome() == Outcome.TAKEN;
        return new Tag(
                words.get(would ? "send.import.can-be-taken" : line.outcome().textKey()), look);
    }

    private Component why(Line line) {
        if (line.problems().isEmpty()) {
            return new Text("–");
        }
        Div mistakes = new Div();
        line.problems().forEach(problem -> mistakes.add(new Div(words.of(problem))));
        return mistakes;
    }
}
