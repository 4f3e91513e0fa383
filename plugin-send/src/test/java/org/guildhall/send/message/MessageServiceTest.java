package org.guildhall.send.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.send.SendFixture;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.NewCase;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.Visibility;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What parents and staff write to each other, and what nobody else reads. */
@EachDatabase
@Tag("G7")
class MessageServiceTest {
    private static final String TYPE = "EHC Needs Assessment (0-20 weeks)";
    private static final String SECRET = "The consultant said otherwise.";

    private final SendFixture core;
    private final Account caseworker;
    private final Account mother;
    private final Account father;
    private final CaseId id;

    MessageServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        mother = core.newCitizen();
        father = core.newCitizen();
        id = core.open(caseworker);
        core.activeParent(caseworker, id, mother);
        core.activeParent(caseworker, id, father);
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    void aMessageAndItsReplyStandInBothListsAndAreUnreadUntilOpened() {
        ThreadId thread = write(mother, "Test");
        MessageLine sent = core.as(mother, () -> core.messages.sent(id, 0, 10)).getFirst();
        assertEquals("Test", sent.subject());
        assertEquals(TYPE, sent.type().english());
        assertEquals("Siân Probert", sent.to(), "the caseworker has it");
        assertEquals(1L, core.as(caseworker, () -> core.teamMessages.unread(id)));
        assertNull(core.as(mother, () -> core.messages.open(thread))
                .messages()
                .getFirst()
                .readAt());
        MessageThread open = core.as(caseworker, () -> core.teamMessages.open(thread));
        assertEquals(SECRET, open.messages().getFirst().words());
        assertEquals(0L, core.as(caseworker, () -> core.teamMessages.unread(id)));
        core.clock.advance(Duration.ofMinutes(1));
        core.by(
                caseworker,
                () -> core.teamMessages.reply(
                        thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), " We have it. ")));
        assertEquals(1L, core.as(mother, () -> core.messages.unread(id)));
        assertEquals(1L, core.as(mother, () -> core.messages.countInbox(id)));
        assertTrue(
                core.as(mother, () -> core.messages.inbox(id, 0, 10)).getFirst().unread());
        MessageThread answered = core.as(mother, () -> core.messages.open(thread));
        assertEquals(
                List.of(SECRET, "We have it."),
                answered.messages().stream().map(Message::words).toList());
        assertNotNull(answered.messages().getFirst().readAt(), "staff have opened it");
        assertEquals(0L, core.as(mother, () -> core.messages.unread(id)));
        assertEquals(
                1,
                core.as(caseworker, () -> core.teamMessages.threads(id, 0, 10)).size(),
                "a reply keeps the thread");
    }

    @Test
    void noMessageIsSeenByTheOtherParentWhateverTheyMaySeeAndATryIsAudited() {
        ThreadId thread = write(mother, "Of the mother");
        core.by(caseworker, () -> {
            for (Party party : core.people.parties(id)) {
                core.people.show(party.id(), Visibility.ALL);
            }
        });
        assertEquals(0L, core.as(father, () -> core.messages.countInbox(id)));
        assertEquals(0L, core.as(father, () -> core.messages.countSent(id)));
        Account stranger = core.newCitizen();
        for (Account other : List.of(father, stranger, core.newAdministrator())) {
            refused(other, () -> core.messages.open(thread));
            refused(
                    other,
                    () -> core.messages.reply(
                            thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "x")));
            refused(other, () -> core.messages.typed(thread));
            refused(other, () -> core.teamMessages.open(thread));
            refused(other, () -> core.teamMessages.threads(id, 0, 10));
            refused(other, () -> core.teamMessages.settle(thread));
            refused(other, () -> core.teamMessages.inbox(all(), 0, 10));
        }
        assertTrue(core.actions(id).contains("send.message.refused"));
        refused(stranger, () -> core.messages.inbox(id, 0, 10));
        refused(stranger, () -> core.messages.send(id, asked("x")));
        Account manager = core.newManager();
        assertEquals(
                1,
                core.as(manager, () -> core.teamMessages.open(thread))
                        .messages()
                        .size());
        refused(
                manager,
                () -> core.teamMessages.reply(
                        thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "x")));
        refused(manager, () -> core.teamMessages.settle(thread));
    }

    @Test
    void staffWhoAreTheFamilyReadNothingOfItAsStaff() {
        Account both = core.newCaseworker();
        CaseId own = core.open(caseworker);
        core.activeParent(caseworker, own, both);
        ThreadId thread = core.as(both, () -> core.messages.send(own, asked("Mine")));
        assertThrows(RefusedException.class, () -> core.by(both, () -> core.teamMessages.open(thread)));
        assertFalse(
                lines(both, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL)).contains(thread));
        assertTrue(lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL))
                .contains(thread));
        assertFalse(core.subjectsTo(both).contains("New message from a parent or young person"));
        NewCase asked = new NewCase(
                SendFixture.child(SendFixture.surname(), SendFixture.BORN),
                core.today(),
                AskedBy.PARENT,
                "Sam Probert",
                both.email());
        CaseId askedFor = core.as(caseworker, () -> core.cases.open(asked));
        core.activeParent(caseworker, askedFor, mother);
        ThreadId ofMother = core.as(mother, () -> core.messages.send(askedFor, asked("Hers")));
        assertFalse(
                lines(both, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL)).contains(ofMother));
        assertTrue(lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL))
                .contains(ofMother));
    }

    @Test
    void theTeamIsToldWhereWhoeverHasTheCaseMayNotWorkOnItOrIsTheFamily() {
        Account colleague = core.newCaseworker();
        Account family = core.newCaseworker();
        core.activeParent(caseworker, id, family);
        core.by(caseworker, () -> core.covers.cover(caseworker.id(), family.id(), core.today(), core.today()));
        write(mother, "While away");
        assertEquals(0, news(family));
        assertEquals(1, news(colleague));
        core.days(1);
        core.withoutRoles(caseworker);
        write(mother, "Without a role");
        assertEquals(1, news(caseworker), "the one from before");
        assertEquals(2, news(colleague));
    }

    @Test
    void whatNobodyHasReadIsNeitherSettledNorAnswered() {
        ThreadId thread = write(mother, "First");
        core.by(caseworker, () -> core.teamMessages.open(thread));
        core.clock.advance(Duration.ofMinutes(1));
        Instant unread = core.clock.instant();
        core.by(mother, () -> core.messages.reply(thread, reply("And the taxi does not come.")));
        core.clock.advance(Duration.ofMinutes(1));
        core.by(mother, () -> core.messages.reply(thread, reply("Nor does the bus.")));
        RefusedException changed =
                assertThrows(RefusedException.class, () -> core.by(caseworker, () -> core.teamMessages.settle(thread)));
        assertEquals("send.case.changed", changed.textKey());
        core.clock.advance(Duration.ofMinutes(1));
        core.by(caseworker, () -> core.teamMessages.reply(thread, reply("We have the report.")));
        assertTrue(lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.MINE))
                .contains(thread));
        assertEquals(
                unread,
                core.as(caseworker, () -> core.teamMessages.open(thread)).waitingSince());
        core.by(caseworker, () -> core.teamMessages.settle(thread));
        assertEquals(List.of(), lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.MINE)));
    }

    @Test
    void aMessageIsThereOnceHoweverOftenItIsSent() throws Exception {
        NewMessage asked = asked("Once");
        ThreadId first = core.as(mother, () -> core.messages.send(id, asked));
        assertEquals(first, core.as(mother, () -> core.messages.send(id, asked)));
        NewMessage pressed = asked("Twice at a time");
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<ThreadId>> both = new ArrayList<>();
            for (int press = 0; press < 2; press++) {
                both.add(threads.submit(() -> {
                    go.await();
                    return core.as(mother, () -> core.messages.send(id, pressed));
                }));
            }
            go.countDown();
            assertEquals(both.getFirst().get(), both.getLast().get());
        }
        assertEquals(2L, core.as(mother, () -> core.messages.countSent(id)));
        UUID reply = UUID.randomUUID();
        core.by(mother, () -> core.messages.reply(first, new NewReply(reply, reply, List.of(), "More")));
        core.by(mother, () -> core.messages.reply(first, new NewReply(reply, reply, List.of(), "More")));
        assertEquals(3L, core.as(mother, () -> core.messages.countSent(id)));
        NewMessage toBoth = asked("To both");
        List<ThreadId> written = core.as(caseworker, () -> core.teamMessages.write(id, parties(), toBoth));
        assertEquals(2, written.size());
        assertEquals(written, core.as(caseworker, () -> core.teamMessages.write(id, parties(), toBoth)));
        assertEquals(1L, core.as(father, () -> core.messages.unread(id)));
        assertEquals(1L, core.as(mother, () -> core.messages.unread(id)));
        refused(
                father,
                () -> core.messages.open(
                        written.getFirst().equals(ofFather(written)) ? written.getLast() : written.getFirst()));
    }

    @Test
    void theInboxOfTheTeamKnowsWhatWaitsAndWhose() {
        Account colleague = core.newCaseworker();
        CaseId free = core.open(caseworker);
        core.activeParent(caseworker, free, mother);
        ThreadId first = write(mother, "First");
        core.clock.advance(Duration.ofMinutes(1));
        ThreadId nobodys = core.as(mother, () -> core.messages.send(free, asked("Nobody's")));
        assertEquals(
                "",
                core.as(mother, () -> core.messages.sent(free, 0, 1)).getFirst().to());
        assertEquals(List.of(first), lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.MINE)));
        assertEquals(List.of(), lines(colleague, TeamInboxQuery.waiting(TeamInboxQuery.Whose.COVERED)));
        assertTrue(lines(colleague, TeamInboxQuery.waiting(TeamInboxQuery.Whose.UNALLOCATED))
                .contains(nobodys));
        assertFalse(lines(colleague, TeamInboxQuery.waiting(TeamInboxQuery.Whose.UNALLOCATED))
                .contains(first));
        core.by(
                caseworker,
                () -> core.covers.cover(
                        caseworker.id(),
                        colleague.id(),
                        core.today(),
                        core.today().plusDays(3)));
        assertEquals(List.of(first), lines(colleague, TeamInboxQuery.waiting(TeamInboxQuery.Whose.COVERED)));
        assertEquals(
                1L,
                core.as(
                        colleague,
                        () -> core.teamMessages.count(TeamInboxQuery.waiting(TeamInboxQuery.Whose.COVERED))));
        List<ThreadId> whole = lines(caseworker, all());
        assertTrue(whole.indexOf(nobodys) < whole.indexOf(first), "the newest first");
        List<ThreadId> waiting = lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL));
        assertTrue(waiting.indexOf(first) < waiting.indexOf(nobodys), "what waits longest first");
        core.by(caseworker, () -> {
            core.teamMessages.open(first);
            core.teamMessages.open(nobodys);
        });
        core.by(
                caseworker,
                () -> core.teamMessages.reply(
                        first, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "Done.")));
        core.by(caseworker, () -> core.teamMessages.settle(nobodys));
        assertEquals(List.of(), lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.MINE)));
        assertFalse(lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL))
                .contains(nobodys));
        core.by(
                mother,
                () -> core.messages.reply(
                        nobodys, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "Another thing.")));
        assertTrue(lines(caseworker, TeamInboxQuery.waiting(TeamInboxQuery.Whose.ALL))
                .contains(nobodys));
    }

    @Test
    void noticesGoToWhoHasTheCaseOrCoversItAndHoldNoContent() {
        Account colleague = core.newCaseworker();
        write(mother, "Private subject");
        assertEquals(1, news(caseworker));
        assertEquals(0, news(colleague));
        core.by(caseworker, () -> core.covers.cover(caseworker.id(), colleague.id(), core.today(), core.today()));
        ThreadId thread = write(mother, "While away");
        assertEquals(1, news(colleague));
        assertEquals(1, news(caseworker), "who is away is not written to");
        core.by(caseworker, () -> core.cases.assign(List.of(id), null));
        Account manager = core.newManager();
        write(mother, "To the team");
        assertEquals(1, news(manager));
        core.by(
                caseworker,
                () -> core.teamMessages.reply(
                        thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), SECRET)));
        KeptMail told = core.mailsTo(mother.email()).getFirst();
        assertEquals("New message in the EHCP and SEND Parent Portal", told.subject());
        for (Account account : List.of(mother, caseworker, colleague, manager)) {
            for (KeptMail mail : core.mailsTo(account.email())) {
                assertFalse(mail.text().contains(SECRET) || mail.text().contains("Private subject"), mail.text());
                assertFalse(mail.text().contains("Robin"), mail.text());
            }
        }
        assertEquals(
                0,
                news(father)
                        + core.mailsTo(father.email()).stream()
                                .filter(mail -> mail.subject().startsWith("New message"))
                                .count());
    }

    @Test
    void theTeamIsRemindedOfWhatNobodyAnswersEachThreeWorkingDays() {
        ThreadId thread = write(mother, "Waiting");
        core.run(core.unanswered);
        assertEquals(0, reminders(thread));
        while (core.clock.instant().atZone(core.clock.getZone()).getDayOfWeek() != java.time.DayOfWeek.MONDAY) {
            core.days(1);
        }
        core.run(core.unanswered);
        int before = reminders(thread);
        core.days(3);
        core.run(core.unanswered);
        core.run(core.unanswered);
        assertEquals(before + 1, reminders(thread));
        core.days(1);
        core.run(core.unanswered);
        assertEquals(before + 1, reminders(thread), "three working days have not gone by again");
        core.by(caseworker, () -> {
            core.teamMessages.open(thread);
            core.teamMessages.settle(thread);
        });
        core.days(7);
        core.run(core.unanswered);
        assertEquals(before + 1, reminders(thread));
    }

    @Test
    void whoSendsTooMuchIsHeldUpForAnHourAndWhatIsMissingIsTold() {
        core.settings.set("messagesPerHour", 2);
        write(mother, "1");
        write(mother, "2");
        RefusedException held = assertThrows(RefusedException.class, () -> write(mother, "3"));
        assertEquals("send.message.too-many", held.textKey());
        write(father, "Another party");
        core.clock.advance(Duration.ofMinutes(61));
        write(mother, "4");
        InvalidInputException wrong = assertThrows(
                InvalidInputException.class,
                () -> core.by(
                        mother,
                        () -> core.messages.send(
                                id, new NewMessage(UUID.randomUUID(), UUID.randomUUID(), List.of(), "?", " ", ""))));
        assertEquals(
                List.of("type", "subject", "words"),
                wrong.problems().stream().map(FieldProblem::field).toList());
    }

    @Test
    void filesGoWithAMessageAndAreReadByItsPartyAndStaffAlone() {
        UUID begun = core.as(mother, () -> core.messages.begin(id).upload());
        DocumentId file = core.upload(mother, begun, core.messageFiles.policy());
        assertTrue(core.reads(mother, file));
        assertFalse(core.reads(caseworker, file), "it was not sent yet");
        ThreadId thread = core.as(
                mother,
                () -> core.messages.send(
                        id, new NewMessage(begun, begun, List.of(file), TYPE, "With a file", "See it.")));
        assertEquals(
                List.of(file),
                core.as(caseworker, () -> core.teamMessages.open(thread)).messages().getFirst().files().stream()
                        .map(document -> document.id())
                        .toList());
        assertTrue(core.reads(mother, file));
        assertTrue(core.reads(caseworker, file));
        assertFalse(core.reads(father, file));
        assertFalse(core.reads(core.newCitizen(), file));
        UUID toBoth = core.as(caseworker, () -> core.teamMessages.begin(id).upload());
        DocumentId shared = core.upload(caseworker, toBoth, core.messageFiles.policy());
        core.by(
                caseworker,
                () -> core.teamMessages.write(
                        id, parties(), new NewMessage(toBoth, toBoth, List.of(shared), TYPE, "Both", "See it.")));
        assertTrue(core.reads(mother, shared) && core.reads(father, shared));
        UUID left = core.as(mother, () -> core.messages.begin(id).upload());
        DocumentId abandoned = core.upload(mother, left, core.messageFiles.policy());
        core.days(31);
        core.run(core.abandoned);
        assertTrue(core.documents.find(abandoned).isEmpty());
        assertTrue(core.documents.find(file).isPresent());
    }

    @Test
    void filesWaitForWhoeverLeavesThePageAndGoWithOneMessage() {
        UUID begun = core.as(mother, () -> core.messages.begin(id).upload());
        DocumentId file = core.upload(mother, begun, core.messageFiles.policy());
        core.days(20);
        assertEquals(begun, core.as(mother, () -> core.messages.begin(id).upload()), "the page is opened again");
        assertNotEquals(
                begun, core.as(father, () -> core.messages.begin(id).upload()), "the other parent's are their own");
        core.days(20);
        core.run(core.abandoned);
        assertTrue(core.documents.find(file).isPresent(), "the page was opened since");
        ThreadId thread = core.as(
                mother,
                () -> core.messages.send(
                        id, new NewMessage(UUID.randomUUID(), begun, List.of(file), TYPE, "With a file", "See it.")));
        UUID next = core.as(mother, () -> core.messages.begin(id).upload());
        assertNotEquals(begun, next, "those have gone");
        UUID reply = core.as(mother, () -> core.messages.begin(thread).upload());
        assertNotEquals(next, reply, "a reply has its own");
        assertEquals(reply, core.as(mother, () -> core.messages.begin(thread).upload()));
        // a tab that was opened before the other was sent
        ThreadId late = core.as(
                mother,
                () -> core.messages.send(
                        id, new NewMessage(UUID.randomUUID(), begun, List.of(), TYPE, "Late", "Without it.")));
        assertNotEquals(thread, late);
        assertEquals(
                List.of(),
                core.as(mother, () -> core.messages.open(late))
                        .messages()
                        .getFirst()
                        .files());
    }

    @Test
    void aMessageTakesTheFilesThatItsPageShowsAndNoneOfAnotherWindow() {
        UUID begun = core.as(caseworker, () -> core.teamMessages.begin(id).upload());
        DocumentId report = core.upload(caseworker, begun, core.messageFiles.policy());
        List<PartyId> both = core.as(caseworker, this::parties);
        NewMessage without = new NewMessage(UUID.randomUUID(), begun, List.of(), TYPE, "Other window", "No file.");
        List<ThreadId> other = core.as(caseworker, () -> core.teamMessages.write(id, both, without));
        other.forEach(thread -> assertEquals(
                List.of(),
                core.as(caseworker, () -> core.teamMessages.open(thread))
                        .messages()
                        .getFirst()
                        .files()));
        assertFalse(core.reads(father, report));
        assertEquals(
                begun, core.as(caseworker, () -> core.teamMessages.begin(id).upload()), "the file still waits");
        NewMessage with = new NewMessage(UUID.randomUUID(), begun, List.of(report), TYPE, "This window", "See it.");
        List<ThreadId> sent = core.as(caseworker, () -> core.teamMessages.write(id, both, with));
        assertTrue(core.reads(father, report));
        assertEquals(sent, core.as(caseworker, () -> core.teamMessages.write(id, both, with)), "pressed twice");
        NewReply late = new NewReply(UUID.randomUUID(), begun, List.of(report), "It has gone.");
        InvalidInputException gone = assertThrows(
                InvalidInputException.class,
                () -> core.by(caseworker, () -> core.teamMessages.reply(sent.getFirst(), late)));
        assertEquals(List.of(FieldProblem.of("files", "send.file.gone")), gone.problems());
        assertNotEquals(
                begun, core.as(caseworker, () -> core.teamMessages.begin(id).upload()));
    }

    @Test
    void messagesAreTakenOutAndGoWithTheirCaseAndOthersStay() throws IOException {
        UUID begun = core.as(mother, () -> core.messages.begin(id).upload());
        DocumentId file = core.upload(mother, begun, core.messageFiles.policy());
        core.by(
                mother,
                () -> core.messages.send(id, new NewMessage(begun, begun, List.of(file), TYPE, "Goes", SECRET)));
        CaseId other = core.open(caseworker);
        core.activeParent(caseworker, other, mother);
        core.by(mother, () -> core.messages.send(other, asked("Stays")));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.by(caseworker, () -> {
            try {
                core.exports.write(id, zip);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            core.cases.close(id, "It has ceased.");
        });
        assertTrue(entry(zip.toByteArray(), "messages.csv").contains(SECRET));
        assertTrue(entry(zip.toByteArray(), "documents/" + file + "/letter.pdf").startsWith("%PDF"));
        assertTrue(core.retained.delete(id.value(), SendFixture.BORN.plusDays(1)));
        assertEquals(0, core.count("SendMessage", "caseId", id.value()));
        assertEquals(0, core.count("SendThread", "caseId", id.value()));
        assertTrue(core.documents.find(file).isEmpty());
        assertEquals(1, core.count("SendMessage", "caseId", other.value()));
    }

    @Test
    void whatAPartyWroteIsTakenOutWithTheirAccountAndTheOthersIsNot() throws IOException {
        write(mother, "Subject of the mother");
        write(father, "Subject of the father");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        Account administrator = core.newAdministrator();
        core.by(administrator, () -> {
            try {
                core.subjects.exportAccount(mother.id(), zip);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        String messages = entry(zip.toByteArray(), "send/messages.csv");
        assertTrue(messages.contains("Subject of the mother") && messages.contains(SECRET), messages);
        assertFalse(messages.contains("Subject of the father"), messages);
    }

    @Test
    void theTypesAreTheCouncilsAndMistakesAreTold() {
        assertEquals(
                List.of(TYPE, "Annual review", "Draft or final plan", "School placement", "Something else"),
                core.as(mother, () -> core.messages.types()).stream()
                        .map(MessageType::english)
                        .toList());
        core.settings.set("messageTypes", new String[] {"Transport%3B taxis|Cludiant", "plan"});
        assertEquals(
                List.of("Cludiant", "Cynllun drafft neu derfynol"),
                core.as(mother, () -> core.messages.types()).stream()
                        .map(MessageType::welsh)
                        .toList());
        assertEquals(
                List.of("send.message-type.problem.english", "send.message-type.problem.twice"),
                new MessageTypes()
                        .problems(Map.of("messageTypes", List.of("|x", "Name|a", "Name|b"))).stream()
                                .map(FieldProblem::textKey)
                                .toList());
    }

    private ThreadId ofFather(List<ThreadId> threads) {
        return threads.stream()
                .filter(thread -> core.as(caseworker, () -> core.teamMessages.open(thread))
                        .party()
                        .equals(father.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<PartyId> parties() {
        return core.teamMessages.parties(id).stream().map(Party::id).toList();
    }

    private List<ThreadId> lines(Account account, TeamInboxQuery query) {
        return core.as(account, () -> core.teamMessages.inbox(query, 0, 500)).stream()
                .map(ThreadLine::id)
                .toList();
    }

    private static TeamInboxQuery all() {
        return TeamInboxQuery.all(TeamInboxQuery.Whose.ALL);
    }

    private long news(Account account) {
        return core.subjectsTo(account).stream()
                .filter("New message from a parent or young person"::equals)
                .count();
    }

    private int reminders(ThreadId thread) {
        return (int) core.mailsTo(caseworker.email()).stream()
                .filter(mail -> mail.subject().equals("A message waits for an answer"))
                .filter(mail -> mail.text().contains(thread.toString()))
                .count();
    }

    private ThreadId write(Account parent, String subject) {
        return core.as(parent, () -> core.messages.send(id, asked(subject)));
    }

    private static NewReply reply(String words) {
        return new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), words);
    }

    private static NewMessage asked(String subject) {
        return new NewMessage(UUID.randomUUID(), UUID.randomUUID(), List.of(), TYPE, subject, SECRET);
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }

    private static String entry(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
