package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Secret addresses under which a party's calendar program reads the dates of a case, for it cannot sign in. An address shows what the
 * party sees of the dates at that moment, and nothing once the party sees the case no more or has taken the address away.
 */
@Component(service = CalendarFeeds.class)
public final class CalendarFeeds {
    /** Where calendars are read, with a slash at both ends. */
    static final String PLACE = "/calendars/send/";

    private static final CodePurpose PURPOSE = new CodePurpose("send-calendar", Duration.ofDays(5 * 365));

    private final Database database;
    private final CaseAccess access;
    private final PartyService parties;
    private final CalendarDates calendar;
    private final OneTimeCodes codes;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final Instance instance;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public CalendarFeeds(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference PartyService parties,
            @Reference CalendarDates calendar,
            @Reference OneTimeCodes codes,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Instance instance,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.access = access;
        this.parties = parties;
        this.calendar = calendar;
        this.codes = codes;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.instance = instance;
        this.ids = ids;
        this.clock = clock;
    }

    /** Since when the acting party has an address for the dates of a case. */
    public Optional<Instant> madeAt(CaseId id) {
        AccountId me = access.party(id).account();
        return database.call(entities -> find(entities, id, me).map(feed -> feed.madeAt));
    }

    /** Makes an address, shown this once; one that was made before shows nothing any more. */
    public String make(CaseId id) {
        AccountId me = access.party(id).account();
        return database.call(entities -> {
            forget(entities, id, me);
            CalendarEntity feed = new CalendarEntity(ids.next(), id, me, clock.instant());
            entities.persist(feed);
            audit.record(NewAuditEntry.of("send.calendar.made", CaseRecords.SUBJECT, id));
            return instance.baseAddress() + PLACE + codes.issueLink(PURPOSE, feed.id.toString());
        });
    }

    /** Takes the address away: it shows nothing any more. */
    public void revoke(CaseId id) {
        AccountId me = access.party(id).account();
        database.run(entities -> {
            forget(entities, id, me);
            audit.record(NewAuditEntry.of("send.calendar.revoked", CaseRecords.SUBJECT, id));
        });
    }

    /** What an address shows now; nothing where it is none, or its party sees no dates of the case. */
    public Optional<String> read(String token) {
        return codes.peekLink(PURPOSE, token)
                .flatMap(feed -> database.call(
                        entities -> Optional.ofNullable(entities.find(CalendarEntity.class, UUID.fromString(feed)))))
                .flatMap(this::read);
    }

    private Optional<String> read(CalendarEntity feed) {
        CaseId id = new CaseId(feed.caseId);
        AccountId account = new AccountId(feed.account);
        Locale language =
                accounts.find(account).map(known -> known.details().language()).orElse(Texts.ENGLISH);
        return actors.callAs(
                new Actor.User(account, new UUID(0, 0)),
                () -> parties.children().stream()
                        .filter(child -> child.id().equals(id) && child.standing() == MyChild.Standing.READY)
                        .findFirst()
                        .map(child -> calendar.write(parties.dashboard(id), language, clock.instant())));
    }

    private static Optional<CalendarEntity> find(EntityManager entities, CaseId id, AccountId account) {
        return entities.createQuery(
                        "select f from SendCalendar f where f.caseId = :case and f.account = :account",
                        CalendarEntity.class)
                .setParameter("case", id.value())
                .setParameter("account", account.value())
                .getResultStream()
                .findFirst();
    }

    private static void forget(EntityManager entities, CaseId id, AccountId account) {
        find(entities, id, account).ifPresent(feed -> {
            entities.remove(feed);
            // the next one of the same party and case stands in its place
            entities.flush();
        });
    }
}
