package org.guildhall.send.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.DocumentQuery.Order;
import org.guildhall.send.document.PublishedDocument;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** Documents as a party sees them: a click on the description downloads (SPEC G8). */
final class DocumentsPart extends Div {
    private static final int TYPING_PAUSE = 300;
    private static final int FEW = 8;

    private final Words words;
    private final Source source;
    private final TextInput search;

    /** Where they come from: a party's own, or a preview of them. */
    interface Source {
        List<PublishedDocument> list(DocumentQuery query, int offset, int limit);

        long count(DocumentQuery query);
    }

    DocumentsPart(Words words, String caption, Source source) {
        this.words = words;
        this.source = source;
        search = new TextInput("search", words.get("send.documents.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        QueueTable<PublishedDocument> table = new QueueTable<>(
                words,
                caption,
                List.of(
                        Column.<PublishedDocument>of(
                                        words.get("send.documents.published"),
                                        document -> new Text(words.date(document.published())))
                                .sortedBy(Order.PUBLISHED.name()),
                        Column.<PublishedDocument>of(
                                        words.get("send.documents.date"),
                                        document -> new Text(words.date(document.documentDate())))
                                .sortedBy(Order.DATE.name()),
                        Column.<PublishedDocument>of(words.get("send.documents.description"), this::description)
                                .sortedBy(Order.DESCRIPTION.name())),
                document -> "");
        table.whenEmpty(words.get("send.documents.empty"));
        table.setSource(rows());
        addClassName("gh-stack");
        if (source.count(DocumentQuery.newest()) > FEW) {
            search.onTyping(TYPING_PAUSE, text -> table.setSource(rows()));
            search.onChange(() -> table.setSource(rows()));
            Div tools = new Div(search);
            tools.addClassName("gh-list-tools");
            add(tools);
        }
        add(table);
    }

    private DataProvider<PublishedDocument, Void> rows() {
        return DataProvider.fromCallbacks(
                query -> source.list(query(query.getSortOrders()), query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(source.count(query(List.of()))));
    }

    private DocumentQuery query(List<QuerySortOrder> chosen) {
        DocumentQuery usual = DocumentQuery.newest().holding(search.value());
        return chosen.isEmpty()
                ? usual
                : usual.by(
                        Order.valueOf(chosen.getFirst().getSorted()),
                        chosen.getFirst().getDirection() == SortDirection.DESCENDING);
    }

    private Component description(PublishedDocument document) {
        Div cell = new Div();
        if (document.openable()) {
            Anchor link = new Anchor("documents/" + document.file(), document.description());
            // the server answers with the document itself, not with a page
            link.getElement().setAttribute("router-ignore", true);
            cell.add(link);
        } else {
            cell.add(new Span(document.description()), new Text(" "));
            cell.add(
                    document.scan() == StoredDocument.Scan.WAITING
                            ? new Tag(words.get("send.documents.checked"), Tag.Look.NEUTRAL)
                            : new Tag(words.get("send.documents.blocked"), Tag.Look.BAD));
        }
        if (document.unread()) {
            cell.add(new Text(" "), new Tag(words.get("send.documents.new"), Tag.Look.ACTIVE));
        }
        Div kind = new Div(words.get(document.kind().textKey()));
        kind.addClassName("gh-quiet");
        cell.add(kind);
        return cell;
    }
}
