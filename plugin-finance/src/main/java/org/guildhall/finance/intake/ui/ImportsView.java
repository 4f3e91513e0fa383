package org.guildhall.finance.intake.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import org.guildhall.finance.intake.ImportRun;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The manifests that were dropped, and what became of each. */
public final class ImportsView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance/imports";

    private static final int MOST = 200;

    /** Lists the latest runs. */
    public ImportsView(Words words, ImportService imports) {
        super(words.get("finance.imports.title"));
        setWide();
        add(new Paragraph(words.get("finance.imports.intro")));
        QueueTable<ImportRun> table = new QueueTable<>(
                words,
                words.get("finance.imports.caption"),
                List.of(
                        Column.text(
                                words.get("finance.imports.started"),
                                run -> words.dateTime(run.startedAt()),
                                Comparator.comparing(ImportRun::startedAt)),
                        Column.text(
                                words.get("finance.imports.kind"),
                                run -> words.get(run.kind().textKey())),
                        Column.text(words.get("finance.imports.origin"), run -> origin(words, run)),
                        Column.text(
                                words.get("finance.imports.taken"),
                                run -> Integer.toString(run.taken()),
                                Comparator.comparingInt(ImportRun::taken)),
                        Column.text(
                                words.get("finance.imports.here"),
                                run -> Integer.toString(run.alreadyHere()),
                                Comparator.comparingInt(ImportRun::alreadyHere)),
                        Column.text(
                                words.get("finance.imports.refused"),
                                run -> Integer.toString(run.refused()),
                                Comparator.comparingInt(ImportRun::refused)),
                        Column.of(words.get("finance.imports.state"), run -> state(words, run))),
                run -> ImportRunView.path(run.id()));
        table.whenEmpty(words.get("finance.imports.empty"));
        table.setRows(imports.runs(0, MOST));
        add(table);
    }

    static String origin(Words words, ImportRun run) {
        String way = words.get(run.origin().textKey());
        return run.source().isEmpty() ? way : words.get("finance.imports.origin.of", way, run.source());
    }

    static Tag state(Words words, ImportRun run) {
        if (run.finishedAt() == null) {
            return new Tag(words.get("finance.imports.running"), Tag.Look.ACTIVE);
        }
        return run.refused() > 0
                ? new Tag(words.get("finance.imports.some-refused"), Tag.Look.ATTENTION)
                : new Tag(words.get("finance.imports.done"), Tag.Look.GOOD);
    }
}
