package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.permission.Role;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this portal keeps of somebody is taken out whole, and what others said of them is not (UK GDPR article 15). */
@EachDatabase
@Tag("E4")
class SubjectExportTest {
    private final ReferralFixture core;
    private final Account triage;

    SubjectExportTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        triage = core.newTriage();
    }

    @Test
    void anAccountComesWithWhatItSentAndWasToldAndWithoutWhatOfficersNoted() throws IOException {
        Account professional = core.newProfessional();
        Draft draft = core.draft(
                professional,
                "social-care",
                FilledForms.of(core.asked.whole("referral.social-care"))
                        .choosing("completingAs", "professional")
                        .least()
                        .with("worries", "Bruises on both arms"));
        DocumentId file = core.upload(professional, draft.id());
        core.drafts.save(
                draft, draft.answers().with(ReferralForms.ATTACHMENTS, List.of(file.toString())), "attachments");
        Referral referral = core.as(professional, () -> core.referrals.submit(draft.id()));
        core.by(triage, () -> {
            core.triage.note(referral.id(), "Known to the police.");
            core.triage.decide(core.triage.open(referral.id()), Outcome.SECTION_47, "Grounds for the record.");
            core.triage.tell(core.triage.open(referral.id()), new Feedback(false, "It has reached us.", ""));
            core.triage.tell(core.triage.open(referral.id()), new Feedback(true, "We look into it.", "We call you."));
        });
        Map<String, String> files = export(professional);
        String referrals = String.valueOf(files.get("referral/referrals.csv"));
        for (String own : List.of(referral.reference(), "Bruises on both arms", "We look into it.", "We call you.")) {
            assertTrue(referrals.contains(own), referrals);
        }
        String before = String.valueOf(files.get("referral/referral_feedback.csv"));
        assertTrue(before.contains("It has reached us."), before);
        assertTrue(files.containsKey("documents/" + file + "/report.pdf"), files.keySet()::toString);
        for (String text : files.values()) {
            assertFalse(text.contains("Known to the police"), text);
            assertFalse(text.contains("Grounds for the record"), text);
        }
    }

    @Test
    @Tag("H10")
    void whatIsWalledOffComesWithOneLineToThoseWhoMayNotReadIt() throws IOException {
        PersonName accused = new PersonName("Max", Cases.surname());
        Account professional = core.newProfessional();
        Draft draft = core.draft(
                professional,
                "lado",
                FilledForms.of(core.asked.whole("referral.lado"))
                        .least()
                        .with("adultName", accused)
                        .with("adultCompletingAs", "professional"));
        DocumentId file = core.upload(professional, draft.id());
        core.drafts.save(
                draft, draft.answers().with(ReferralForms.ATTACHMENTS, List.of(file.toString())), "attachments");
        Referral walled = core.as(professional, () -> core.referrals.submit(draft.id()));
        Account lado = core.newLado();
        core.by(lado, () -> {
            core.triage.tell(core.triage.open(walled.id()), new Feedback(false, "It has reached us.", ""));
            core.triage.tell(core.triage.open(walled.id()), new Feedback(false, "We look into it.", ""));
            core.triage.keepTyped(walled.id(), "note", Answers.NONE.with("note", "Half a note"));
        });
        core.draft(professional, "lado", Answers.NONE.with("adultName", accused));
        Account administrator = core.newAdministrator();

        Map<String, String> files = export(administrator, professional);
        String referrals = String.valueOf(files.get("referral/referrals.csv"));
        assertTrue(referrals.contains(walled.reference()), referrals);
        assertTrue(referrals.contains("Kept by the designated officer"), referrals);
        for (String text : files.values()) {
            for (String kept : List.of(accused.surname(), "It has reached us.", "We look into it.")) {
                assertFalse(text.contains(kept), text);
            }
        }
        assertFalse(files.containsKey("documents/" + file + "/report.pdf"), files.keySet()::toString);
        assertFalse(export(administrator, lado).toString().contains("Half a note"));

        Account both = core.withRole(core.withRole(core.newCitizen(), Role.COUNCIL_ADMINISTRATOR), Role.LADO_OFFICER);
        assertTrue(export(both, lado).toString().contains("Half a note"));
        Map<String, String> whole = export(both, professional);
        assertTrue(String.valueOf(whole.get("referral/referrals.csv")).contains(accused.surname()));
        assertTrue(String.valueOf(whole.get("core/drafts.csv")).contains(accused.surname()));
        assertTrue(whole.containsKey("documents/" + file + "/report.pdf"), whole.keySet()::toString);
    }

    @Test
    @Tag("H10")
    void anOfficerOfTheAccusedsNameTakesNoneOfItOut() throws IOException {
        PersonName accused = new PersonName("Max", Cases.surname());
        Account sender = core.newCitizen();
        Referral walled = Cases.ofAdult(core, sender, accused);
        Account themself =
                core.withRole(core.withRole(core.newCitizen(accused), Role.COUNCIL_ADMINISTRATOR), Role.LADO_OFFICER);
        String referrals = String.valueOf(export(themself, sender).get("referral/referrals.csv"));
        assertTrue(referrals.contains(walled.reference()), referrals);
        assertFalse(referrals.contains(accused.surname()), referrals);
    }

    @Test
    @Tag("H10")
    void whatOthersSaidOfSomebodyIsNotInTheirExport() throws IOException {
        PersonName name = new PersonName("Max", Cases.surname());
        Account sender = core.newCitizen();
        Referral walled = Cases.ofAdult(core, sender, name);
        Referral child = Cases.about(core, sender, "social-care", name, Cases.BORN, Cases.address());
        Map<String, String> files = export(core.newCitizen(name));
        assertEquals(
                1, String.valueOf(files.get("referral/referrals.csv")).lines().count(), "the heading alone");
        files.values().forEach(text -> {
            for (Referral referral : List.of(walled, child)) {
                assertFalse(text.contains(referral.reference()), text);
                assertFalse(text.contains(referral.id().toString()), text);
            }
        });
    }

    private Map<String, String> export(Account account) throws IOException {
        return export(core.newAdministrator(), account);
    }

    private Map<String, String> export(Account by, Account account) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.by(by, () -> {
            try {
                core.subjects.exportAccount(account.id(), zip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
