package org.guildhall.send.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormMistake;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendFixture;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forms that staff send, what parties do with them, and how forms are added. */
@EachDatabase
@Tag("G9")
class ActionServiceTest {
    private static final String SHIPPED = "parental-preference";
    private static final Answers LEAST = new Answers(Map.of(
            "answersAs", "young-person",
            "hasRead", "yes",
            "planAgreed", "yes",
            "meeting", "no",
            "request", "no-preference",
            "startWhen", "now",
            "travel", "no",
            "budget", "no",
            "confirm", "yes"));
    private static final String OWN = """
            id: send.transport-%s
            pages:
              - id: how
                fields:
                  - name: travel
                    type: choice
                    options: [bus, taxi]
                  - name: why
                    type: long-text
                    when: {field: travel, isOneOf: [taxi]}
            texts:
              en:
                title: Transport views
                how.title: How
                travel.label: %s
                travel.bus: By bus
                travel.taxi: By taxi
                why.label: Why?
              cy:
                title: Barn am gludiant
            """;

    private final SendFixture core;
    private final Account caseworker;
    private final Account mother;
    private final Account father;
    private final CaseId id;

    ActionServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        mother = core.newCitizen();
        father = core.newCitizen();
        id = core.open(caseworker);
        core.activeParent(caseworker, id, mother);
        core.activeParent(caseworker, id, father);
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
    }

    @Test
    void aFormIsSentAnsweredInTwoGoesAndComesBackOnce() throws Exception {
        ActionId action = send(SHIPPED, mother);
        ActionLine line = core.as(mother, () -> core.actions.list(id)).getFirst();
        assertEquals("Parental Preference Form", core.texts.get(Texts.ENGLISH, line.titleKey()));
        assertEquals("Ffurflen Dewis Rhieni", core.texts.get(Texts.WELSH, line.titleKey()));
        assertFalse(line.begun());
        Draft begun = core.as(mother, () -> core.actions.draft(action));
        core.by(mother, () -> core.drafts.save(begun, LEAST.with("confirm", (Object) null), "views"));
        Draft resumed = core.as(mother, () -> core.actions.draft(action));
        assertEquals("views", resumed.page());
        assertEquals("no-preference", resumed.answers().text("request"));
        assertEquals(action, core.as(mother, () -> core.actions.ofDraft(begun.id())));
        InvalidInputException missing =
                assertThrows(InvalidInputException.class, () -> core.by(mother, () -> core.actions.submit(action)));
        assertEquals(
                List.of("confirm"),
                missing.problems().stream().map(FieldProblem::field).toList());
        core.by(mother, () -> core.drafts.save(resumed, LEAST.with("schoolName", "Not asked"), "views"));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (int press = 0; press < 2; press++) {
                both.add(threads.submit(() -> {
                    go.await();
                    core.by(mother, () -> core.actions.submit(action));
                    return true;
                }));
            }
            go.countDown();
            for (Future<?> press : both) {
                press.get();
            }
        }
        assertEquals(
                1,
                core.subjectsTo(caseworker).stream()
                        .filter("A form has come back"::equals)
                        .count());
        assertEquals(1, mails(mother, "We have received your form"));
        assertFalse(core.mailsTo(mother.email()).getFirst().text().contains("Parental Preference"));
        Action back = core.as(caseworker, () -> core.teamActions.find(action));
        assertEquals(LEAST, back.answers(), "without what was not asked");
        assertEquals(ActionState.SUBMITTED, back.line().state());
        assertEquals(LEAST, core.as(mother, () -> core.actions.find(action)).answers());
        assertEquals(0L, core.as(mother, () -> core.actions.open(id)));
        RefusedException over =
                assertThrows(RefusedException.class, () -> core.by(mother, () -> core.actions.draft(action)));
        assertEquals("send.action.submitted", over.textKey());
        assertFalse(core.drafts.exists(begun.id()));
        assertThrows(RefusedException.class, () -> core.by(caseworker, () -> core.teamActions.withdraw(action, "x")));
    }

    @Test
    void aFormIsSeenByWhomItWasSentToAndByStaffAndATryIsAudited() {
        ActionId action = send(SHIPPED, mother);
        core.as(mother, () -> core.actions.draft(action));
        assertEquals(List.of(), core.as(father, () -> core.actions.list(id)));
        for (Account other : List.of(father, core.newCitizen(), core.newAdministrator(), caseworker)) {
            refused(other, () -> core.actions.find(action));
            refused(other, () -> core.actions.draft(action));
            refused(other, () -> core.actions.submit(action));
        }
        assertTrue(core.actions(id).contains("send.action.refused"));
        for (Account other : List.of(mother, core.newAdministrator())) {
            refused(other, () -> core.teamActions.find(action));
            refused(other, () -> core.teamActions.list(id));
            refused(other, () -> core.teamActions.withdraw(action, "x"));
            refused(other, () -> core.teamActions.send(id, UUID.randomUUID(), SHIPPED, List.of(), core.today()));
            refused(other, () -> core.forms.list());
            refused(other, () -> core.forms.check(new byte[0]));
            refused(other, () -> core.forms.add(new byte[0]));
        }
        assertEquals(
                1, core.as(core.newManager(), () -> core.teamActions.list(id)).size());
    }

    @Test
    void sendingTwiceIsSendingOnceAndWhatIsMissingIsTold() {
        UUID press = UUID.randomUUID();
        List<PartyId> both = parties(mother, father);
        List<ActionId> sent = core.as(
                caseworker,
                () -> core.teamActions.send(
                        id, press, SHIPPED, both, core.today().plusDays(15)));
        assertEquals(2, sent.size());
        assertEquals(
                sent,
                core.as(
                        caseworker,
                        () -> core.teamActions.send(
                                id, press, SHIPPED, both, core.today().plusDays(15))));
        assertEquals(2, core.as(caseworker, () -> core.teamActions.list(id)).size());
        InvalidInputException wrong = assertThrows(
                InvalidInputException.class,
                () -> core.by(
                        caseworker,
                        () -> core.teamActions.send(
                                id,
                                UUID.randomUUID(),
                                "no-such",
                                List.of(),
                                core.today().minusDays(1))));
        assertEquals(
                List.of("form", "parties", "dueOn"),
                wrong.problems().stream().map(FieldProblem::field).toList());
    }

    @Test
    void whatIsTakenBackCannotBeAnsweredAndItsAnswersAreGone() {
        ActionId action = send(SHIPPED, mother);
        Draft begun = core.as(mother, () -> core.actions.draft(action));
        assertThrows(
                InvalidInputException.class, () -> core.by(caseworker, () -> core.teamActions.withdraw(action, " ")));
        core.by(caseworker, () -> core.teamActions.withdraw(action, "Sent to the wrong parent."));
        assertEquals(List.of(), core.as(mother, () -> core.actions.list(id)));
        assertEquals("", core.as(mother, () -> core.actions.find(action)).withdrawnWhy());
        assertEquals(
                "Sent to the wrong parent.",
                core.as(caseworker, () -> core.teamActions.find(action)).withdrawnWhy());
        assertThrows(RefusedException.class, () -> core.by(mother, () -> core.actions.submit(action)));
        assertFalse(core.drafts.exists(begun.id()));
    }

    @Test
    void partiesAreRemindedBeforeTheDayAndOnceItHasPassed() {
        core.by(
                caseworker,
                () -> core.teamActions.send(
                        id,
                        UUID.randomUUID(),
                        SHIPPED,
                        parties(mother),
                        core.today().plusDays(14)));
        core.run(core.actionReminders);
        assertEquals(0, mails(mother, "A form is due soon"));
        core.days(12);
        core.run(core.actionReminders);
        core.run(core.actionReminders);
        assertEquals(1, mails(mother, "A form is due soon"));
        assertEquals(0, mails(caseworker, "A form has not come back"));
        core.days(3);
        core.run(core.actionReminders);
        core.run(core.actionReminders);
        assertEquals(1, mails(mother, "A form has not been sent"));
        assertEquals(1, mails(caseworker, "A form has not come back"));
        for (KeptMail mail : core.mailsTo(mother.email())) {
            assertFalse(mail.text().contains("Robin") || mail.text().contains("Parental Preference"), mail.text());
        }
    }

    @Test
    void nobodyIsRemindedOfTheFormsOfAClosedCase() {
        core.by(
                caseworker,
                () -> core.teamActions.send(
                        id,
                        UUID.randomUUID(),
                        SHIPPED,
                        parties(mother),
                        core.today().plusDays(14)));
        core.by(caseworker, () -> core.cases.close(id, "The family moved away."));
        core.days(12);
        core.run(core.actionReminders);
        core.days(3);
        core.run(core.actionReminders);
        assertEquals(0, mails(mother, "A form is due soon") + mails(mother, "A form has not been sent"));
        assertEquals(0, mails(caseworker, "A form has not come back"));
    }

    @Test
    void aNewVersionHoldsForWhatIsSentLaterAndWhoHasBegunFinishesTheOld() {
        String name = "v" + UUID.randomUUID().toString().substring(0, 8);
        FormVersion first = add(OWN.formatted(name, "How would you travel?"));
        ActionId old = send(first.name(), mother);
        Draft begun = core.as(mother, () -> core.actions.draft(old));
        FormVersion second = add(OWN.formatted(name, "How will you travel?"));
        assertEquals(List.of(1, 2), List.of(first.number(), second.number()));
        assertEquals(
                second.id(), add(OWN.formatted(name, "How will you travel?")).id(), "the same is no new version");
        ActionId later = send(first.name(), mother);
        assertEquals(2, core.as(mother, () -> core.actions.find(later)).form().number());
        FormVersion kept = core.as(mother, () -> core.actions.find(old)).form();
        assertEquals(1, kept.number());
        assertEquals(
                "How would you travel?",
                core.texts.get(Texts.WELSH, kept.form().id() + ".travel.label"),
                "what has no Welsh is read in English");
        assertEquals("Barn am gludiant", core.texts.get(Texts.WELSH, kept.titleKey()));
        core.by(mother, () -> core.drafts.save(begun, new Answers(Map.of("travel", "bus")), "how"));
        core.by(mother, () -> core.actions.submit(old));
        assertEquals(
                "bus",
                core.as(caseworker, () -> core.teamActions.find(old)).answers().text("travel"));
        assertEquals(
                2, core.as(caseworker, () -> core.forms.versions(first.name())).size());
        assertTrue(core.as(caseworker, () -> core.forms.source(first.id())).contains("How would you travel?"));
    }

    @Test
    void aDefinitionIsShownBeforeItIsAddedAndAllThatIsWrongIsToldWithItsPlace() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        FormCheck.Fits fits = assertInstanceOf(FormCheck.Fits.class, check(OWN.formatted(name, "How?")));
        assertEquals(1, fits.number());
        assertEquals(
                "Transport views", core.texts.get(Texts.ENGLISH, fits.form().id() + ".title"));
        assertFalse(
                core.as(caseworker, () -> core.forms.list()).stream()
                        .anyMatch(form -> form.name().equals(fits.name())),
                "nothing was kept");
        String broken = OWN.formatted("x", "How?")
                .replace("id: send.transport-x", "id: finance.other")
                .replace("type: choice", "type: choise")
                .replace("isOneOf: [taxi]", "isOneOf: [train]")
                .replace("    why.label: Why?\n", "    whom.label: Whom?\n");
        FormCheck.Wrong wrong = assertInstanceOf(FormCheck.Wrong.class, check(broken));
        List<String> places = wrong.mistakes().stream().map(FormMistake::place).toList();
        assertTrue(
                places.containsAll(List.of("pages[0].fields[0].type", "texts.en")),
                wrong.mistakes().toString());
        assertTrue(
                wrong.mistakes().contains(new FormMistake("texts.en", "lacks why.label"))
                        && wrong.mistakes()
                                .contains(new FormMistake(
                                        "texts.en", "has words for what is not in the form: whom.label")),
                wrong.mistakes().toString());
        assertEquals(
                List.of("id", "pages[0].fields[0].optionsFrom"),
                mistakes(OWN.formatted("x", "How?")
                        .replace("id: send.transport-x", "id: finance.other")
                        .replace("options: [bus, taxi]", "optionsFrom: roles")
                        .replace("    travel.bus: By bus\n", "")
                        .replace("    travel.taxi: By taxi\n", "")
                        .replace("  cy:\n    title: Barn am gludiant\n", "")));
        assertEquals(1, mistakes("pages: [\n  x").size());
        assertTrue(
                mistakes("pages: [\n  x").getFirst().startsWith("line "),
                mistakes("pages: [\n  x").toString());
        assertThrows(
                RefusedException.class,
                () -> core.by(caseworker, () -> core.forms.add(broken.getBytes(StandardCharsets.UTF_8))));
        assertInstanceOf(
                FormCheck.Wrong.class,
                core.as(caseworker, () -> core.forms.check(new byte[] {(byte) 0xff, (byte) 0xfe, 0})));
    }

    @Test
    void theShippedFormIsWholeInBothLanguagesAndItsSourcesAreTold() throws IOException {
        FormVersion shipped = core.as(caseworker, () -> core.forms.list()).stream()
                .filter(form -> form.name().equals(SHIPPED))
                .findFirst()
                .orElseThrow();
        assertTrue(shipped.shipped());
        String docs = java.nio.file.Files.readString(java.nio.file.Path.of("docs/forms.md"));
        long fields = shipped.form().pages().stream()
                .flatMap(page -> page.fields().stream())
                .peek(field -> {
                    String key = shipped.form().id() + "." + field.name();
                    for (String part : List.of(".label", ".hint")) {
                        String english = core.texts.get(Texts.ENGLISH, key + part);
                        assertFalse(english.startsWith("⟦"), key + part);
                        assertFalse(english.equals(core.texts.get(Texts.WELSH, key + part)), key + part);
                        assertTrue(docs.contains(english), key + part);
                    }
                    assertTrue(docs.contains("| `" + field.name() + "` |"), field.name());
                })
                .count();
        assertTrue(fields >= 15, "fields: " + fields);
        assertTrue(docs.contains("Fields: " + fields + "."));
    }

    @Test
    void formsGoWithTheirCaseAndAreTakenOutWithTheirPartysAccount() {
        ActionId action = send(SHIPPED, mother);
        Draft begun = core.as(mother, () -> core.actions.draft(action));
        assertTrue(
                entry(core.newAdministrator(), out -> core.subjects.exportAccount(mother.id(), out), "send/forms.csv")
                        .contains(SHIPPED));
        assertTrue(entry(caseworker, out -> core.exports.write(id, out), "forms.csv")
                .contains(SHIPPED));
        core.by(caseworker, () -> core.cases.close(id, "It has ceased."));
        assertTrue(core.retained.delete(id.value(), SendFixture.BORN.plusDays(1)));
        assertEquals(0, core.count("SendAction", "caseId", id.value()));
        assertFalse(core.drafts.exists(begun.id()));
    }

    private interface Export {
        void to(ByteArrayOutputStream zip) throws IOException;
    }

    private String entry(Account account, Export export, String name) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        return core.as(account, () -> {
            try {
                export.to(zip);
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()));
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().equals(name)) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                throw new AssertionError("no " + name);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private FormVersion add(String yaml) {
        return core.as(caseworker, () -> core.forms.add(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private FormCheck check(String yaml) {
        return core.as(caseworker, () -> core.forms.check(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> mistakes(String yaml) {
        return assertInstanceOf(FormCheck.Wrong.class, check(yaml)).mistakes().stream()
                .map(FormMistake::place)
                .toList();
    }

    private long mails(Account account, String subject) {
        return core.subjectsTo(account).stream().filter(subject::equals).count();
    }

    private ActionId send(String form, Account party) {
        return core.as(
                        caseworker,
                        () -> core.teamActions.send(
                                id,
                                UUID.randomUUID(),
                                form,
                                parties(party),
                                core.today().plusDays(15)))
                .getFirst();
    }

    private List<PartyId> parties(Account... accounts) {
        List<Account> asked = List.of(accounts);
        return core.as(caseworker, () -> core.people.parties(id)).stream()
                .filter(party -> asked.stream().anyMatch(account -> account.id().equals(party.account())))
                .map(Party::id)
                .toList();
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }
}
