package org.guildhall.send.document;

import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentAccess;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.session.Actor;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.request.RequestFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may read files of this portal, asked at each read: uploads, what went with messages and requests, and documents of cases. */
@Component(service = DocumentAccess.class)
public final class SendDocumentAccess implements DocumentAccess {
    private final Uploads uploads;
    private final MessageFiles messages;
    private final RequestFiles requests;
    private final Shelf shelf;

    /** Asks those who keep them. */
    @Activate
    public SendDocumentAccess(
            @Reference Uploads uploads,
            @Reference MessageFiles messages,
            @Reference RequestFiles requests,
            @Reference Shelf shelf) {
        this.uploads = uploads;
        this.messages = messages;
        this.requests = requests;
        this.shelf = shelf;
    }

    @Override
    public String portal() {
        return SendPermissions.PORTAL;
    }

    @Override
    public boolean mayRead(Actor actor, StoredDocument document) {
        return actor instanceof Actor.User user && mayRead(user.account(), document);
    }

    private boolean mayRead(AccountId account, StoredDocument document) {
        if (uploads.has(document)) {
            return uploads.mayRead(account, document);
        }
        if (messages.has(document)) {
            return messages.mayRead(account, document);
        }
        if (requests.has(document)) {
            return requests.mayRead(account, document);
        }
        return shelf.has(document) && shelf.mayRead(account, document);
    }

    @Override
    public void wasRead(Actor actor, StoredDocument document) {
        if (actor instanceof Actor.User user && shelf.has(document)) {
            shelf.wasRead(user.account(), document);
        }
    }
}
