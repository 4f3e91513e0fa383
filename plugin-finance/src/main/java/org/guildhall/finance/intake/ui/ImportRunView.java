package org.guildhall.finance.intake.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.finance.intake.ImportLine;
import org.guildhall.finance.intake.ImportOrigin;
import org.guildhall.finance.intake.ImportRun;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** One manifest line by line. */
public final class ImportRunView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/imports/:run";

    private final Words words;
    private final ImportService imports;

    /** Shows the run that the address names. */
    public ImportRunView(Words words, ImportService imports) {
        this.words = words;
        this.imports = imports;
    }

    /** The address of a run. */
    public static String path(UUID run) {
        return "finance/imports/" + run;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "run");
        ImportRun run = imports.run(id).orElseThrow(() -> new NotFoundException("import " + id));
        ContentPage page = new ContentPage(words.get("finance.imports.run.title", words.dateTime(run.startedAt())));
        page.setWide();
        page.addComponentAsFirst(new PageLink(ImportsView.PATH, words.get("finance.imports.all")));
        page.add(new SummaryList(words)
                .row(words.get("finance.imports.kind"), words.get(run.kind().textKey()))
                .row(words.get("finance.imports.origin"), ImportsView.origin(words, run))
                .row(words.get("finance.imports.taken"), Integer.toString(run.taken()))
                .row(words.get("finance.imports.here"), Integer.toString(run.alreadyHere()))
                .row(words.get("finance.imports.refused"), Integer.toString(run.refused()))
                .row(words.get("finance.imports.state"), ImportsView.state(words, run)));
        QueueTable<ImportLine> table = new QueueTable<>(
                words,
                words.get("finance.imports.lines"),
                List.of(
                        Column.of(words.get("finance.imports.line"), line -> new Text(Integer.toString(line.line()))),
                        Column.of(words.get("finance.imports.external"), line -> new Text(line.externalId())),
                        Column.of(words.get("finance.imports.outcome"), this::outcome),
                        Column.of(words.get("finance.imports.reason"), line -> new Text(line.reason()))),
                line -> "");
        if (run.refused() > 0) {
            page.add(new Notice(
                    Notice.Kind.INFORMATION,
                    words.get(
                            run.origin() == ImportOrigin.FOLDER
                                    ? "finance.imports.stays"
                                    : "finance.imports.send-again")));
            table.filter("refused", words.get("finance.imports.refused"), source(id, true));
        }
        table.filter("all", words.get("finance.imports.lines.all"), source(id, false));
        page.add(table);
        removeAll();
        add(page);
    }

    /** Reads so many lines as are shown: those that came by the API or from a source are reported nowhere else. */
    private DataProvider<ImportLine, Void> source(UUID run, boolean onlyRefused) {
        return DataProvider.fromCallbacks(
                asked -> imports.lines(run, onlyRefused, asked.getOffset(), asked.getLimit()).stream(),
                asked -> imports.countLines(run, onlyRefused));
    }

    private Tag outcome(ImportLine line) {
        Tag.Look look = switch (line.outcome()) {
            case "taken" -> Tag.Look.GOOD;
            case "refused" -> Tag.Look.BAD;
            default -> Tag.Look.NEUTRAL;
        };
        return new Tag(words.get("finance.imports.outcome." + line.outcome().replace(' ', '-')), look);
    }
}
