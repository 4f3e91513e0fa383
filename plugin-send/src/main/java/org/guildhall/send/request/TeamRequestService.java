package org.guildhall.send.request;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff read of the request by which a case was opened (SPEC G0). */
@Component(service = TeamRequestService.class)
public final class TeamRequestService {
    private final Database database;
    private final CaseAccess access;
    private final RequestDesk requests;
    private final RequestFiles files;
    private final Audit audit;

    /** Works on the unit of this bundle. */
    @Activate
    public TeamRequestService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference RequestDesk requests,
            @Reference RequestFiles files,
            @Reference Audit audit) {
        this.database = database;
        this.access = access;
        this.requests = requests;
        this.files = files;
        this.audit = audit;
    }

    /** Whether a case was asked for over the portal. */
    public boolean has(CaseId id) {
        access.checkRead(id);
        return database.call(entities -> !RequestDesk.ofCase(entities, id).isEmpty());
    }

    /** The request, if it came over the portal; that it was read is audited. */
    public Optional<NeedsRequest> find(CaseId id) {
        access.checkRead(id);
        return database.call(entities -> {
            Optional<NeedsRequest> found =
                    RequestDesk.ofCase(entities, id).stream().findFirst().map(requests::told);
            found.ifPresent(request -> audit.record(NewAuditEntry.of("send.request.viewed", CaseDesk.SUBJECT, id)
                    .with("request", request.id())));
            return found;
        });
    }

    /** The files that came with the request, the oldest first. */
    public List<StoredDocument> files(CaseId id) {
        access.checkRead(id);
        return database.call(entities -> RequestDesk.ofCase(entities, id).stream()
                .flatMap(request -> files.of(new RequestId(request.id)).stream())
                .toList());
    }
}
