package org.guildhall.finance.grant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.form.Draft;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.Approval;
import org.guildhall.finance.request.PhoneAnswer;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this portal keeps of somebody is taken out whole (UK GDPR article 15). */
@EachDatabase
@Tag("E4")
class SubjectExportTest {
    private final FinanceFixture core;
    private final Account administrator;
    private final Account officer;
    private final Account citizen;
    private final Person rose;
    private final DocumentId evidence;
    private final DocumentId letter;
    private final AccessRequest request;

    SubjectExportTest(DatabasePlace place) throws IOException {
        core = FinanceFixture.of(place);
        core.settings.reset();
        administrator = core.newAdministrator();
        officer = core.newOfficer();
        citizen = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Draft draft = Requests.draft(core, citizen, new PersonName("Rose", "Hill"), "deputy");
        evidence = core.upload(citizen, draft.id().toString());
        core.as(
                citizen,
                () -> core.drafts.save(draft, draft.answers().with("evidence", List.of(evidence.toString())), "check"));
        request = core.as(citizen, () -> core.requests.submit(draft.id()));
        core.as(officer, () -> {
            core.review.note(request.id(), "Called twice.");
            core.phoneChecks.note(
                    request.id(),
                    List.of(new PhoneAnswer(core.phoneChecks.script().getFirst(), PhoneAnswer.Outcome.MATCHES)));
            core.review.askForMore(core.review.open(request.id()), "Which order do you mean?");
            return true;
        });
        core.as(citizen, () -> core.requests.answer(request.id(), "The one of May.", List.of()));
        core.clock.advance(Duration.ofDays(7));
        core.remind();
        core.as(
                officer,
                () -> core.review.approve(core.review.open(request.id()), new Approval(rose.id(), Set.of(), null)));
        letter = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice of March");
        core.asOrThrow(citizen, () -> core.documents.open(letter).writeTo(new ByteArrayOutputStream()));
    }

    @Test
    void anAccountComesWithItsRequestsThreadEvidenceConsentsAndReads() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.asOrThrow(administrator, () -> core.subjects.exportAccount(citizen.id(), zip));
        Map<String, String> files = read(zip);
        String requests = file(files, "finance/requests.csv");
        assertTrue(
                requests.contains("\"" + request.reference() + "\",\"approved\",\"deputy\",\"Rose\",\"Hill\""),
                requests);
        assertTrue(requests.contains("Mill Lane"), "answers are open");
        String messages = file(files, "finance/messages.csv");
        for (String words :
                List.of("Called twice.", "matches", "Full name", "Which order do you mean?", "The one of May.")) {
            assertTrue(messages.contains(words), messages);
        }
        assertTrue(file(files, "finance/reminders.csv").contains(request.id() + "\",\"soon"));
        assertTrue(file(files, "finance/evidence.csv").contains(evidence.toString()));
        assertTrue(files.containsKey("documents/" + evidence + "/order.pdf"), files.keySet()::toString);
        assertTrue(file(files, "finance/consents.csv").lines().count() >= 1);
        assertTrue(file(files, "core/access-held.csv").contains("\"Rose\",\"Hill\",\"finance\",\"deputy\""));
        String read = file(files, "finance/documents-read.csv");
        assertTrue(read.contains("\"invoice\",\"2026-03-01\""), read);
        assertFalse(
                files.containsKey("documents/" + letter + "/letter.pdf"), "what somebody else's letter says is theirs");
    }

    @Test
    void aRecordComesWithItsDocumentsHoldersReadersAndRequests() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.asOrThrow(officer, () -> core.subjects.exportPerson(rose.id(), zip));
        Map<String, String> files = read(zip);
        assertTrue(file(files, "core/person.csv").contains(rose.reference()));
        String name = citizen.details().name().full();
        assertTrue(file(files, "core/access-given.csv").contains("\"Siân\",\"Probert\",\"finance\",\"deputy\""));
        assertTrue(file(files, "finance/documents.csv").contains("Invoice of March"));
        assertTrue(files.containsKey("documents/" + letter + "/letter.pdf"), files.keySet()::toString);
        assertTrue(file(files, "finance/readers.csv").contains(name));
        assertTrue(file(files, "finance/requests-about.csv").contains(request.reference()));
        assertTrue(files.containsKey("finance/changes.csv"));
        files.values().forEach(text -> assertFalse(text.contains(citizen.email()), "no more of holders than names"));
        assertTrue(core.history("person", rose.id()).stream()
                .anyMatch(entry -> entry.action().equals("person.exported")));
    }

    /** Mostly it was filed for the wrong person: whose it is then is nobody's to be told with it. */
    @Test
    void whatWasRecalledDoesNotComeWithTheRecord() throws IOException {
        DocumentId stray = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 4, 1), "Invoice of April");
        core.asOrThrow(citizen, () -> core.documents.open(stray).writeTo(new ByteArrayOutputStream()));
        FinanceDocumentId filed =
                core.as(citizen, () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 10)).stream()
                        .filter(document -> document.stored().equals(stray))
                        .findFirst()
                        .orElseThrow()
                        .id();
        core.as(officer, () -> core.recalls.recall(filed, "Filed for the wrong person"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.asOrThrow(officer, () -> core.subjects.exportPerson(rose.id(), zip));
        Map<String, String> files = read(zip);
        assertTrue(file(files, "finance/documents.csv").contains("Invoice of March"));
        assertFalse(file(files, "finance/documents.csv").contains("Invoice of April"));
        assertFalse(files.containsKey("documents/" + stray + "/letter.pdf"), files.keySet()::toString);
        assertFalse(file(files, "finance/readers.csv").contains(filed.toString()));
    }

    @Test
    @Tag("C9")
    void seeingTheRecordIsNotEnough() {
        for (Account somebody : List.of(administrator, citizen, core.newAuditor(), core.newManager())) {
            assertThrows(
                    NotPermittedException.class,
                    () -> core.asOrThrow(
                            somebody, () -> core.subjects.exportPerson(rose.id(), new ByteArrayOutputStream())));
        }
    }

    private static Map<String, String> read(ByteArrayOutputStream zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String file(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), () -> name + " in " + files.keySet());
    }
}
