package org.guildhall.finance.intake.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.guildhall.finance.intake.ImportOrder;
import org.guildhall.finance.intake.ImportRun;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** What came from the finance system, whichever way, and what became of it. */
public final class ImportsView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "finance/imports";

    /** Lists the runs, the latest first. */
    public ImportsView(Words words, ImportService imports) {
        super(words.get("finance.imports.title"));
        setWide();
        add(new Paragraph(words.get("finance.imports.intro")));
        QueueTable<ImportRun> table = new QueueTable<>(
                words,
                words.get("finance.imports.caption"),
                List.of(
                        Column.<ImportRun>of(
                                        words.get("finance.imports.started"),
                                        run -> new Text(words.dateTime(run.startedAt())))
                                .sortedBy(ImportOrder.STARTED.name()),
                        Column.of(
                                words.get("finance.imports.kind"),
                                run -> new Text(words.get(run.kind().textKey()))),
                        Column.of(words.get("finance.imports.origin"), run -> new Text(origin(words, run))),
                        number(words.get("finance.imports.taken"), ImportRun::taken, ImportOrder.TAKEN),
                        number(words.get("finance.imports.here"), ImportRun::alreadyHere, ImportOrder.ALREADY_HERE),
                        number(words.get("finance.imports.refused"), ImportRun::refused, ImportOrder.REFUSED),
                        Column.of(words.get("finance.imports.state"), run -> state(words, run))),
                run -> ImportRunView.path(run.id()));
        table.whenEmpty(words.get("finance.imports.empty"));
        table.setSource(DataProvider.fromCallbacks(asked -> runs(imports, asked).stream(), asked ->
                (int) Math.min(Integer.MAX_VALUE, imports.countRuns())));
        add(table);
    }

    private static Column<ImportRun> number(String title, ToIntFunction<ImportRun> number, ImportOrder order) {
        return Column.<ImportRun>of(title, run -> new Text(Integer.toString(number.applyAsInt(run))))
                .sortedBy(order.name());
    }

    private static List<ImportRun> runs(ImportService imports, Query<ImportRun, Void> asked) {
        List<QuerySortOrder> chosen = asked.getSortOrders();
        return chosen.isEmpty()
                ? imports.runs(asked.getOffset(), asked.getLimit())
                : imports.runs(
                        ImportOrder.valueOf(chosen.getFirst().getSorted()),
                        chosen.getFirst().getDirection() == SortDirection.DESCENDING,
                        asked.getOffset(),
                        asked.getLimit());
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
