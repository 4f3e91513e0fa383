package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.subject.SubjectArchive.Rows;

/** All that is kept of one case, table by table, to be handed to whom it is about. */
final class CaseTables {
    /** Where tables are written to. */
    @FunctionalInterface
    interface Sink {
        void table(String name, List<String> columns, Rows rows) throws IOException;
    }

    private final EntityManager entities;
    private final KeptWords seals;
    private final Sink sink;

    CaseTables(EntityManager entities, KeptWords seals, Sink sink) {
        this.entities = entities;
        this.seals = seals;
        this.sink = sink;
    }

    /** With notes and reasons: whoever answers a request reads through them first. */
    void write(List<UUID> cases) throws IOException {
        writeCases(cases);
        writeHistory(cases);
        writePeople(cases);
    }

    private void writeCases(List<UUID> cases) throws IOException {
        List<SendCase> kept = cases.stream()
                .map(id -> CaseRecords.get(entities, new CaseId(id)).toRecord(seals))
                .toList();
        sink.table(
                "cases",
                List.of(
                        "reference",
                        "former_reference",
                        "forename",
                        "surname",
                        "date_of_birth",
                        "address",
                        "received",
                        "asked_by",
                        "asker_name",
                        "asker_email",
                        "state",
                        "closed_on",
                        "closed_why",
                        "stage",
                        "opened_at"),
                out -> kept.forEach(one -> out.row(
                        one.reference(),
                        one.details().formerReference(),
                        one.details().child().forename(),
                        one.details().child().surname(),
                        one.details().birth(),
                        one.details().address().oneLine(),
                        one.received(),
                        one.askedBy().code(),
                        one.askerName(),
                        one.askerEmail(),
                        one.state().code(),
                        one.closedOn(),
                        one.closedWhy(),
                        one.stage().code(),
                        one.openedAt())));
    }

    private void writeHistory(List<UUID> cases) throws IOException {
        sink.table(
                "events",
                List.of("kind", "date", "remedy", "reason", "noted_at", "superseded_at", "superseded_why"),
                out -> cases.forEach(id -> CaseRecords.events(entities, id).stream()
                        .map(event -> event.toRecord(seals))
                        .forEach(event -> {
                            NotedEvent.Superseded superseded = event.superseded();
                            out.row(
                                    event.kind().code(),
                                    event.date(),
                                    event.remedy(),
                                    event.reason(),
                                    event.notedAt(),
                                    superseded == null ? null : superseded.at(),
                                    superseded == null ? null : superseded.why());
                        })));
        sink.table(
                "exceptions",
                List.of("rule", "ground", "words", "noted_at", "withdrawn_at"),
                out -> cases.forEach(id -> CaseRecords.exceptions(entities, id).stream()
                        .map(exception -> exception.toRecord(seals))
                        .forEach(exception -> {
                            NotedException.Withdrawn withdrawn = exception.withdrawn();
                            out.row(
                                    exception.exception().rule(),
                                    exception.exception().reason(),
                                    exception.words(),
                                    exception.notedAt(),
                                    withdrawn == null ? null : withdrawn.at());
                        })));
        sink.table(
                "notes",
                List.of("words", "written_at"),
                out -> CaseRecords.some(entities, "SendNote", NoteEntity.class, cases).stream()
                        .map(note -> note.toRecord(seals))
                        .forEach(note -> out.row(note.text(), note.writtenAt())));
    }

    private void writePeople(List<UUID> cases) throws IOException {
        sink.table(
                "invitations",
                List.of("name", "email", "kind", "state", "basis", "basis_words", "created_at", "changed_at"),
                out -> CaseRecords.some(entities, "SendInvitation", InvitationEntity.class, cases).stream()
                        .map(invitation -> invitation.toRecord(seals))
                        .forEach(invitation -> out.row(
                                invitation.name(),
                                invitation.email(),
                                invitation.kind().code(),
                                invitation.state().code(),
                                invitation.basis(),
                                invitation.basisWords(),
                                invitation.createdAt(),
                                invitation.changedAt())));
    }
}
