package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.guildhall.api.document.DocumentId;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** Links to the bytes of documents; the server answers with the file, not with a page. */
public final class DocumentLinks {
    private DocumentLinks() {}

    /** A link that shows the document in the same tab. */
    static Component view(Words words, FinanceDocument document) {
        Div cell = new Div(
                document.deletedAt() == null
                        ? view(document.stored(), document.description())
                        : new Span(document.description()));
        if (document.recalledAt() != null) {
            cell.add(new Span(" "), new Tag(words.get("finance.documents.recalled"), Tag.Look.BAD));
            return cell;
        }
        if (document.isNew()) {
            cell.add(new Span(" "), new Tag(words.get("finance.documents.new"), Tag.Look.ACTIVE));
        }
        return cell;
    }

    /** A link that shows a file in the same tab. */
    public static Anchor view(DocumentId document, String text) {
        return link("documents/" + document + "?view=1", text);
    }

    static Component download(Words words, FinanceDocument document) {
        Anchor link = link("documents/" + document.stored(), words.get("finance.documents.download"));
        link.getElement().setAttribute("download", true);
        Span which = new Span(" " + document.description());
        which.addClassName("gh-hidden");
        Span size = new Span(" " + words.size(document.size()));
        size.addClassName("gh-quiet");
        link.add(which);
        return new Span(link, size);
    }

    private static Anchor link(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
