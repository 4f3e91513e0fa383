package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.Timetable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What parents, young people and representatives see (SPEC G4, G5): of each case what their row allows at this moment. */
@Component(service = PartyService.class)
public final class PartyService {
    private final Database database;
    private final CaseAccess access;
    private final CaseClock caseClock;
    private final Accounts accounts;
    private final Actors actors;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public PartyService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseClock caseClock,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.caseClock = caseClock;
        this.accounts = accounts;
        this.actors = actors;
        this.clock = clock;
        this.seals = seals;
    }

    /** The children whose cases the acting person sees or will see, by name. */
    public List<MyChild> children() {
        AccountId me = actors.requireAccount();
        LocalDate today = Days.today(clock);
        return database.call(entities -> entities
                .createQuery(
                        "select p, c from SendParty p, SendCaseLine c where c.id = p.caseId and p.account = :me"
                                + " and p.state <> :ended order by c.forename, c.surname, c.id",
                        Object[].class)
                .setParameter("me", me.value())
                .setParameter("ended", PartyState.ENDED)
                .getResultList()
                .stream()
                .map(row -> child((PartyEntity) row[0], (CaseLineEntity) row[1], today))
                .toList());
    }

    private static MyChild child(PartyEntity party, CaseLineEntity line, LocalDate today) {
        MyChild.Standing standing = party.isOfAge(line.birth, today)
                ? MyChild.Standing.OF_AGE
                : party.state == PartyState.ACTIVE ? MyChild.Standing.READY : MyChild.Standing.TO_BE_CONFIRMED;
        Ending ending = line.ending;
        String where = ending == null ? line.stage.textKey() : ending.textKey();
        return new MyChild(
                new CaseId(line.id),
                new PersonName(line.forename, line.surname),
                party.kind,
                standing,
                standing == MyChild.Standing.READY ? where : "");
    }

    /**
     * What the acting person sees of a case.
     *
     * @throws NotPermittedException if they see nothing of it now; audited
     */
    public Dashboard dashboard(CaseId id) {
        return database.call(entities -> {
            CaseEntity kept = CaseRecords.get(entities, id);
            return dashboard(entities, kept, access.party(entities, kept));
        });
    }

    private Dashboard dashboard(EntityManager entities, CaseEntity kept, PartyEntity party) {
        Timetable timetable = caseClock.timetable(entities, kept);
        Visibility visibility = party.visibility();
        return new Dashboard(
                new CaseId(kept.id),
                kept.reference,
                kept.child(),
                party.kind,
                visibility,
                kept.state,
                timetable.stage(),
                timetable.ending(),
                visibility.dates() ? dates(kept, timetable) : List.of(),
                timetable.today(),
                CaseUpdates.of(entities, kept.id),
                Optional.ofNullable(kept.whose())
                        .flatMap(accounts::find)
                        .map(account -> account.details().name().full()),
                covering(entities, kept, timetable.today()));
    }

    /** Of several colleagues the one who covers longest; never who may not work on cases, or is of the family. */
    private Optional<Dashboard.Covering> covering(EntityManager entities, CaseEntity kept, LocalDate today) {
        if (kept.caseworker == null) {
            return Optional.empty();
        }
        return entities
                .createQuery(
                        "select c from SendCover c where c.caseworker = :caseworker and c.fromDay <= :today"
                                + " and c.untilDay >= :today order by c.untilDay desc, c.id",
                        CoverEntity.class)
                .setParameter("caseworker", kept.caseworker)
                .setParameter("today", today)
                .getResultList()
                .stream()
                .map(CoverEntity::toRecord)
                .filter(cover -> !access.isOwn(entities, kept, cover.colleague()))
                .flatMap(cover -> accounts.withPermission(SendPermissions.CHANGE).stream()
                        .filter(account -> account.id().equals(cover.colleague()))
                        .map(colleague -> new Dashboard.Covering(
                                colleague.details().name().full(), cover.until())))
                .findFirst();
    }

    /** Nothing is to be done by a day any more in a closed case: what it did by its days stands, and nothing waits or is late. */
    private static List<KeyDate> dates(CaseEntity kept, Timetable timetable) {
        return kept.state == CaseState.CLOSED
                ? timetable.dates().stream()
                        .filter(date -> date.state() != KeyDate.State.OPEN && date.state() != KeyDate.State.OVERDUE)
                        .toList()
                : timetable.dates();
    }

    /** Where the child lives, for those parties who may know. */
    public Optional<Address> address(CaseId id) {
        return database.call(entities -> {
            CaseEntity kept = CaseRecords.get(entities, id);
            return access.party(entities, kept).visibility().address()
                    ? Optional.of(seals.openAddress(kept.id, kept.address))
                    : Optional.empty();
        });
    }
}
