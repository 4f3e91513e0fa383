package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.clock.EventKind;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes cases from a file of the council's other system (SPEC G10). Each line is a transaction of its own: what is wrong is told and
 * the others are taken. The same reference again makes no second case, so that a corrected file can be given whole.
 */
@Component(service = CaseImportService.class)
public final class CaseImportService {
    private static final int TRIES = 5;
    private static final int LONGEST_PART = 100;
    private static final int MEGABYTE = 1_000_000;

    /** Far more than the most lines need; a file that is checked is held in memory as long as that takes. */
    private static final int MOST_MEGABYTES = 32;

    private final Database database;
    private final CaseIntake intake;
    private final CaseAccess access;
    private final CaseMails mails;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final CaseReferences references = new CaseReferences();

    /** Works on the unit of this bundle. */
    @Activate
    public CaseImportService(
            @Reference Database database,
            @Reference CaseIntake intake,
            @Reference CaseAccess access,
            @Reference CaseMails mails,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.intake = intake;
        this.access = access;
        this.mails = mails;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The columns that a file must have. */
    public List<String> neededColumns() {
        return CaseFile.NEEDED;
    }

    /** The columns that a file may have. */
    public List<String> otherColumns() {
        List<String> columns = new ArrayList<>(CaseFile.KNOWN);
        columns.addAll(CaseFile.events().keySet());
        return List.copyOf(columns);
    }

    /**
     * Takes a file and tells what became of each line.
     *
     * @param csv UTF-8; closed by this
     * @throws InvalidInputException if its first line does not name the columns; nothing was taken then
     * @throws IOException if the file cannot be read
     */
    public CaseImport take(InputStream csv) throws IOException {
        permissions.check(SendPermissions.OPEN);
        List<CaseImport.Line> lines = new ArrayList<>();
        Map<String, Optional<Account>> caseworkers = new HashMap<>();
        Map<AccountId, List<String>> assigned = new LinkedHashMap<>();
        try {
            CaseFile.read(csv, row -> lines.add(take(row, caseworkers, assigned)));
        } finally {
            // what was opened before the bytes broke off stays open, and is in somebody's hands
            tell(assigned);
        }
        CaseImport report = new CaseImport(List.copyOf(lines), "");
        NewAuditEntry entry = NewAuditEntry.of("send.import.done", "send.import", ids.next());
        for (CaseImport.Outcome outcome : CaseImport.Outcome.values()) {
            entry = entry.with(outcome.name().toLowerCase(Locale.ROOT), report.count(outcome));
        }
        audit.record(entry);
        return report;
    }

    /**
     * As {@link #take}, but no other file than the one that was checked.
     *
     * @param sha256 what {@link #check} told of that one
     * @throws RefusedException if it is another; nothing was taken then
     */
    public CaseImport takeChecked(InputStream csv, String sha256) throws IOException {
        permissions.check(SendPermissions.OPEN);
        byte[] file = whole(csv);
        if (!sha256(file).equals(sha256)) {
            throw new RefusedException("send.import.another");
        }
        return take(new ByteArrayInputStream(file));
    }

    private void tell(Map<AccountId, List<String>> assigned) {
        AccountId me = actors.requireAccount();
        assigned.forEach((caseworker, references) -> {
            if (!caseworker.equals(me)) {
                mails.assigned(caseworker, references);
            }
        });
    }

    private static byte[] whole(InputStream csv) throws IOException {
        try (csv) {
            byte[] file = csv.readNBytes(MOST_MEGABYTES * MEGABYTE + 1);
            if (file.length > MOST_MEGABYTES * MEGABYTE) {
                throw new RefusedException("send.import.too-large", MOST_MEGABYTES);
            }
            return file;
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Tells what would become of each line of a file, and keeps nothing.
     *
     * @param csv UTF-8; closed by this
     * @throws InvalidInputException if its first line does not name the columns
     * @throws RefusedException if it is too large to be checked
     * @throws IOException if the file cannot be read
     */
    public CaseImport check(InputStream csv) throws IOException {
        permissions.check(SendPermissions.OPEN);
        List<CaseImport.Line> lines = new ArrayList<>();
        Map<String, Optional<Account>> caseworkers = new HashMap<>();
        Set<String> above = new HashSet<>();
        byte[] file = whole(csv);
        CaseFile.read(new ByteArrayInputStream(file), row -> lines.add(check(row, caseworkers, above)));
        return new CaseImport(List.copyOf(lines), sha256(file));
    }

    private CaseImport.Line check(CaseFile.Row row, Map<String, Optional<Account>> caseworkers, Set<String> above) {
        if (!row.problems().isEmpty()) {
            return refused(row, row.problems());
        }
        try {
            Read read = read(row, caseworkers);
            for (int tries = 0; ; tries++) {
                if (above.contains(row.first())) {
                    return line(row, CaseImport.Outcome.ALREADY_HERE, null);
                }
                Optional<CaseId> here = here(row.first());
                if (here.isPresent()) {
                    return line(row, CaseImport.Outcome.ALREADY_HERE, here.get());
                }
                try {
                    rehearse(read);
                    above.add(row.first());
                    return line(row, CaseImport.Outcome.TAKEN, null);
                } catch (PersistenceException clash) {
                    again(clash, tries);
                }
            }
        } catch (InvalidInputException refused) {
            return refused(row, refused.problems());
        }
    }

    /** Opens it as {@link #take} does, so that nothing is refused later that was not told of, and takes it back. */
    private void rehearse(Read read) {
        try {
            database.run(entities -> {
                open(entities, read, references.next());
                throw new TakenBack();
            });
        } catch (TakenBack asMeant) {
            return;
        }
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        TakenBack() {
            super("taken back as meant", null, false, false);
        }
    }

    /** The number is taken, or another import was quicker with this reference: the caller looks again, so many times. */
    private static void again(PersistenceException clash, int tries) {
        if (tries >= TRIES) {
            throw clash;
        }
    }

    private CaseImport.Line take(
            CaseFile.Row row, Map<String, Optional<Account>> caseworkers, Map<AccountId, List<String>> assigned) {
        if (!row.problems().isEmpty()) {
            return refused(row, row.problems());
        }
        try {
            Read read = read(row, caseworkers);
            for (int tries = 0; ; tries++) {
                Optional<CaseId> here = here(row.first());
                if (here.isPresent()) {
                    return line(row, CaseImport.Outcome.ALREADY_HERE, here.get());
                }
                try {
                    String reference = references.next();
                    CaseId opened = database.call(entities -> open(entities, read, reference));
                    Account caseworker = read.caseworker;
                    if (caseworker != null) {
                        assigned.computeIfAbsent(caseworker.id(), none -> new ArrayList<>())
                                .add(reference);
                    }
                    return line(row, CaseImport.Outcome.TAKEN, opened);
                } catch (PersistenceException clash) {
                    again(clash, tries);
                }
            }
        } catch (InvalidInputException refused) {
            return refused(row, refused.problems());
        }
    }

    private static CaseImport.Line refused(CaseFile.Row row, List<FieldProblem> problems) {
        return new CaseImport.Line(row.number(), row.first(), CaseImport.Outcome.REFUSED, problems, null);
    }

    private static CaseImport.Line line(CaseFile.Row row, CaseImport.Outcome outcome, @Nullable CaseId id) {
        return new CaseImport.Line(row.number(), row.first(), outcome, List.of(), id);
    }

    private Optional<CaseId> here(String former) {
        return database.call(entities -> entities.createQuery(
                        "select c.id from SendCase c where c.formerReference = :former", UUID.class)
                .setParameter("former", former)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(CaseId::new));
    }

    private CaseId open(EntityManager entities, Read read, String reference) {
        CaseEntity kept = intake.take(entities, read.opened, reference, read.events);
        Account caseworker = read.caseworker;
        if (caseworker != null) {
            if (access.isOwn(entities, kept, caseworker.id())) {
                throw new InvalidInputException(
                        List.of(FieldProblem.of("caseworker_email", "send.import.caseworker.cannot")));
            }
            kept.assign(caseworker.id().value());
            audit.record(NewAuditEntry.of("send.case.assigned", CaseRecords.SUBJECT, kept.id)
                    .with("to", caseworker.id()));
        }
        return new CaseId(kept.id);
    }

    /** What a line says, checked. */
    private record Read(
            NewCase opened, List<NewEvent> events, @Nullable Account caseworker) {}

    private Read read(CaseFile.Row row, Map<String, Optional<Account>> caseworkers) {
        List<FieldProblem> problems = new ArrayList<>();
        if (row.first().isEmpty()) {
            problems.add(FieldProblem.of("reference", "send.import.reference.missing"));
        }
        LocalDate birth = date(row, "date_of_birth", problems);
        LocalDate received = date(row, "received", problems);
        List<NewEvent> events = events(row, problems);
        Account caseworker = caseworker(row, caseworkers, problems);
        AskedBy askedBy = askedBy(row, problems);
        Address address = address(row, problems);
        LocalDate today = Days.today(clock);
        // a day that cannot be read is told of already; the rest is looked at as if it were a likely one
        LocalDate since = received == null ? today : received;
        CaseDetails child = new CaseDetails(
                new PersonName(row.value("forename"), row.value("surname")),
                birth == null ? since : birth,
                address,
                row.first(),
                List.of());
        try {
            NewCase opened = CaseChecks.opened(
                    new NewCase(child, since, askedBy, row.value("asker_name"), row.value("asker_email")), today);
            CaseChecks.none(problems);
            return new Read(opened, events, caseworker);
        } catch (InvalidInputException wrong) {
            problems.addAll(wrong.problems().stream()
                    .filter(problem -> !problems.contains(problem))
                    .filter(problem -> received != null || !problem.field().equals("birth"))
                    .toList());
            throw new InvalidInputException(problems);
        }
    }

    private static @Nullable LocalDate date(CaseFile.Row row, String column, List<FieldProblem> problems) {
        try {
            return LocalDate.parse(row.value(column));
        } catch (DateTimeParseException wrong) {
            problems.add(FieldProblem.of(column, "send.import.date.wrong", column));
            return null;
        }
    }

    private static List<NewEvent> events(CaseFile.Row row, List<FieldProblem> problems) {
        List<NewEvent> events = new ArrayList<>();
        for (Map.Entry<String, EventKind> column : CaseFile.events().entrySet()) {
            if (!row.value(column.getKey()).isEmpty()) {
                LocalDate day = date(row, column.getKey(), problems);
                if (day != null) {
                    events.add(NewEvent.of(column.getValue(), day, ""));
                }
            }
        }
        // in their order, so that what parties read on the dashboard is too
        events.sort(Comparator.comparing(NewEvent::date));
        return events;
    }

    private static AskedBy askedBy(CaseFile.Row row, List<FieldProblem> problems) {
        String code = row.value("asked_by").toLowerCase(Locale.ROOT);
        for (AskedBy by : AskedBy.values()) {
            if (by.code().equals(code)) {
                return by;
            }
        }
        if (!code.isEmpty()) {
            problems.add(FieldProblem.of("asked_by", "send.import.asked-by.wrong"));
        }
        return AskedBy.PARENT;
    }

    private @Nullable Account caseworker(
            CaseFile.Row row, Map<String, Optional<Account>> known, List<FieldProblem> problems) {
        String email = row.value("caseworker_email").toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            return null;
        }
        Optional<Account> account = known.computeIfAbsent(
                email,
                address -> accounts.findByEmail(address)
                        .filter(found -> permissions.has(found.id(), SendPermissions.CHANGE)));
        if (account.isEmpty()) {
            problems.add(FieldProblem.of("caseworker_email", "send.import.caseworker.unknown"));
        }
        return account.orElse(null);
    }

    private static Address address(CaseFile.Row row, List<FieldProblem> problems) {
        String postcode = row.value("postcode");
        Optional<String> formatted = Postcode.format(postcode);
        if (!postcode.isEmpty() && formatted.isEmpty()) {
            problems.add(FieldProblem.of("postcode", "send.import.postcode.wrong"));
        }
        for (String part : List.of("property_name", "house_number", "street", "area", "town", "county", "uprn")) {
            if (row.value(part).length() > LONGEST_PART) {
                problems.add(FieldProblem.of(part, "send.words.too-long", LONGEST_PART));
            }
        }
        return new Address(
                row.value("property_name"),
                row.value("house_number"),
                row.value("street"),
                row.value("area"),
                row.value("town"),
                row.value("county"),
                formatted.orElse(""),
                row.value("uprn").isEmpty() ? null : row.value("uprn"));
    }
}
