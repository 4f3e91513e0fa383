package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.DocumentQuery.Order;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.PersonDocuments;
import org.guildhall.finance.ui.PathPart;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** A person's documents: search, filter, sort; each is viewed in the tab or downloaded (SPEC F14). */
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
    private final SelectInput order;
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
        order = new SelectInput(
                "order",
                words.get("finance.documents.order"),
                words.get("finance.documents.order.published"),
                orders());
        table = new QueueTable<>(
                words,
                words.get("finance.documents.caption"),
                List.of(
                        Column.of(words.get("finance.documents.description"), this::description),
                        Column.of(words.get("finance.documents.kind"), this::kindOf),
                        Column.of(
                                words.get("finance.documents.published"),
                                document -> text(words.date(document.publishedDate()))),
                        Column.of(
                                words.get("finance.documents.dated"),
                                document -> text(words.date(document.documentDate()))),
                        Column.of(words.get("finance.documents.download"), this::download)),
                document -> "");
        table.withoutCount();
        table.whenEmpty(words.get("finance.documents.empty"));
        found.addClassName("gh-quiet");
        found.getElement().setAttribute("role", "status");
        more = ActionButton.secondary(words.get("finance.documents.more"), this::addPage);
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
        Div tools = new Div(search, kind, order);
        tools.addClassName("gh-list-tools");
        page.add(tools, found, table, more);
        search.onTyping(TYPING_PAUSE, text -> startAnew());
        search.onChange(this::startAnew);
        kind.onChange(this::startAnew);
        order.onChange(this::startAnew);
        removeAll();
        add(page);
        startAnew();
    }

    private void startAnew() {
        shown.clear();
        addPage();
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
        boolean onlyNew = kind.value().equals("new");
        DocumentQuery.Order by = switch (order.value()) {
            case "dated" -> Order.DOCUMENT_DATE;
            case "description" -> Order.DESCRIPTION;
            case "kind" -> Order.KIND;
            default -> Order.PUBLISHED;
        };
        return new DocumentQuery(
                search.value(),
                DocumentKind.of(kind.value()).orElse(null),
                null,
                null,
                onlyNew,
                by,
                by == Order.PUBLISHED || by == Order.DOCUMENT_DATE);
    }

    private List<Option> kinds(Set<String> readable) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of("new", words.get("finance.documents.kind.new")));
        DocumentKind.codes().stream()
                .filter(code -> readable.isEmpty() || readable.contains(code))
                .forEach(code -> options.add(Option.of(code, words.get("finance.kind." + code))));
        return options;
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
        return DocumentLinks.download(words, document);
    }

    private static Component text(String text) {
        return new Text(text);
    }
}
