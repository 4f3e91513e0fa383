package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.ui.text.Words;

/** Files to open, each with what the scanner says of it. */
public final class FileList extends UnorderedList {
    /** Those files, in their order. */
    public FileList(Words words, List<StoredDocument> files) {
        getElement().setAttribute("aria-label", words.get("send.thread.files"));
        files.forEach(file -> add(
                switch (file.scan()) {
                    case WAITING -> new ListItem(words.get("send.thread.file.waiting", file.fileName()));
                    case QUARANTINED -> new ListItem(words.get("send.thread.file.blocked", file.fileName()));
                    case NOT_SCANNED ->
                        new ListItem(link(file), new Span(" " + words.get("send.thread.file.not-scanned")));
                    case CLEAN, NOT_NEEDED -> new ListItem(link(file));
                }));
    }

    private static Anchor link(StoredDocument file) {
        Anchor link = new Anchor("documents/" + file.id() + "?view=1", file.fileName());
        // the server answers with the file itself, not with a page
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
