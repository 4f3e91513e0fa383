package org.guildhall.runtime.subject;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Role;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.NewPerson;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.document.VaultDocuments;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("E4")
class KeptSubjectAccessTest {
    private static final byte[] LETTER = "%PDF-1.7 Dear Ada\n%%EOF".getBytes(StandardCharsets.UTF_8);

    private final Identity identity;
    private final VaultDocuments documents;
    private final Account administrator;
    private final Account subject;
    private final Account other;
    private final KeptSubjectAccess access;
    private final Archive portal;

    KeptSubjectAccessTest(DatabasePlace place) throws IOException {
        identity = Identity.of(place);
        documents = identity.runtime.documents();
        administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        subject = identity.newAccount();
        other = identity.newAccount();
        access = new KeptSubjectAccess(
                identity.runtime.transactions(),
                (EncryptedDrafts) identity.runtime.drafts(),
                identity.runtime.accounts(),
                identity.runtime.people(),
                documents,
                identity.runtime.permissions(),
                identity.runtime.audit(),
                identity.clock);
        portal = new Archive(documents
                .store(
                        new NewDocument(
                                "letters",
                                "subject",
                                "Siân's letter.pdf",
                                new UploadPolicy("letters.letter", 1_000_000, 10, Set.of("application/pdf"), false),
                                null),
                        new ByteArrayInputStream(LETTER))
                .id());
        access.add(portal);
    }

    @Test
    void anAccountIsTakenOutWithAllThatCoreAndThePortalsKeepOfIt() throws IOException {
        identity.runtime
                .drafts()
                .start(
                        new DraftOwner.ByAccount(subject.id()),
                        new FormDefinition("letters.request", 1, List.of(new FormPage("who", List.of(), null))),
                        new Answers(Map.of("why", "Because")));
        as(subject, () -> identity.runtime.accounts().changeDetails(subject.id(), identity.details("Ada", "Lovell")));
        as(other, () -> identity.runtime.accounts().changeDetails(other.id(), identity.details("Olga", "Other")));
        Person rose = person();
        grant(rose, subject);

        Map<String, String> files = read(export(administrator, subject.id()));
        String account = file(files, "core/account.csv");
        assertTrue(account.contains("\"Lovell\""), account);
        assertTrue(account.contains("\"" + subject.email() + "\""), account);
        assertTrue(file(files, "core/former-names.csv").contains("\"Ada\",\"Marlow\""));
        assertTrue(file(files, "core/roles.csv").contains("\"citizen\""));
        assertTrue(file(files, "core/drafts.csv").contains("Because"), "drafts are open");
        String done = file(files, "core/done.csv");
        assertTrue(done.contains("account.details.changed"), done);
        assertFalse(done.contains(other.id().toString()), done);
        assertTrue(file(files, "core/access-held.csv").contains("\"Rose\",\"Hill\",\"letters\""));
        assertTrue(files.containsKey("core/sessions.csv") && files.containsKey("core/mails.csv"));
        assertEquals(
                "\"what\",\"at\",\"nothing\"\r\n\"Wrote, \"\"quoted\"\"\",\"2026-05-04\",\r\n\"'=HYPERLINK(1)\",\"\",\"-1\"\r\n",
                file(files, "letters/letters.csv"));
        assertArrayEquals(
                LETTER,
                file(files, "documents/" + portal.letter + "/Siân's letter.pdf").getBytes(StandardCharsets.UTF_8));
        assertTrue(file(files, "contents.json").contains("letters/letters.csv"));
        files.values().forEach(text -> assertFalse(text.contains("Olga"), "nothing of others"));
        assertEquals(1, identity.audited(subject.id()).get("account.exported"));
    }

    @Test
    @Tag("H10")
    void aDraftThatItsPortalKeepsFromTheActingPersonIsClosedInIt() throws IOException {
        for (String form : List.of("letters.request", "letters.walled")) {
            identity.runtime
                    .drafts()
                    .start(
                            new DraftOwner.ByAccount(subject.id()),
                            new FormDefinition(form, 1, List.of(new FormPage("who", List.of(), null))),
                            new Answers(Map.of("why", "Because of " + form)));
        }
        String drafts = file(read(export(administrator, subject.id())), "core/drafts.csv");
        assertTrue(drafts.contains("Because of letters.request"), drafts);
        assertTrue(drafts.contains("letters.walled"), drafts);
        assertFalse(drafts.contains("Because of letters.walled"), drafts);
    }

