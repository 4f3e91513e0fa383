package org.guildhall.send.action;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.TrainingPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.JsonNode;

/** Forms that parties of made-up cases are asked to send back, in their newest version. */
@Component(service = TrainingPart.class, property = "part=actions")
public final class TrainingActions implements TrainingPart {
    private final Database database;
    private final CaseDesk desk;
    private final FormLibrary library;
    private final Accounts accounts;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public TrainingActions(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference FormLibrary library,
            @Reference Accounts accounts,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.desk = desk;
        this.library = library;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Run begin() {
        return new Forms();
    }

    /** The forms of a run. */
    private final class Forms implements Run {
        private final Map<String, FormVersion> versions = new HashMap<>();

        @Override
        public void prepare(JsonNode row) {
            for (JsonNode action : row.path("actions")) {
                versions.computeIfAbsent(
                        action.path("form").asString(),
                        name -> library.versions(name).stream()
                                .findFirst()
                                .orElseThrow(() -> new NotFoundException("form " + name)));
            }
        }

        @Override
        public void take(CaseId id, JsonNode row) {
            for (JsonNode action : row.path("actions")) {
                FormVersion version =
                        Objects.requireNonNull(versions.get(action.path("form").asString()));
                LocalDate due = desk.today().plusDays(action.path("dueIn").asInt());
                accounts.findByEmail(action.path("party").asString())
                        .map(Account::id)
                        .filter(account -> desk.reader(id, account).isPresent())
                        .ifPresent(account -> database.run(entities -> send(entities, id, account, version, due)));
            }
        }
    }

    private void send(EntityManager entities, CaseId id, AccountId party, FormVersion version, LocalDate due) {
        ActionEntity action =
                new ActionEntity(ids.next(), id, party.value(), version.id().value(), ids.next(), due, clock.instant());
        // how near the day is, or that it is gone, is no news
        action.reminded(clock.instant());
        if (due.isBefore(desk.today())) {
            action.overdueTold(clock.instant());
        }
        entities.persist(action);
        entities.flush();
        audit.record(NewAuditEntry.of("send.action.sent", CaseDesk.SUBJECT, id)
                .with("action", action.id)
                .with("form", version.name())
                .with("version", version.number()));
    }
}
