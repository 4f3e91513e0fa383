package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Draft;
import org.guildhall.api.person.Person;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.Approval;
import org.guildhall.finance.request.RejectionReason;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this portal keeps goes when its time is over, whole, and no sooner (SPEC E4). */
@EachDatabase
@Tag("E4")
class RetentionTest {
    private static final String REQUESTS = "finance.access-request";
    private static final String DOCUMENTS = "finance.document";
    private static final String CHANGES = "finance.person-change";
    private static final String IMPORTS = "finance.import";

    private final FinanceFixture core;
    private final Account administrator;
    private final Account officer;
    private final Account citizen;
    private final Person rose;

    RetentionTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        administrator = core.newAdministrator();
        officer = core.newOfficer();
        citizen = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    void aDecidedRequestGoesWithAllThatBelongsToItOnceItsAccessIsOver() {
        Draft draft = Requests.draft(core, citizen, new PersonName("Rose", "Hill"), "deputy");
        DocumentId file = core.upload(citizen, draft.id().toString());
        core.as(
                citizen,
                () -> core.drafts.save(draft, draft.answers().with("evidence", List.of(file.toString())), "check"));
        AccessRequest request = core.as(citizen, () -> core.requests.submit(draft.id()));
        core.clock.advance(Duration.ofDays(7));
        core.remind();
        assertEquals(
                1,
                count(
                        "RequestReminder p where p.kind = 'soon' and p.requestId",
                        request.id().value()));
        core.as(officer, () -> {
            core.review.note(request.id(), "Called.");
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        core.as(citizen, () -> core.requests.answer(request.id(), "The one of May.", List.of()));
        core.as(
                officer,
                () -> core.review.approve(core.review.open(request.id()), new Approval(rose.id(), Set.of(), null)));
        AccessRequest open = Requests.sent(core, core.newCitizen(), new PersonName("Tom", "Hill"));
        AccessRequest rejected = Requests.sent(core, core.newCitizen(), new PersonName("Ann", "Hill"));
        core.as(officer, () -> {
            core.review.reject(core.review.open(rejected.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        UUID id = request.id().value();
        assertEquals(0, rule(REQUESTS).due());
        // six years of at most 366 days, and the day of the decision itself
        core.clock.advance(Duration.ofDays(6 * 365 + 1));
        assertEquals(0, rule(REQUESTS).due(), "the sixth year is not over");
        core.clock.advance(Duration.ofDays(3));
        assertEquals(
                List.of(rejected.reference()),
                due(REQUESTS).stream().map(DueRecord::reference).toList(),
                "what gave access that holds stays");
        assertFalse(core.retainedRequests().delete(id, rule(REQUESTS).before()));
        core.revoke(core.grants.on(rose.id(), "finance").getFirst().id());
        assertEquals(2, rule(REQUESTS).due());
        assertEquals(
                due(REQUESTS).subList(1, 2),
                core.as(administrator, () -> core.retention.due(REQUESTS, 1, 5)),
                "in pages");

        core.hold("finance");
        RefusedException held = assertThrows(RefusedException.class, () -> delete(REQUESTS, 2));
        assertEquals("Case 7", held.arguments()[0]);
        core.release("finance");

        assertEquals(2, delete(REQUESTS, 2));
        for (String part : List.of(
                "RequestMessage p where p.requestId",
                "RequestEvidence p where p.requestId",
                "RequestMail p where p.requestId",
                "RequestReminder p where p.requestId",
                "AccessRequest p where p.id")) {
            assertEquals(0, count(part, id), part);
        }
        assertEquals(0, count("RequestConsent p where p.draftId", draft.id()));
        assertTrue(core.documents.find(file).isEmpty());
        assertEquals(1, count("AccessRequest p where p.id", open.id().value()), "what is open stays");
    }

    @Test
    void aDocumentGoesWithItsFileAndItsReadsSevenYearsAfterItsDate() throws IOException {
        core.grant(rose, citizen, "poa", Set.of());
        LocalDate today = LocalDate.now(core.clock);
        DocumentId old =
                core.letter(rose, DocumentKind.INVOICE, today.minusYears(7).minusDays(1), "Old");
        DocumentId young = core.letter(rose, DocumentKind.INVOICE, today.minusYears(7), "Young");
        core.asOrThrow(citizen, () -> core.documents.open(old).writeTo(new ByteArrayOutputStream()));
        assertEquals(
                List.of(today.minusYears(7).minusDays(1)),
                due(DOCUMENTS).stream().map(DueRecord::since).toList());
        assertEquals(1, delete(DOCUMENTS, 1));
        assertTrue(core.documents.find(old).isEmpty());
        assertTrue(core.documents.find(young).isPresent());
        assertEquals(0, rule(DOCUMENTS).due());
    }

    @Test
    void aReportGoesWithItsManifestTwoYearsAfterTheRun() throws IOException {
        Path folder = core.instance.folder("finance-drop");
        core.grant(rose, core.newCitizen(), "poa", Set.of());
        Files.write(folder.resolve("a.pdf"), core.pdf("a.pdf"));
        Files.writeString(
                folder.resolve("manifest.csv"),
                "external_id,person_ref,kind,document_date,published_date,description,file,sha256\r\nOLD-1,"
                        + rose.reference() + ",invoice,2026-03-01,2026-03-01,Invoice,a.pdf," + core.sha256("a.pdf"));
        core.asOrThrow(core.newOfficer(), () -> {
            try (var bound = core.actors.bind(new Actor.SystemPart(IMPORTS))) {
                assertTrue(bound != null);
                core.imports.look();
                core.imports.look();
            }
        });
        assertEquals(1, manifests(folder));
        assertEquals(0, rule(IMPORTS).due());
        core.clock.advance(Duration.ofDays(2 * 366));
        DueRecord run = due(IMPORTS).getFirst();
        assertTrue(run.reference().startsWith("manifest-"), run.reference());
        assertEquals(1, delete(IMPORTS, 1));
        assertEquals(0, manifests(folder));
        for (String part :
                List.of("ImportLine p where p.runId", "ImportNotice p where p.runId", "ImportRun p where p.id")) {
            assertEquals(0, count(part, run.id()), part);
        }
        assertEquals(1, count("FinanceDocument p where p.runId", run.id()), "what was imported stays");
    }

    @Test
    void aNotedDeathGoesOnceNoDocumentsOfThePersonAreKept() {
        Person tom = core.person("Tom", "Hill", LocalDate.of(1939, 5, 1), Requests.MILL_LANE);
        core.clock.advance(Duration.ofDays(1));
        LocalDate today = LocalDate.now(core.clock);
        for (Person person : List.of(rose, tom)) {
            core.as(officer, () -> {
                core.personChanges.note(person.id(), "died", Optional.of(today), Set.of());
                return true;
            });
        }
        core.letter(rose, DocumentKind.INVOICE, today, "Last");
        assertEquals(0, rule(CHANGES).due());
        core.clock.advance(Duration.ofDays(7 * 365 + 4));
        assertEquals(
                List.of(tom.reference()),
                due(CHANGES).stream().map(DueRecord::reference).toList());
        assertEquals(1, delete(CHANGES, 1));
        assertEquals(0, count("PersonChange p where p.person", tom.id().value()));
        assertEquals(1, count("PersonChange p where p.person", rose.id().value()));
    }

    private static long manifests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("done"))) {
            return files.count();
        }
    }

    private RetentionRule rule(String kind) {
        return core.as(administrator, () -> core.retention.find(kind)).orElseThrow();
    }

    private List<DueRecord> due(String kind) {
        return core.as(administrator, () -> core.retention.due(kind, 0, 100));
    }

    private long delete(String kind, long confirmed) {
        return core.as(administrator, () -> core.retention.delete(kind, confirmed))
                .count();
    }

    private long count(String from, UUID id) {
        return core.database()
                .call(entities -> entities.createQuery("select count(p) from " + from + " = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult());
    }
}
