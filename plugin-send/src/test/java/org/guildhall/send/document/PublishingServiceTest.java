package org.guildhall.send.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.malware.MalwareScanner;
import org.guildhall.api.malware.ScanResult;
import org.guildhall.send.SendFixture;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CasesChanged;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.Visibility;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff publish, to whom, and from when on. */
@EachDatabase
@Tag("G8")
class PublishingServiceTest {
    private static final String NEWS = "New documents in the EHCP and SEND Parent Portal";

    private final SendFixture core;
    private final Account caseworker;
    private final Account mother;
    private final Account father;
    private final CaseId id;

    PublishingServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        mother = core.newCitizen();
        father = core.newCitizen();
        id = core.open(caseworker);
        core.activeParent(caseworker, id, mother);
        core.activeParent(caseworker, id, father);
    }

    @Test
    void aDocumentIsSeenByThoseItWasPublishedToAndNobodyElse() {
        PublishedDocument letter = seenBy(mother, publish("Letter to Parent", null, mother));
        assertEquals(core.today(), letter.published());
        assertEquals("Letter to Parent", letter.description());
        assertTrue(letter.unread() && letter.openable());
        assertEquals(List.of(), list(father));
        assertTrue(core.reads(mother, letter.file()));
        assertFalse(core.reads(father, letter.file()));
        assertFalse(core.reads(core.newCitizen(), letter.file()));
        assertFalse(core.reads(core.newAdministrator(), letter.file()));
        assertTrue(core.reads(caseworker, letter.file()));
        assertFalse(list(mother).getFirst().unread());
        assertEquals(0L, core.as(mother, () -> core.published.unread(id)));
        assertEquals(
                List.of(mother.id()),
                core.as(caseworker, () -> core.publishing.openings(letter.id())).stream()
                        .map(Opening::account)
                        .toList());
        assertEquals(
                List.of(NEWS),
                core.subjectsTo(mother).stream().filter(NEWS::equals).toList());
        assertFalse(core.subjectsTo(father).contains(NEWS));
        Account stranger = core.newCitizen();
        for (Account other : List.of(mother, stranger, core.newAdministrator())) {
            refused(other, () -> core.publishing.list(id, 0, 10));
            refused(other, () -> core.publishing.find(letter.id()));
            refused(other, () -> core.publishing.withdraw(letter.id(), "x"));
            refused(other, () -> core.publishing.openings(letter.id()));
            refused(other, () -> core.publishing.begin());
        }
        refused(stranger, () -> core.published.list(id, DocumentQuery.newest(), 0, 10));
        assertTrue(core.actions(id).contains("send.case.refused"));
    }

    @Test
    void beforeItsDayADocumentIsSeenByNoPartyAndOnItTheyAreTold() {
        CaseDocumentId scheduled = publish("Final plan", core.today().plusDays(2), mother, father);
        CaseDocument kept = core.as(caseworker, () -> core.publishing.find(scheduled));
        assertEquals(DocumentState.SCHEDULED, kept.state());
        core.days(1);
        core.run(core.publish);
        assertEquals(List.of(), list(mother));
        assertFalse(core.reads(mother, kept.file()));
        assertFalse(core.subjectsTo(mother).contains(NEWS));
        core.days(1);
        assertFalse(core.reads(mother, kept.file()), "the job has yet to run");
        core.run(core.publish);
        core.run(core.publish);
        assertEquals(core.today(), seenBy(mother, scheduled).published());
        assertTrue(core.reads(father, kept.file()));
        for (Account parent : List.of(mother, father)) {
            assertEquals(
                    1, core.subjectsTo(parent).stream().filter(NEWS::equals).count());
        }
    }

    @Test
    void staffSeeWithAPartysEyesWhatThePartySees() {
        publish("One", null, mother);
        publish("Two", null, mother, father);
        publish("Later", core.today().plusDays(5), mother);
        CaseDocumentId gone = publish("Gone", null, mother);
        core.by(caseworker, () -> core.publishing.withdraw(gone, "The wrong child."));
        PartyId eyes = party(mother);
        DocumentQuery query = DocumentQuery.newest().by(DocumentQuery.Order.DESCRIPTION, false);
        List<PublishedDocument> preview = core.as(caseworker, () -> core.publishing.preview(id, eyes, query, 0, 10));
        assertEquals(
                List.of("One", "Two"),
                preview.stream().map(PublishedDocument::description).toList());
        assertEquals(core.as(mother, () -> core.published.list(id, query, 0, 10)), preview);
        assertEquals(2L, core.as(caseworker, () -> core.publishing.countPreview(id, eyes, query)));
        core.by(caseworker, () -> core.people.show(eyes, new Visibility(true, false, true)));
        assertEquals(List.of(), core.as(caseworker, () -> core.publishing.preview(id, eyes, query, 0, 10)));
        assertEquals(List.of(), core.as(mother, () -> core.published.list(id, query, 0, 10)));
        assertFalse(core.reads(mother, preview.getFirst().file()), "documents were taken from them");
        refused(father, () -> core.publishing.preview(id, eyes, query, 0, 10));
    }

    @Test
    void whatIsTakenBackIsSeenNoMoreAndItsBytesAreCutOff() {
        CaseDocumentId letter = publish("A mistake", null, mother);
        DocumentId file = seenBy(mother, letter).file();
        assertTrue(core.reads(mother, file));
        assertThrows(
                InvalidInputException.class, () -> core.by(caseworker, () -> core.publishing.withdraw(letter, " ")));
        core.by(caseworker, () -> core.publishing.withdraw(letter, "The wrong child."));
        assertEquals(List.of(), list(mother));
        assertFalse(core.reads(mother, file));
        CaseDocument kept = core.as(caseworker, () -> core.publishing.find(letter));
        assertEquals("The wrong child.", kept.withdrawnWhy());
        DocumentId right = seenBy(mother, publish("No mistake", null, mother)).file();
        Set<String> taken = exported(mother).keySet();
        assertTrue(taken.stream().anyMatch(name -> name.contains(right.toString())), taken.toString());
        assertFalse(taken.stream().anyMatch(name -> name.contains(file.toString())), taken.toString());
        assertEquals(
                1, core.as(caseworker, () -> core.publishing.openings(letter)).size(), "who read it stays known");
        assertTrue(core.actions(id).contains("send.document.withdrawn"));
        assertThrows(RefusedException.class, () -> core.by(caseworker, () -> core.publishing.withdraw(letter, "x")));
    }

    @Test
    void whatTurnsOutInfectedAfterItWasPublishedIsToldToStaffAndPartiesAndOpenedByNobody() throws IOException {
        MalwareScanner suspicious = new FindsAlways();
        core.scanners.add(suspicious);
        try {
            CaseDocumentId letter = publish("Infected", null, mother);
            PublishedDocument waiting = seenBy(mother, letter);
            assertEquals(StoredDocument.Scan.WAITING, waiting.scan());
            core.scan.run();
            PublishedDocument blocked = seenBy(mother, letter);
            assertEquals(StoredDocument.Scan.QUARANTINED, blocked.scan());
            assertFalse(waiting.openable() || blocked.openable());
            CaseDocument kept = core.as(caseworker, () -> core.publishing.find(letter));
            assertEquals(DocumentState.PUBLISHED, kept.state());
            assertEquals(StoredDocument.Scan.QUARANTINED, kept.scan());
            assertFalse(kept.openable());
        } finally {
            core.scanners.remove(suspicious);
        }
    }

    /** To which each file is malware. */
    private static final class FindsAlways implements MalwareScanner {
        @Override
        public boolean isSet() {
            return true;
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public long maximumBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public ScanResult scan(InputStream bytes) {
            return new ScanResult.Found("Test");
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }

    @Test
    void whoSeesTheDocumentsNoMoreGetsTheListOfThemButNoFileWithTheirAccount() {
        Account aunt = core.newCitizen();
        InvitationId invitation = core.activeParent(caseworker, id, aunt);
        String file = seenBy(aunt, publish("Report", null, aunt, father)).file().toString();
        assertTrue(withFile(aunt, file) && withFile(father, file));
        core.by(caseworker, () -> core.people.show(party(father), new Visibility(true, false, true)));
        core.by(caseworker, () -> core.invitations.revoke(invitation, "A court said so."));
        for (Account other : List.of(aunt, father)) {
            assertFalse(withFile(other, file), other::toString);
            assertTrue(exported(other).getOrDefault("send/documents.csv", "").contains("Report"), other::toString);
        }
    }

    private boolean withFile(Account account, String file) {
        return exported(account).keySet().stream().anyMatch(name -> name.contains(file));
    }

    @Test
    void severalFilesGoToOneCaseOnceAndOneFileToSeveralCases() {
        UUID upload = core.as(caseworker, () -> core.publishing.begin());
        List<NewCaseDocument> three = new ArrayList<>();
        for (String name : List.of("A", "B", "C")) {
            three.add(described(upload, name));
        }
        List<CaseDocumentId> ids =
                core.as(caseworker, () -> core.publishing.publish(id, upload, three, List.of(party(mother)), null));
        assertEquals(
                ids,
                core.as(caseworker, () -> core.publishing.publish(id, upload, three, List.of(party(mother)), null)));
        assertEquals(3L, core.as(mother, () -> core.published.unread(id)));
        assertEquals(1, core.subjectsTo(mother).stream().filter(NEWS::equals).count(), "one mail for all");
        CaseId second = core.open(caseworker);
        CaseId nobody = core.open(caseworker);
        Account other = core.newCitizen();
        core.activeParent(caseworker, second, other);
        UUID leaflet = core.as(caseworker, () -> core.publishing.begin());
        NewCaseDocument one = described(leaflet, "Leaflet");
        assertEquals(
                new PublishingService.Reach(List.of(id, second), 3, List.of(nobody), List.of()),
                core.as(caseworker, () -> core.publishing.reach(List.of(id, second, nobody), leaflet, one, null)));
        CasesChanged changed =
                core.as(caseworker, () -> core.publishing.publish(List.of(id, second, nobody), leaflet, one, null));
        assertEquals(new CasesChanged(List.of(id, second), List.of(nobody)), changed);
        assertEquals(
                new PublishingService.Reach(List.of(), 0, List.of(nobody), List.of(id, second)),
                core.as(caseworker, () -> core.publishing.reach(List.of(id, second, nobody), leaflet, one, null)));
        assertEquals(4L, core.as(mother, () -> core.published.unread(id)));
        assertTrue(core.reads(other, one.file()));
        core.documentsOfCase.delete(second);
        assertTrue(core.reads(mother, one.file()), "another case has the file still");
        core.by(caseworker, () -> core.cases.close(id, "It has ceased."));
        assertTrue(core.retained.delete(id.value(), SendFixture.BORN.plusDays(1)));
        assertTrue(core.documents.find(one.file()).isEmpty());
        for (String part : List.of("SendDocument", "SendDocumentReader", "SendOpening")) {
            String field = part.equals("SendDocument") ? "caseId" : "caseDocumentId";
            assertEquals(
                    0,
                    core.count(
                            part,
                            field,
                            part.equals("SendDocument")
                                    ? id.value()
                                    : ids.getFirst().value()));
        }
    }

    @Test
    void listsAreSearchedSortedAndPagedByTheDatabase() {
        for (String name : List.of("EHC Plan by", "AR1 Letter – No Changes", "Advice of the school")) {
            publish(name, null, mother);
            core.days(1);
        }
        DocumentQuery letters = DocumentQuery.newest().holding("ar1 letter");
        assertEquals(
                List.of("AR1 Letter – No Changes"),
                core.as(mother, () -> core.published.list(id, letters, 0, 10)).stream()
                        .map(PublishedDocument::description)
                        .toList());
        assertEquals(1L, core.as(mother, () -> core.published.count(id, letters)));
        assertEquals(
                List.of("AR1 Letter – No Changes"),
                core.as(mother, () -> core.published.list(id, DocumentQuery.newest(), 1, 1)).stream()
                        .map(PublishedDocument::description)
                        .toList());
        assertEquals(
                "Advice of the school",
                core.as(
                                mother,
                                () -> core.published.list(
                                        id, DocumentQuery.newest().by(DocumentQuery.Order.DESCRIPTION, false), 0, 1))
                        .getFirst()
                        .description());
    }

    @Test
    void readersAreSetLaterAndWhatIsMissingIsTold() {
        CaseDocumentId letter = publish("For one", null, mother);
        core.by(caseworker, () -> core.publishing.show(letter, List.of(party(father))));
        assertEquals(List.of(), list(mother));
        assertEquals(1, list(father).size());
        assertEquals(1, core.subjectsTo(father).stream().filter(NEWS::equals).count());
        UUID upload = core.as(caseworker, () -> core.publishing.begin());
        DocumentId file = core.upload(caseworker, upload, core.publishing.policy());
        LocalDate tomorrow = core.today().plusDays(1);
        NewCaseDocument wrong = new NewCaseDocument(file, DocumentKind.LETTER, " ", tomorrow);
        InvalidInputException told = assertThrows(
                InvalidInputException.class,
                () -> core.by(
                        caseworker,
                        () -> core.publishing.publish(
                                id,
                                upload,
                                List.of(wrong),
                                List.of(party(mother)),
                                core.today().minusDays(1))));
        assertEquals(
                List.of("description0", "documentDate0", "on"),
                told.problems().stream().map(FieldProblem::field).toList());
        NewCaseDocument right = new NewCaseDocument(file, DocumentKind.LETTER, "x", core.today());
        UUID others = core.as(caseworker, () -> core.publishing.begin());
        assertThrows(
                InvalidInputException.class,
                () -> core.by(
                        caseworker,
                        () -> core.publishing.publish(id, others, List.of(right), List.of(party(mother)), null)),
                "a file of another upload");
    }

    /** What is taken out of an account, by its name in the archive. */
    private Map<String, String> exported(Account account) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        return core.as(core.newAdministrator(), () -> {
            try {
                core.subjects.exportAccount(account.id(), zip);
                Map<String, String> files = new HashMap<>();
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()));
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
                return files;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private CaseDocumentId publish(String description, @Nullable LocalDate on, Account... to) {
        UUID upload = core.as(caseworker, () -> core.publishing.begin());
        NewCaseDocument document = described(upload, description);
        List<PartyId> readers = List.of(to).stream().map(this::party).toList();
        return core.as(caseworker, () -> core.publishing.publish(id, upload, List.of(document), readers, on))
                .getFirst();
    }

    private NewCaseDocument described(UUID upload, String description) {
        DocumentId file = core.upload(caseworker, upload, core.as(caseworker, () -> core.publishing.policy()));
        return new NewCaseDocument(file, DocumentKind.LETTER, description, core.today());
    }

    private PartyId party(Account account) {
        return core.as(caseworker, () -> core.people.parties(id)).stream()
                .filter(party -> party.account().equals(account.id()))
                .map(Party::id)
                .findFirst()
                .orElseThrow();
    }

    private PublishedDocument seenBy(Account account, CaseDocumentId document) {
        return list(account).stream()
                .filter(seen -> seen.id().equals(document))
                .findFirst()
                .orElseThrow();
    }

    private List<PublishedDocument> list(Account account) {
        return core.as(account, () -> core.published.list(id, DocumentQuery.newest(), 0, 100));
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }
}