    @Test
    void aRecordIsTakenOutWithWhatItsKeeperHasAndTheHoldersNames() throws IOException {
        Person rose = person();
        grant(rose, subject);
        Account officer = identity.newAccount(Set.of(Role.FINANCE_OFFICER));
        assertThrows(NotPermittedException.class, () -> export(officer, rose.id()));
        assertThrows(NotPermittedException.class, () -> export(officer, new PersonId(UUID.randomUUID())));
        try (AutoCloseable declared = identity.runtime
                .permissions()
                .declare(List.of(new Permission(
                        "letters:subject:export", "letters.permission.export", Set.of(Role.FINANCE_OFFICER))))) {
            assertTrue(declared != null);
            Map<String, String> files = read(export(officer, rose.id()));
            assertTrue(file(files, "core/person.csv").contains("\"Rose\",\"Hill\",\"1941-03-09\""));
            String holders = file(files, "core/access-given.csv");
            assertTrue(holders.contains("\"Ada\",\"Marlow\",\"letters\",\"poa\""), holders);
            assertFalse(holders.contains(subject.email()), "no more of holders than their names");
            assertTrue(files.containsKey("letters/people.csv"));
            assertThrows(NotPermittedException.class, () -> export(administrator, rose.id()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertEquals(
                List.of("person.exported"),
                identity.runtime.audit().history("person", rose.id().toString()).stream()
                        .map(entry -> entry.action())
                        .filter(action -> action.startsWith("person."))
                        .toList());
    }

    @Test
    @Tag("C9")
    void onlyCouncilAdministratorsTakeAnAccountOut() {
        for (Account somebody : List.of(
                subject,
                identity.newAccount(Set.of(Role.AUDITOR)),
                identity.newAccount(Set.of(Role.FINANCE_OFFICER)),
                identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR)))) {
            assertThrows(NotPermittedException.class, () -> export(somebody, subject.id()));
        }
        assertThrows(NotFoundException.class, () -> export(administrator, new AccountId(UUID.randomUUID())));
    }

    private Person person() {
        return identity.runtime
                .people()
                .put(new NewPerson(
                        "letters",
                        UUID.randomUUID().toString(),
                        new PersonName("Rose", "Hill"),
                        LocalDate.of(1941, 3, 9),
                        new Address("", "12", "Mill Lane", "", "Ambleford", "", "WR5 2NP", null)));
    }

    private void grant(Person person, Account holder) {
        as(
                administrator,
                () -> identity.runtime
                        .grants()
                        .give(new NewGrant(
                                "letters", person.id(), holder.id(), "poa", Set.of(), identity.clock.instant(), null)));
    }

    private byte[] export(Account by, AccountId account) {
        return as(by, () -> written(out -> access.exportAccount(account, out)));
    }

    private byte[] export(Account by, PersonId person) {
        return as(by, () -> written(out -> access.exportPerson(person, out)));
    }

    private <T> T as(Account account, Supplier<T> work) {
        return identity.runtime.actors().callAs(identity.user(account), work);
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, String> read(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String file(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), () -> name + " in " + files.keySet());
    }

    /** A portal that keeps one letter of everybody. */
    private record Archive(DocumentId letter) implements SubjectData {
        @Override
        public String data() {
            return "letters";
        }

        @Override
        public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
            archive.table("letters", List.of("what", "at", "nothing"), out -> {
                out.row("Wrote, \"quoted\"", LocalDate.of(2026, 5, 4), null);
                out.row("=HYPERLINK(1)", "", -1);
            });
            archive.document(letter);
            archive.document(letter);
            archive.document(new DocumentId(new UUID(0, 1)));
        }

        @Override
        public boolean mayReadDraft(AccountId account, String form) {
            return !form.equals("letters.walled");
        }

        @Override
        public void ofPerson(PersonId person, SubjectArchive archive) throws IOException {
            archive.table("people", List.of("id"), out -> out.row(person));
        }
    }
}
