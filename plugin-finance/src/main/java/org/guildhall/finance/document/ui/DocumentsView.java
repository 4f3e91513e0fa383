package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.DocumentQuery.Order;
import org.guildhall.finance.document.DocumentQuery.Seen;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.PersonDocuments;
import org.guildhall.finance.ui.Styles;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** A person's documents: search, filter, sort; each is viewed in the tab or downloaded (SPEC F14). */
@StyleSheet(Styles.SHEET)
public final class DocumentsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/documents/:person";

    private static final int STEP = 25;
    private static final int TYPING_PAUSE = 300;

    private final Words words;
    private final FinanceDocumentService documents;
    private final QueueTable<FinanceDocument> table;
    private final Paragraph found = new Paragraph();
    private final TextInput search;
    private final SelectInput kind;
    private final SelectInput seen;
    private final SelectInput order;
    private final DateInput from;
    private final DateInput until;
    private final NativeDetails dates;
    private final Div problem = new Div();
    private final ActionButton more;
    private final List<FinanceDocument> shown = new ArrayList<>();
    private PersonId person = new PersonId(new UUID(0, 0));

    /** Shows the documents of the person that the address names, to those who may read them. */
    public DocumentsView(Words words, FinanceDocumentService documents) {
        this.words = words;
        this.documents = documents;
        search = new TextInput("search", words.get("finance.documents.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        kind = new SelectInput(
                "kind", words.get("finance.documents.kind"), words.get("finance.documents.kind.all"), List.of());
        seen = new SelectInput(
                "seen",
                words.get("finance.documents.seen"),
                words.get("finance.documents.seen.all"),
                List.of(
                        Option.of("NEW", words.get("finance.documents.kind.new")),
                        Option.of("UNREAD", words.get("finance.documents.seen.unread"))));
        order = new SelectInput(
                "order",
                words.get("finance.documents.order"),
                words.get("finance.documents.order.published"),
                orders());
        from = day("from", "finance.documents.from");
        until = day("until", "finance.documents.until-day");
        dates = dates();
        table = new QueueTable<>(words, words.get("finance.documents.caption"), columns(), document -> "");
        table.withoutCount();
        table.whenEmpty(words.get("finance.documents.empty"));
        found.addClassName("gh-quiet");
        found.getElement().setAttribute("role", "status");
        problem.addClassName("gh-said");
        more = ActionButton.secondary(words.get("finance.documents.more"), this::addPage);
        search.onTyping(TYPING_PAUSE, text -> startAnew());
        search.onChange(this::startAnew);
        kind.onChange(this::startAnew);
        seen.onChange(this::startAnew);
        order.onChange(this::startAnew);
    }

    private List<Column<FinanceDocument>> columns() {
        List<Column<FinanceDocument>> columns = new ArrayList<>(List.of(
                Column.of(words.get("finance.documents.description"), this::description),
                Column.of(words.get("finance.documents.kind"), this::kindOf),
                Column.of(
                        words.get("finance.documents.published"),
                        document -> text(words.date(document.publishedDate()))),
                Column.of(words.get("finance.documents.dated"), document -> text(words.date(document.documentDate()))),
                Column.of(words.get("finance.documents.download"), this::download)));
        if (documents.mayRecall()) {
            columns.add(Column.of(words.get("finance.documents.record"), this::record));
        }
        return columns;
    }

    private DateInput day(String name, String labelKey) {
        DateInput input = new DateInput(words, name, words.get(labelKey));
        input.setHint(words.get("finance.documents.day.hint"));
        return input;
    }

    /** Two dates are six fields: they stand folded until somebody wants them. */
    private NativeDetails dates() {
        Div days = new Div(from, until);
        days.addClassName("gh-list-tools");
        Div buttons = new Div(
                ActionButton.secondary(words.get("finance.documents.dates.show"), this::startAnew),
                ActionButton.text(words.get("finance.documents.dates.clear"), () -> {
                    from.setValue("");
                    until.setValue("");
                    startAnew();
                }));
        buttons.addClassName("gh-buttons");
        NativeDetails folded = new NativeDetails(words.get("finance.documents.dates"), new Div(days, buttons));
        folded.addClassName("finance-more");
        return folded;
    }

    /** The address of a person's documents. */
    public static String path(PersonId person) {
        return "finance/documents/" + person;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        person = new PersonId(PathPart.id(event, "person"));
        PersonDocuments about = documents.visit(person);
        ContentPage page = new ContentPage(
                words.get("finance.documents.title", about.person().name().full()));
        page.setWide();
        page.add(new Paragraph(words.get("finance.documents.intro")));
        if (about.until() != null) {
            page.add(new Paragraph(words.get("finance.documents.until", words.dateTime(about.until()))));
        }
        kind.setOptions(kinds(documents.readableKinds(person)));
        Div tools = new Div(search, kind, seen, order);
        offerOthers(tools);
        tools.addClassName("gh-list-tools");
        page.add(tools, dates, problem, found, table, more);
        removeAll();
        add(page);
        startAnew();
    }

    /** Whoever reads for several people goes from one to the next here. */
    private void offerOthers(Div tools) {
        List<Person> people = documents.readablePeople();
        if (people.stream().noneMatch(other -> other.id().equals(person)) || people.size() < 2) {
            return;
        }
        SelectInput other = new SelectInput(
                "person",
                words.get("finance.documents.person"),
                people.stream()
                        .filter(each -> each.id().equals(person))
                        .findFirst()
                        .map(each -> each.name().full())
                        .orElse(""),
                people.stream()
                        .filter(each -> !each.id().equals(person))
                        .map(each -> Option.of(each.id().toString(), each.name().full()))
                        .toList());
        other.onChange(() -> {
            if (!other.isEmpty()) {
                getUI().ifPresent(ui -> ui.navigate("finance/documents/" + other.value()));
            }
        });
        tools.addComponentAsFirst(other);
    }

    private void startAnew() {
        from.clearProblem();
        until.clearProblem();
        problem.removeAll();
        if (!isDate(from) || !isDate(until)) {
            return;
        }
        if (from.date().isPresent()
                && until.date().isPresent()
                && until.date().get().isBefore(from.date().get())) {
            refuse(until, words.get("finance.documents.dates.order"));
            return;
        }
        shown.clear();
        addPage();
    }

    private boolean isDate(DateInput input) {
        if (input.isEmpty() || input.date().isPresent()) {
            return true;
        }
        refuse(input, words.get("finance.documents.dates.none"));
        return false;
    }

    private void refuse(DateInput input, String text) {
        input.showProblem(input.name(), text);
        problem.add(new Notice(Notice.Kind.WARNING, text).announced());
    }

    private void addPage() {
        DocumentQuery query = query();
        long all = documents.count(person, query);
        shown.addAll(documents.list(person, query, shown.size(), STEP));
        table.setRows(shown);
        found.setText(words.get("finance.documents.found", shown.size(), all));
        more.setVisible(shown.size() < all);
    }

    private DocumentQuery query() {
        DocumentQuery.Order by = switch (order.value()) {
            case "dated" -> Order.DOCUMENT_DATE;
            case "description" -> Order.DESCRIPTION;
            case "kind" -> Order.KIND;
            default -> Order.PUBLISHED;
        };
        return new DocumentQuery(
                search.value(),
                DocumentKind.of(kind.value()).orElse(null),
                from.date().orElse(null),
                until.date().orElse(null),
                seen.isEmpty() ? Seen.ALL : Seen.valueOf(seen.value()),
                by,
                by == Order.PUBLISHED || by == Order.DOCUMENT_DATE);
    }

    private List<Option> kinds(Set<String> readable) {
        return DocumentKind.codes().stream()
                .filter(code -> readable.isEmpty() || readable.contains(code))
                .map(code -> Option.of(code, words.get("finance.kind." + code)))
                .toList();
    }

    private List<Option> orders() {
        return List.of(
                Option.of("dated", words.get("finance.documents.order.dated")),
                Option.of("description", words.get("finance.documents.order.description")),
                Option.of("kind", words.get("finance.documents.order.kind")));
    }

    private Component description(FinanceDocument document) {
        return DocumentLinks.view(words, document);
    }

    private Component kindOf(FinanceDocument document) {
        return text(words.get(document.kind().textKey()));
    }

    private Component download(FinanceDocument document) {
        return document.deletedAt() == null ? DocumentLinks.download(words, document) : new Span();
    }

    private Component record(FinanceDocument document) {
        PageLink link =
                new PageLink(DocumentRecordView.path(document.id()), words.get("finance.documents.record.open"));
        Span which = new Span(" " + document.description());
        which.addClassName("gh-hidden");
        link.add(which);
        return link;
    }

    private static Component text(String text) {
        return new Text(text);
    }
}
