package org.guildhall.send.file;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where files lie until they are sent or published; only whoever uploaded them reads them there. Callers have checked the right to. */
@Component(service = Uploads.class)
public final class Uploads {
    private static final String SUBJECT = "upload:";

    private final Database database;
    private final Documents documents;
    private final Actors actors;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public Uploads(
            @Reference Database database,
            @Reference Documents documents,
            @Reference Actors actors,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.documents = documents;
        this.actors = actors;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins an upload of the acting person. */
    public UUID begin() {
        UUID me = actors.requireAccount().value();
        return database.call(entities -> {
            UploadEntity begun = new UploadEntity(ids.next(), me, clock.instant(), null);
            entities.persist(begun);
            return begun.id;
        });
    }

    /**
     * Goes on with the upload of the acting person about something, or begins it: whoever leaves a page and comes back finds their files.
     *
     * @param about what the page is about, such as a kind and an id
     */
    public OpenedPage goOn(String about) {
        UUID me = actors.requireAccount().value();
        return database.call(entities -> {
            UploadEntity begun = entities.createQuery(
                            "select u from SendUpload u where u.account = :account and u.about = :about order by u.id desc",
                            UploadEntity.class)
                    .setParameter("account", me)
                    .setParameter("about", about)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst()
                    .orElseGet(() -> new UploadEntity(ids.next(), me, clock.instant(), about));
            begun.goOn(clock.instant());
            entities.persist(begun);
            return new OpenedPage(ids.next(), begun.id);
        });
    }

    /** Notes that files may be uploaded to a draft of a form, under its id, in the current transaction. */
    public void begin(EntityManager entities, UUID draft) {
        entities.persist(new UploadEntity(draft, actors.requireAccount().value(), clock.instant(), null));
    }

    /** What documents of an upload of the acting person are kept under. */
    public String subject(UUID upload) {
        return subject(actors.requireAccount().value(), upload);
    }

    static String subject(UUID account, UUID upload) {
        return SUBJECT + account + ":" + upload;
    }

    /** The files that the acting person has uploaded, the oldest first. */
    public List<StoredDocument> files(UUID upload) {
        return documents.of(SendPermissions.PORTAL, subject(upload));
    }

    /**
     * Those files, if all of them can go out.
     *
     * @throws InvalidInputException in the field {@code files} if the scanner has found something in one
     */
    public List<StoredDocument> checked(UUID upload) {
        return clean(files(upload));
    }

    private static List<StoredDocument> clean(List<StoredDocument> files) {
        List<FieldProblem> problems = files.stream()
                .filter(file -> file.scan() == StoredDocument.Scan.QUARANTINED)
                .map(file -> FieldProblem.of("files", "send.file.refused", file.fileName()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return files;
    }

    /**
     * Those of them that a page shows, if all of these can go out: two windows of one person share an upload, and neither sends what
     * only the other shows.
     *
     * @throws InvalidInputException in the field {@code files} if one of them is not there any more, or the scanner has found something
     */
    public List<StoredDocument> checked(UUID upload, List<DocumentId> shown) {
        List<StoredDocument> files =
                files(upload).stream().filter(file -> shown.contains(file.id())).toList();
        if (files.size() < shown.size()) {
            throw new InvalidInputException(List.of(FieldProblem.of("files", "send.file.gone")));
        }
        return clean(files);
    }

    /** Nothing is waited for any more: what was uploaded has been sent, in the current transaction. */
    public void end(EntityManager entities, UUID upload) {
        UploadEntity kept = entities.find(UploadEntity.class, upload);
        if (kept != null) {
            entities.remove(kept);
        }
    }

    /** Whether a document is on its way. */
    public boolean has(StoredDocument document) {
        return document.subject().startsWith(SUBJECT);
    }

    /** Whether somebody may read such a document. */
    public boolean mayRead(AccountId account, StoredDocument document) {
        return document.subject().startsWith(SUBJECT + account + ":");
    }
}
