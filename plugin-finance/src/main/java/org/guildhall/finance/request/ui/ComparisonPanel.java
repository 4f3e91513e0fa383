package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Comparison;
import org.guildhall.finance.request.Difference;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** The request beside the finance record that may be meant, each difference marked with its reason. */
final class ComparisonPanel extends Div {
    private final Words words;
    private final AccessReviewService review;
    private final AccessRequest request;
    private final Div beside = new Div();
    private final Div choice = new Div();
    private List<Comparison> offered;
    private Optional<Comparison> shown;

    ComparisonPanel(
            Words words, AccessReviewService review, AccessRequest request, QuestionPage page, Runnable chosen) {
        this.words = words;
        this.review = review;
        this.request = request;
        addClassName("gh-stack");
        beside.addClassName("gh-stack");
        choice.addClassName("gh-stack");
        offered = request.state().isOpen() ? review.candidates(request) : List.of();
        shown = Optional.ofNullable(request.person()).map(person -> review.compare(request, person));
        if (shown.isEmpty()) {
            shown = offered.stream().findFirst();
        }
        add(new H2(words.get("finance.review.compare")), beside);
        compare();
        if (request.state().isOpen() && review.mayDecide()) {
            add(choice);
            offer(page, chosen);
        }
    }

    private void compare() {
        beside.removeAll();
        if (shown.isEmpty()) {
            beside.add(new Paragraph(words.get("finance.review.no-candidate")));
            return;
        }
        Comparison comparison = shown.get();
        boolean settled = comparison.person().id().equals(request.person());
        Div about = new Div(new Span(words.get(
                        settled ? "finance.review.record.chosen" : "finance.review.record.shown",
                        comparison.person().reference())
                + " "));
        about.add(
                comparison.agrees()
                        ? new Tag(words.get("finance.review.all-agree"), Tag.Look.GOOD)
                        : new Tag(words.get("finance.review.differing", comparison.differing()), Tag.Look.ATTENTION));
        QueueTable<Difference> table = new QueueTable<>(
                words,
                words.get("finance.review.compare"),
                List.of(
                        Column.of(
                                words.get("finance.review.detail"),
                                row -> new Text(words.get(
                                        "finance.detail." + row.detail().name().toLowerCase(java.util.Locale.ROOT)))),
                        Column.of(words.get("finance.review.asked"), row -> marked(row, row.asked())),
                        Column.of(words.get("finance.review.held"), row -> marked(row, row.held())),
                        Column.of(words.get("finance.review.difference"), this::why)),
                row -> "");
        table.withoutCount();
        table.setRows(comparison.differences());
        beside.add(about, table);
    }

    private static Component marked(Difference row, String text) {
        if (row.kind().agrees()) {
            return new Text(text);
        }
        Span mark = new Span(text);
        mark.addClassName("finance-marked");
        return mark;
    }

    private Component why(Difference row) {
        return new Tag(
                words.get(row.kind().textKey()),
                row.kind().agrees()
                        ? Tag.Look.GOOD
                        : row.kind() == Difference.Kind.DIFFERENT ? Tag.Look.BAD : Tag.Look.ATTENTION);
    }

    private void offer(QuestionPage page, Runnable chosen) {
        choice.removeAll();
        if (!offered.isEmpty()) {
            RadioInput records = page.watch(new RadioInput("person", words.get("finance.review.which"), options()));
            shown.ifPresent(
                    comparison -> records.setValue(comparison.person().id().toString()));
            records.onChange(() -> {
                shown = offered.stream()
                        .filter(candidate -> candidate.person().id().toString().equals(records.value()))
                        .findFirst();
                compare();
            });
            choice.add(
                    records,
                    ActionButton.secondary(
                            words.get("finance.review.choose"), page.guarded(() -> choose(records.value(), chosen))));
        }
        TextInput search = page.watch(new TextInput("record-search", words.get("finance.review.search")));
        search.setHint(words.get("finance.review.search.hint"));
        choice.add(search, ActionButton.secondary(words.get("finance.review.search.button"), page.guarded(() -> {
            offered = search.isEmpty() ? review.candidates(request) : review.search(request, search.value());
            shown = offered.stream().findFirst();
            compare();
            offer(page, chosen);
        })));
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        offered.forEach(candidate -> options.add(new Option(
                candidate.person().id().toString(),
                words.get(
                        "finance.review.candidate",
                        candidate.person().name().full(),
                        words.date(candidate.person().dateOfBirth()),
                        candidate.person().reference()),
                candidate.person().address().oneLine())));
        return options;
    }

    private void choose(String person, Runnable chosen) {
        if (!person.isEmpty()) {
            review.choosePerson(request.id(), PersonId.parse(person));
            chosen.run();
        }
    }
}
