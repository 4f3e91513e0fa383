package org.guildhall.finance.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.document.DocumentQuery.Order;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class FinanceDocumentServiceTest {
    private final FinanceFixture core;
    private final Account holder;
    private final Account stranger;
    private final Person rose;

    FinanceDocumentServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        holder = core.newCitizen();
        stranger = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @BeforeEach
    void giveAccess() {
        core.settings.reset();
        core.grant(rose, holder, "poa", Set.of());
    }

    @Test
    @Tag("F14")
    void aHolderListsSearchesFiltersSortsAndPages() {
        core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice 100% March");
        core.letter(rose, DocumentKind.OUTCOME_LETTER, LocalDate.of(2026, 1, 1), "Outcome of January");
        core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 2, 1), "Invoice February");
        assertEquals(
                List.of("Invoice 100% March", "Invoice February", "Outcome of January"),
                descriptions(DocumentQuery.ALL));
        assertEquals(List.of("Outcome of January"), descriptions(query("outcome", null, Order.PUBLISHED, true)));
        assertEquals(List.of("Invoice 100% March"), descriptions(query("100%", null, Order.PUBLISHED, true)));
        assertEquals(
                List.of("Invoice 100% March", "Invoice February"),
                descriptions(query("", DocumentKind.INVOICE, Order.DESCRIPTION, false)));
        core.as(holder, () -> {
            assertEquals(3, core.financeDocuments.count(rose.id(), DocumentQuery.ALL));
            assertEquals(
                    "Invoice February",
                    core.financeDocuments
                            .list(rose.id(), DocumentQuery.ALL, 1, 1)
                            .getFirst()
                            .description());
            return true;
        });
    }

    @Test
    @Tag("F14")
    void whatCameSinceTheLastVisitIsNewUntilItIsRead() throws IOException {
        DocumentId first = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "First");
        assertEquals(
                1, core.as(holder, core.financeDocuments::people).getFirst().newDocuments());
        core.as(holder, () -> core.financeDocuments.visit(rose.id()));
        core.clock.advance(Duration.ofDays(2));
        core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 2), "Second");
        core.as(holder, () -> core.financeDocuments.visit(rose.id()));
        assertEquals(List.of("Second"), newOnes());
        core.clock.advance(Duration.ofMinutes(5));
        core.as(holder, () -> core.financeDocuments.visit(rose.id()));
        assertEquals(List.of("Second"), newOnes(), "a second look soon after is the same visit");
        DocumentId second = core.as(
                holder,
                () -> core.financeDocuments
                        .list(rose.id(), DocumentQuery.ALL, 0, 1)
                        .getFirst()
                        .stored());
        read(holder, second);
        read(holder, first);
        assertEquals(List.of(), newOnes());
    }

    @Test
    @Tag("F14")
    void whatIsNewIsCountedForEachPersonByItself() throws IOException {
        Person tom = core.person("Tom", "Hill", LocalDate.of(1939, 5, 1), Requests.MILL_LANE);
        core.grant(tom, holder, "direct-payment-nominee", Set.of("invoice"));
        core.grant(core.person("Ann", "Hill", LocalDate.of(1944, 5, 1), Requests.MILL_LANE), holder, "poa", Set.of());
        DocumentId read = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Read");
        core.letter(tom, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Before the visit");
        core.as(holder, () -> core.financeDocuments.visit(tom.id()));
        core.clock.advance(Duration.ofDays(2));
        core.as(holder, () -> core.financeDocuments.visit(tom.id()));
        core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 2), "Invoice");
        core.letter(rose, DocumentKind.OUTCOME_LETTER, LocalDate.of(2026, 3, 2), "Outcome");
        core.letter(tom, DocumentKind.INVOICE, LocalDate.of(2026, 3, 2), "Invoice");
        core.letter(tom, DocumentKind.OUTCOME_LETTER, LocalDate.of(2026, 3, 2), "Not for the nominee");
        read(holder, read);
        assertEquals(
                List.of("Ann: 0", "Rose: 2", "Tom: 1"),
                core.as(holder, core.financeDocuments::people).stream()
                        .map(about -> about.person().name().forename() + ": " + about.newDocuments())
                        .toList());
        assertEquals(
                List.of("Ann", "Rose", "Tom"),
                core.as(holder, core.financeDocuments::readablePeople).stream()
                        .map(person -> person.name().forename())
                        .toList());
    }

    @Test
    @Tag("E3")
    @Tag("F10")
    void aSecondRepresentativeReadsTheSameAndAStrangerNothing() throws IOException {
        DocumentId letter = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice");
        Account second = core.newCitizen();
        core.grant(rose, second, "deputy", Set.of());
        assertTrue(read(holder, letter).length > 0);
        assertEquals(read(holder, letter).length, read(second, letter).length);

        assertThrows(NotPermittedException.class, () -> read(stranger, letter));
        assertThrows(
                NotPermittedException.class, () -> core.as(stranger, () -> core.financeDocuments.visit(rose.id())));
        assertThrows(
                NotPermittedException.class,
                () -> core.as(stranger, () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 9)));
        assertThrows(
                NotPermittedException.class,
                () -> core.as(stranger, () -> core.financeDocuments.count(rose.id(), DocumentQuery.ALL)));
        assertTrue(core.history("person", rose.id()).stream()
                .anyMatch(entry -> entry.action().equals("finance.documents.refused")
                        && entry.actor().equals(stranger.id().toString())));
        assertTrue(core.history("document", letter).stream()
                .anyMatch(entry -> entry.actor().equals(stranger.id().toString())));
    }

    @Test
    @Tag("F13")
    void aRevokedOrExpiredGrantClosesTheDoorAtOnce() throws IOException {
        DocumentId letter = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice");
        read(holder, letter);
        Account officer = core.newOfficer();
        UUID grant = core.as(
                officer,
                () -> core.personGrants.on(rose.id()).getFirst().grant().id());
        core.as(officer, () -> {
            core.personGrants.revoke(grant, "The power of attorney has ended");
            return true;
        });
        assertThrows(NotPermittedException.class, () -> read(holder, letter));
        assertThrows(
                NotPermittedException.class,
                () -> core.as(holder, () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 9)));
        assertEquals(List.of(), core.as(holder, core.financeDocuments::people));
        assertThrows(
                NotPermittedException.class,
                () -> core.as(stranger, () -> {
                    core.personGrants.revoke(grant, "x");
                    return true;
                }));
    }

    @Test
    @Tag("F13")
    void aGrantForSomeKindsShowsOnlyThese() {
        DocumentId outcome = core.letter(rose, DocumentKind.OUTCOME_LETTER, LocalDate.of(2026, 1, 1), "Outcome");
        core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 1, 2), "Invoice");
        Account nominee = core.newCitizen();
        core.grant(rose, nominee, "direct-payment-nominee", Set.of("invoice"));
        core.as(nominee, () -> {
            assertEquals(1, core.financeDocuments.count(rose.id(), DocumentQuery.ALL));
            assertEquals(Set.of("invoice"), core.financeDocuments.readableKinds(rose.id()));
            assertEquals(
                    List.of(),
                    core.financeDocuments.list(
                            rose.id(), query("", DocumentKind.OUTCOME_LETTER, Order.PUBLISHED, true), 0, 9));
            return true;
        });
        assertThrows(NotPermittedException.class, () -> read(nominee, outcome));
    }

    @Test
    @Tag("C9")
    void staffReadWithThePermissionAlone() throws IOException {
        DocumentId letter = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice");
        assertTrue(read(core.newOfficer(), letter).length > 0);
        assertThrows(NotPermittedException.class, () -> read(core.newAuditor(), letter));
        assertFalse(core.financeDocumentAccess.mayRead(
                new org.guildhall.api.session.Actor.Anonymous(),
                core.documents.find(letter).orElseThrow()));
    }

    @Test
    @Tag("C9")
    void thatStaffLookedAtAPersonsDocumentsIsAuditedOncePerVisit() {
        Account officer = core.newOfficer();
        core.as(officer, () -> {
            core.financeDocuments.visit(rose.id());
            core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 9);
            return core.financeDocuments.count(rose.id(), DocumentQuery.ALL);
        });
        core.as(holder, () -> core.financeDocuments.visit(rose.id()));
        assertEquals(
                List.of(officer.id().toString()),
                core.history("person", rose.id()).stream()
                        .filter(entry -> entry.action().equals("finance.documents.listed"))
                        .map(AuditEntry::actor)
                        .toList());
    }

    @Test
    @Tag("C9")
    @Tag("F15")
    void onlyTheImportBringsDocumentsIn() throws IOException {
        UUID id = core.ids().next();
        ReceivedFile file = core.documents.receive(
                new NewDocument(
                        FinancePermissions.PORTAL,
                        FinanceDocumentService.subject(id),
                        "letter.pdf",
                        new UploadPolicy("finance.document", 1_000_000, 1, Set.of("application/pdf"), false),
                        null),
                new ByteArrayInputStream(core.pdf("not by the import")));
        LocalDate day = LocalDate.of(2026, 3, 1);
        NewFinanceDocument letter = new NewFinanceDocument(
                new FinanceDocumentId(id),
                id.toString(),
                rose.id(),
                DocumentKind.INVOICE,
                day,
                day,
                "Invoice",
                file,
                UUID.randomUUID());
        for (Account somebody : List.of(holder, core.newOfficer(), core.newAuditor())) {
            core.as(somebody, () -> {
                assertThrows(NotPermittedException.class, () -> core.financeDocuments.add(letter));
                assertThrows(NotPermittedException.class, () -> core.financeDocuments.kept(id.toString()));
                assertThrows(NotPermittedException.class, () -> core.financeDocuments.broughtBy(letter.run()));
                return true;
            });
        }
        assertThrows(NotPermittedException.class, () -> core.financeDocuments.add(letter), "nobody signed in");
        assertEquals(Set.of(), core.rolesWith(FinancePermissions.IMPORT));
        core.asImport(() -> {
            core.financeDocuments.add(letter);
            assertTrue(core.financeDocuments.kept(id.toString()).isPresent());
            assertEquals(
                    Set.of(rose.id()),
                    core.financeDocuments.broughtBy(letter.run()).keySet());
            return true;
        });
    }

    @Test
    @Tag("E3")
    void evidenceIsForThoseWhoSentItAndForStaff() throws IOException {
        UUID draft = core.as(holder, core.requests::begin).id();
        DocumentId file = core.upload(holder, draft.toString());
        assertTrue(read(holder, file).length > 0);
        assertThrows(NotPermittedException.class, () -> read(stranger, file));
        assertThrows(NotPermittedException.class, () -> read(core.newOfficer(), file), "a draft is not sent yet");
    }

    private byte[] read(Account account, DocumentId document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        core.asOrThrow(account, () -> core.documents.open(document).writeTo(bytes));
        return bytes.toByteArray();
    }

    private List<String> descriptions(DocumentQuery query) {
        return core.as(holder, () -> core.financeDocuments.list(rose.id(), query, 0, 100)).stream()
                .map(FinanceDocument::description)
                .toList();
    }

    private List<String> newOnes() {
        List<String> marked =
                core.as(holder, () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 100)).stream()
                        .filter(FinanceDocument::isNew)
                        .map(FinanceDocument::description)
                        .toList();
        assertEquals(
                marked,
                descriptions(new DocumentQuery("", null, null, null, DocumentQuery.Seen.NEW, Order.PUBLISHED, true)));
        return marked;
    }

    private static DocumentQuery query(
            String text, @org.jspecify.annotations.Nullable DocumentKind kind, Order order, boolean descending) {
        return new DocumentQuery(text, kind, null, null, DocumentQuery.Seen.ALL, order, descending);
    }
}
