package org.guildhall.send.message;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.TrainingPart;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.JsonNode;

/**
 * Message threads of made-up cases. Of a party that does not see its case there are none, and what the council wrote is left out where
 * nobody has the case.
 */
@Component(service = TrainingPart.class, property = "part=messages")
public final class TrainingMessages implements TrainingPart {
    private final Database database;
    private final CaseDesk desk;
    private final MessageBox box;
    private final Accounts accounts;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public TrainingMessages(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference MessageBox box,
            @Reference Accounts accounts,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.desk = desk;
        this.box = box;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    @Override
    public Run begin() {
        return this::take;
    }

    private void take(CaseId id, JsonNode row) {
        for (JsonNode thread : row.path("messages")) {
            party(id, thread.path("party").asString())
                    .ifPresent(party -> database.run(entities -> take(entities, id, party, thread)));
        }
    }

    private Optional<AccountId> party(CaseId id, String email) {
        return accounts.findByEmail(email)
                .map(Account::id)
                .filter(account -> desk.reader(id, account).isPresent());
    }

    private void take(EntityManager entities, CaseId id, AccountId party, JsonNode row) {
        AccountId caseworker = desk.line(id).caseworker();
        List<JsonNode> words = new ArrayList<>();
        row.path("words").forEach(words::add);
        words.removeIf(message -> caseworker == null && !isOfParty(message));
        if (words.isEmpty()) {
            return;
        }
        ThreadEntity thread = new ThreadEntity(
                ids.next(),
                id,
                party.value(),
                type(row.path("type").asString()),
                row.path("subject").asString(),
                seals);
        List<MessageEntity> messages = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            boolean last = place == words.size() - 1;
            // of one day, what stands first was written first
            Instant at = ago(words.get(place)).minus(Duration.ofMinutes(words.size() - place));
            messages.add(message(
                    thread,
                    words.get(place),
                    party,
                    caseworker,
                    at,
                    !last || row.path("read").asBoolean(false)));
        }
        if (thread.waitingSince != null) {
            // that it waits already is no news
            thread.reminded(clock.instant());
        }
        entities.persist(thread);
        entities.flush();
        messages.forEach(entities::persist);
        entities.flush();
        messages.forEach(message -> audit.record(NewAuditEntry.of("send.message.sent", CaseDesk.SUBJECT, id)
                .with("thread", thread.id)
                .with("message", message.id)));
    }

    private MessageEntity message(
            ThreadEntity thread,
            JsonNode words,
            AccountId party,
            @Nullable AccountId caseworker,
            Instant at,
            boolean read) {
        boolean ofParty = isOfParty(words);
        AccountId author = ofParty || caseworker == null ? party : caseworker;
        AccountId addressee = ofParty ? caseworker : party;
        MessageEntity message = new MessageEntity(
                ids.next(),
                thread,
                ids.next(),
                author.value(),
                addressee == null ? null : addressee.value(),
                words.path("text").asString(),
                at,
                seals);
        thread.wrote(ofParty, at);
        if (read && addressee != null) {
            message.read(addressee.value(), at);
        }
        return message;
    }

    private static boolean isOfParty(JsonNode words) {
        return !words.path("from").asString().equals("council");
    }

    private Instant ago(JsonNode words) {
        return clock.instant().minus(Duration.ofDays(words.path("ago").asInt()));
    }

    private MessageType type(String english) {
        List<MessageType> types = box.types();
        return types.stream()
                .filter(type -> type.english().equals(english))
                .findFirst()
                .orElseGet(types::getFirst);
    }
}
