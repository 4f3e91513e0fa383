package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.html.Anchor;
import org.guildhall.api.document.DocumentId;

/** A link that shows a file in the same tab. */
final class FileLink {
    private FileLink() {}

    static Anchor view(DocumentId document, String text) {
        Anchor link = new Anchor("documents/" + document + "?view=1", text);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }
}
