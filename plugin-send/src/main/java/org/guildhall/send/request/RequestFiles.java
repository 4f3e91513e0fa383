package org.guildhall.send.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of requests: on their way whoever uploads them reads them, and once they are sent the staff who see the case. */
@Component(service = RequestFiles.class)
public final class RequestFiles {
    private static final String SUBJECT = "request:";

    private final Database database;
    private final Documents documents;
    private final Drafts drafts;
    private final CaseDesk desk;

    /** Works on the unit of this bundle. */
    @Activate
    public RequestFiles(
            @Reference Database database,
            @Reference Documents documents,
            @Reference Drafts drafts,
            @Reference CaseDesk desk) {
        this.database = database;
        this.documents = documents;
        this.drafts = drafts;
        this.desk = desk;
    }

    /** What was uploaded to a draft; forms keep files under its id alone. */
    List<StoredDocument> uploaded(UUID draft) {
        return documents.of(SendPermissions.PORTAL, draft.toString());
    }

    List<StoredDocument> of(RequestId request) {
        return documents.of(SendPermissions.PORTAL, SUBJECT + request);
    }

    /** Makes these files the request's, and forgets what else was uploaded to its draft. */
    void send(UUID draft, Set<DocumentId> sent, RequestId request) {
        sent.forEach(file -> documents.reassign(file, SUBJECT + request));
        drop(draft);
    }

    /** Forgets what was uploaded to a draft and not sent. */
    void drop(UUID draft) {
        uploaded(draft).forEach(file -> documents.delete(file.id(), SendPermissions.PORTAL, draft.toString()));
    }

    /** Deletes the files of a request. */
    void delete(RequestId request) {
        of(request).forEach(file -> documents.delete(file.id()));
    }

    /** Whether a document is of a request, sent or on its way. */
    public boolean has(StoredDocument document) {
        return document.subject().startsWith(SUBJECT) || isDraft(document.subject());
    }

    /** Whether somebody may read such a document now. */
    public boolean mayRead(AccountId account, StoredDocument document) {
        String subject = document.subject();
        if (isDraft(subject)) {
            return drafts.find(UUID.fromString(subject), new DraftOwner.ByAccount(account))
                    .isPresent();
        }
        UUID request = UUID.fromString(subject.substring(SUBJECT.length()));
        return database.call(entities -> {
            RequestEntity kept = entities.find(RequestEntity.class, request);
            return kept != null && desk.mayWork(account, kept.whose(), SendPermissions.READ);
        });
    }

    private static boolean isDraft(String subject) {
        return subject.indexOf(':') < 0;
    }
}
