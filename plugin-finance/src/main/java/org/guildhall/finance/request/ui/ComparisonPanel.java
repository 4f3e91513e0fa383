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
import java.util.stream.Collectors;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Comparison;
import org.guildhall.finance.request.Difference;
import org.guildhall.finance.request.Likeness;
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
    private final RadioInput records;
    private final Paragraph noRecords;
    private List<Comparison> offered;
    private Optional<Comparison> shown;

    ComparisonPanel(
            Words words, AccessReviewService review, AccessRequest request, QuestionPage page, Runnable chosen) {
        this.words = words;
        this.review = review;
        this.request = request;
        addClassName("gh-stack");
        beside.addClassName("gh-stack");
        records = new RadioInput("person", words.get("finance.review.which"), List.of());
        records.setRequired(true);
        noRecords = new Paragraph(words.get("finance.review.no-candidate"));
        offered = request.state().isOpen() ? review.candidates(request) : List.of();
        shown = Optional.ofNullable(request.person()).map(person -> review.compare(request, person));
        if (shown.isEmpty()) {
            shown = onlyOneMeant(offered);
        }
        add(new H2(words.get("finance.review.compare")), beside);
        compare();
        if (request.state().isOpen() && review.mayWorkOn(request)) {
            ask(page, chosen);
        }
    }

    /** A record is put forward only if name and date of birth agree with it and with no other. */
    private static Optional<Comparison> onlyOneMeant(List<Comparison> offered) {
        List<Comparison> same =
                offered.stream().filter(Comparison::sameNameAndBirth).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private void compare() {
        beside.removeAll();
        if (shown.isEmpty()) {
            beside.add(
                    new Paragraph(words.get(
                            request.state().isOpen() ? "finance.review.none-shown" : "finance.review.none-chosen")),
                    table(review.details(request)));
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
        beside.add(about, table(comparison.differences()));
    }

    private QueueTable<Difference> table(List<Difference> details) {
        QueueTable<Difference> table = new QueueTable<>(
                words,
                words.get("finance.review.compare"),
                List.of(
                        Column.of(
                                words.get("finance.review.detail"),
                                row -> new Text(words.get(row.detail().textKey()))),
                        Column.of(words.get("finance.review.asked"), row -> marked(row, row.asked(words::date))),
                        Column.of(words.get("finance.review.held"), this::held),
                        Column.of(words.get("finance.review.difference"), this::why)),
                row -> "");
        table.withoutCount();
        table.setRows(details);
        return table;
    }

    private Component held(Difference row) {
        return row.kind() == Difference.Kind.NO_RECORD
                ? new Text(words.get(row.kind().textKey()))
                : marked(row, row.held(words::date));
    }

    private static Component marked(Difference row, String text) {
        if (row.kind().agrees() || row.kind() == Difference.Kind.NO_RECORD) {
            return new Text(text);
        }
        Span mark = new Span(text);
        mark.addClassName("finance-marked");
        return mark;
    }

    private Component why(Difference row) {
        if (row.kind() == Difference.Kind.NO_RECORD) {
            return new Text("–");
        }
        return new Tag(
                words.get(row.kind().textKey()),
                row.kind().agrees()
                        ? Tag.Look.GOOD
                        : row.kind() == Difference.Kind.DIFFERENT ? Tag.Look.BAD : Tag.Look.ATTENTION);
    }

    private void ask(QuestionPage page, Runnable chosen) {
        page.watch(records);
        records.onChange(() -> {
            shown = offered.stream()
                    .filter(candidate -> candidate.person().id().toString().equals(records.value()))
                    .findFirst();
            compare();
        });
        ActionButton choose = ActionButton.secondary(
                words.get("finance.review.choose"), page.guarded(() -> choose(records.value(), chosen)));
        TextInput search = page.watch(new TextInput("record-search", words.get("finance.review.search")));
        search.setHint(words.get("finance.review.search.hint"));
        ActionButton find = ActionButton.secondary(words.get("finance.review.search.button"), page.guarded(() -> {
            offered = search.isEmpty() ? review.candidates(request) : review.search(request, search.value());
            shown = onlyOneMeant(offered);
            compare();
            offer(choose);
        }));
        Div choice = new Div(records, noRecords, choose, search, find);
        choice.addClassName("gh-stack");
        add(choice);
        offer(choose);
    }

    private void offer(ActionButton choose) {
        records.setOptions(options());
        records.setValue(
                shown.map(comparison -> comparison.person().id().toString()).orElse(""));
        records.setVisible(!offered.isEmpty());
        choose.setVisible(!offered.isEmpty());
        noRecords.setVisible(offered.isEmpty());
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
                why(candidate))));
        return options;
    }

    private String why(Comparison candidate) {
        String address = candidate.person().address().oneLine();
        List<Likeness> reasons = candidate.likeness();
        return reasons.isEmpty()
                ? words.get("finance.review.candidate.unlike", address)
                : words.get(
                        "finance.review.candidate.why",
                        address,
                        reasons.stream()
                                .map(reason -> words.get(reason.textKey()))
                                .collect(Collectors.joining(", ")));
    }

    private void choose(String person, Runnable chosen) {
        if (person.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("person", "finance.review.which.missing")));
        }
        review.choosePerson(request.id(), PersonId.parse(person));
        chosen.run();
    }
}
