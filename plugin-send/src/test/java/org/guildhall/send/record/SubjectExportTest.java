package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.send.SendFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of somebody is taken out whole, and of others no more than belongs to it (UK GDPR article 15). */
@EachDatabase
@Tag("E4")
class SubjectExportTest {
    private final SendFixture core;
    private final Account caseworker;

    SubjectExportTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    void aParentGetsHowTheyCameToSeeACaseAndNoteNothingOfTheChild() throws IOException {
        Account parent = core.newCitizen();
        CaseId id = core.open(caseworker);
        core.activeParent(caseworker, id, parent);
        core.by(caseworker, () -> core.cases.addNote(id, "The school is worried."));
        String reference = core.as(caseworker, () -> core.cases.find(id)).reference();
        Map<String, String> files = exported(parent);
        for (String own : List.of(reference, "parent", "active")) {
            assertTrue(file(files, "send/records-seen.csv").contains(own), files::toString);
        }
        assertTrue(file(files, "send/records-invited-to.csv").contains(parent.email()), files::toString);
        files.values().forEach(text -> assertFalse(text.contains("The school is worried."), text));
        assertEquals(
                1,
                file(exported(core.newCitizen()), "send/records-seen.csv")
                        .lines()
                        .count(),
                "of others the heading alone");
    }

    @Test
    void aYoungPersonGetsTheirOwnCase() throws IOException {
        Account young = core.newCitizen();
        CaseId id = core.open(
                caseworker,
                SendFixture.child(SendFixture.surname(), LocalDate.of(2008, 3, 2)),
                LocalDate.of(2026, 4, 1));
        InvitationId invitation = core.linkSent(
                caseworker, id, new NewInvitation(PartyKind.YOUNG_PERSON, "Robin", young.email(), Locale.UK, null, ""));
        core.accept(young, invitation);
        core.by(caseworker, () -> {
            core.invitations.activate(invitation, Visibility.ALL);
            core.cases.addNote(id, "=cmd|' /C calc'!A0");
        });
        Map<String, String> files = exported(young);
        assertTrue(file(files, "send/cases.csv").contains("Spindle Hill"), files::toString);
        assertTrue(file(files, "send/events.csv").contains("request-received"), files::toString);
        assertTrue(file(files, "send/notes.csv").contains("cmd"), files::toString);
    }

    @Test
    void aCaseIsTakenOutByWhoMayAndThatIsAudited() throws IOException {
        CaseId id = core.open(caseworker);
        core.by(caseworker, () -> core.cases.addNote(id, "=1+1"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.by(caseworker, () -> write(id, zip));
        Map<String, String> files = files(zip);
        assertTrue(file(files, "cases.csv").contains("2018-03-02"), files::toString);
        assertTrue(file(files, "notes.csv").contains("\n'=1+1"), files::toString);
        assertEquals("send.case.exported", core.actions(id).getFirst());
        for (Account other : List.of(core.newManager(), core.newCitizen())) {
            assertThrows(
                    NotPermittedException.class,
                    () -> core.by(other, () -> write(id, OutputStream.nullOutputStream())));
        }
    }

    private void write(CaseId id, OutputStream out) {
        try {
            core.exports.write(id, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Map<String, String> files, String name) {
        return files.getOrDefault(name, "");
    }

    private Map<String, String> exported(Account account) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.by(core.newAdministrator(), () -> {
            try {
                core.subjects.exportAccount(account.id(), zip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files(zip);
    }

    private static Map<String, String> files(ByteArrayOutputStream zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
