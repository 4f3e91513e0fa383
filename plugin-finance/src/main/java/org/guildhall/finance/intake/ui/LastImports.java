package org.guildhall.finance.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.finance.intake.ImportKind;
import org.guildhall.finance.intake.ImportRun;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** On an officer's home page: whether the last import of each kind refused lines. */
public final class LastImports {
    private final Words words;
    private final ImportService imports;

    /** Reads the runs at each visit. */
    public LastImports(Words words, ImportService imports) {
        this.words = words;
        this.imports = imports;
    }

    /** A card for the last run of each kind; nothing where nothing was dropped yet. */
    public Optional<Component> show() {
        Div cards = new Div();
        cards.addClassName("gh-stack");
        Stream.of(ImportKind.values())
                .flatMap(kind -> imports.latest(kind).stream())
                .forEach(run -> cards.add(card(run)));
        return cards.getComponentCount() == 0 ? Optional.empty() : Optional.of(cards);
    }

    private SummaryCard card(ImportRun run) {
        return new SummaryCard(words.get(run.kind().textKey()))
                .tag(ImportsView.state(words, run))
                .line(words.get("finance.imports.started"), words.dateTime(run.startedAt()))
                .line(words.get("finance.home.imports.refused", run.refused()))
                .actions(new PageLink(ImportRunView.path(run.id()), words.get("finance.home.imports.open")));
    }
}
