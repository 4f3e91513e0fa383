package org.guildhall.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.text.Words;

/** Documents to view and download: search, filter by kind, sort; a click on the description shows the document where the browser can, and
 * downloads it else. */
public final class DocumentList extends Div {
    private final List<DocumentItem> all;
    private final TextInput search;
    private final SelectInput kind;
    private final QueueTable<DocumentItem> table;

    /** A list with the documents in the order given. */
    public DocumentList(Words words, String caption, List<DocumentItem> documents) {
        all = List.copyOf(documents);
        addClassName("gh-documents");
        search = new TextInput("document-search", words.get("ui.documents.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        search.onTyping(300, text -> draw());
        search.onChange(this::draw);
        kind = new SelectInput(
                "document-kind", words.get("ui.documents.kind"), words.get("ui.documents.kind.all"), kinds());
        kind.onChange(this::draw);
        table = new QueueTable<>(
                words,
                caption,
                List.of(
                        Column.of(
                                words.get("ui.documents.description"),
                                document -> description(words, document),
                                Comparator.comparing(DocumentItem::description, String.CASE_INSENSITIVE_ORDER)),
                        Column.text(words.get("ui.documents.kind"), DocumentItem::kind),
                        Column.text(
                                words.get("ui.documents.published"),
                                document -> words.date(document.published()),
                                Comparator.comparing(DocumentItem::published)),
                        Column.text(
                                words.get("ui.documents.date"),
                                document -> words.date(document.documentDate()),
                                Comparator.comparing(DocumentItem::documentDate)),
                        Column.of(words.get("ui.documents.download"), document -> download(words, document))),
                document -> "");
        table.whenEmpty(words.get("ui.documents.empty"));
        if (all.size() > 1) {
            Div tools = new Div(search, kind);
            tools.addClassName("gh-list-tools");
            add(tools);
        }
        add(table);
        draw();
    }

    private void draw() {
        String wanted = search.value().toLowerCase(Locale.ROOT);
        table.setRows(all.stream()
                .filter(document -> kind.isEmpty() || document.kind().equals(kind.value()))
                .filter(document -> Stream.of(document.description(), document.kind())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList());
    }

    private List<Option> kinds() {
        Map<String, Option> kinds = new LinkedHashMap<>();
        all.forEach(document -> kinds.put(document.kind(), Option.of(document.kind(), document.kind())));
        return List.copyOf(kinds.values());
    }

    private static Component description(Words words, DocumentItem document) {
        Div cell = new Div();
        if (document.openable()) {
            Anchor open = plainLink(document, "?view", document.description());
            cell.add(open);
        } else {
            cell.add(new Span(document.description()));
        }
        if (document.unread()) {
            cell.add(new Tag(words.get("ui.documents.new"), Tag.Look.ACTIVE));
        }
        if (!document.note().isEmpty()) {
            cell.add(new Tag(document.note(), Tag.Look.NEUTRAL));
        }
        return cell;
    }

    private static Component download(Words words, DocumentItem document) {
        if (!document.openable()) {
            return new Span();
        }
        Anchor link = plainLink(document, "", words.get("ui.documents.download"));
        Span more = new Span(" " + document.description());
        more.addClassName("gh-hidden");
        link.add(more);
        return link;
    }

    private static Anchor plainLink(DocumentItem document, String query, String text) {
        Anchor link = new Anchor("documents/" + document.id() + query, text);
        // the server answers with the document itself, not with a page
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
