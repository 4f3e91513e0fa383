package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.clock.EventKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes made-up cases into a test instance from {@code send-training/cases.json}; days stand there as days ago, so that they are
 * always under way. On an instance that is not a test it does nothing at all, and it mails nobody.
 */
@Component(service = Job.class)
public final class TrainingCases implements Job {
    /** The folder below the data folder. */
    static final String FOLDER = "send-training";

    private static final String FILE = "cases.json";
    private static final Logger LOG = LoggerFactory.getLogger(TrainingCases.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Instance instance;
    private final Database database;
    private final CaseIntake intake;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final CaseReferences references = new CaseReferences();

    /** Works on the unit of this bundle. */
    @Activate
    public TrainingCases(
            @Reference Instance instance,
            @Reference Database database,
            @Reference CaseIntake intake,
            @Reference Accounts accounts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.instance = instance;
        this.database = database;
        this.intake = intake;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    @Override
    public String name() {
        return "send.training-cases";
    }

    @Override
    public Duration every() {
        // the file is put there at the first start, or by hand at any time
        return instance.test() ? Duration.ofSeconds(5) : Duration.ofDays(1);
    }

    @Override
    public void run() throws IOException {
        if (!instance.test()) {
            return;
        }
        Path file = instance.folder(FOLDER).resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        int taken = take(Files.readString(file));
        Files.move(file, file.resolveSibling(FILE + ".taken"), StandardCopyOption.REPLACE_EXISTING);
        LOG.info("Training cases taken in: {}", taken);
    }

    /** Takes in those whose former reference is not known yet, all in one transaction. */
    int take(String json) {
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(json).forEach(rows::add);
        return database.call(entities -> {
            int taken = 0;
            for (JsonNode row : rows) {
                if (!isKnown(entities, row.path("reference").asString())) {
                    take(entities, row);
                    taken++;
                }
            }
            return taken;
        });
    }

    private static boolean isKnown(EntityManager entities, String former) {
        return entities.createQuery("select count(c.id) from SendCase c where c.formerReference = :former", Long.class)
                        .setParameter("former", former)
                        .getSingleResult()
                > 0;
    }

    private void take(EntityManager entities, JsonNode row) {
        CaseDetails details = new CaseDetails(
                new PersonName(
                        row.path("forename").asString(), row.path("surname").asString()),
                Days.today(clock)
                        .minusYears(row.path("ageYears").asInt())
                        .minusDays(row.path("ageDays").asInt()),
                new Address(
                        "",
                        row.path("house").asString(),
                        row.path("street").asString(),
                        "",
                        "Ambleford",
                        "Barsetshire",
                        row.path("postcode").asString(),
                        null),
                row.path("reference").asString(),
                List.of());
        List<NewEvent> events = new ArrayList<>();
        for (JsonNode event : row.path("events")) {
            events.add(NewEvent.of(
                    EventKind.valueOf(event.path("kind").asString()),
                    daysAgo(event.path("ago").asInt()),
                    event.path("reason").asString()));
        }
        CaseEntity kept = intake.take(
                entities,
                new NewCase(
                        details,
                        daysAgo(row.path("received").asInt()),
                        AskedBy.valueOf(row.path("askedBy").asString()),
                        row.path("askerName").asString(),
                        row.path("askerEmail").asString()),
                references.next(),
                events);
        accounts.findByEmail(row.path("caseworker").asString())
                .ifPresent(caseworker -> kept.assign(caseworker.id().value()));
        for (JsonNode party : row.path("parties")) {
            accounts.findByEmail(party.path("email").asString())
                    .ifPresent(account -> let(entities, kept, account, party));
        }
    }

    private LocalDate daysAgo(int days) {
        return Days.today(clock).minusDays(days);
    }

    /** As if they had gone the whole way from the code to the confirmation. */
    private void let(EntityManager entities, CaseEntity kept, Account account, JsonNode party) {
        Instant now = clock.instant();
        NewInvitation asked = new NewInvitation(
                PartyKind.valueOf(party.path("kind").asString("PARENT")),
                account.details().name().full(),
                account.email(),
                Locale.UK,
                null,
                "");
        InvitationEntity invitation = new InvitationEntity(
                ids.next(), kept.id, asked, account.email().toLowerCase(Locale.ROOT), name(), now, seals);
        invitation.opened(account, now);
        invitation.accepted(now);
        entities.persist(invitation);
        entities.flush();
        PartyEntity row = new PartyEntity(ids.next(), invitation, account.id(), now, seals);
        if (party.path("waiting").asBoolean(false)) {
            entities.persist(row);
            return;
        }
        row.activate(now);
        row.show(new Visibility(
                party.path("dates").asBoolean(true),
                party.path("documents").asBoolean(true),
                party.path("address").asBoolean(true)));
        invitation.activated(now);
        entities.persist(row);
    }
}
