package org.guildhall.send;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.session.Actors;
import org.guildhall.send.action.ActionId;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.FormService;
import org.guildhall.send.action.FormVersionId;
import org.guildhall.send.action.TeamActionService;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.document.CaseDocumentId;
import org.guildhall.send.document.DocumentKind;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.DocumentService;
import org.guildhall.send.document.NewCaseDocument;
import org.guildhall.send.document.PublishingService;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.message.NewMessage;
import org.guildhall.send.message.NewReply;
import org.guildhall.send.message.TeamInboxQuery;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.message.ThreadId;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.Basis;
import org.guildhall.send.record.CalendarFeeds;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseExportService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseImportService;
import org.guildhall.send.record.CaseQuery;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CaseTeam;
import org.guildhall.send.record.CoverId;
import org.guildhall.send.record.CoverService;
import org.guildhall.send.record.EventId;
import org.guildhall.send.record.ExceptionId;
import org.guildhall.send.record.FigureService;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.NewCase;
import org.guildhall.send.record.NewEvent;
import org.guildhall.send.record.NewInvitation;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.PartyState;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.TrainingClock;
import org.guildhall.send.record.Visibility;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.NeedsRequestService;
import org.guildhall.send.request.TeamRequestService;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every public method of every service that asks who acts × everybody, with one family's case. What a page does not offer, the service
 * refuses, and the refusal is audited; what anybody may call tells nothing of others' cases. A method that has no line here fails, and
 * says which line is missing.
 */
@EachDatabase
class ServiceMatrixTest {
    /** Everybody. */
    private enum Who {
        NOBODY,
        STRANGER,
        /** Sees the case. */
        PARENT,
        /** Will see it once staff confirm. */
        WAITING,
        /** Saw it. */
        REVOKED,
        CASEWORKER,
        MANAGER,
        ADMINISTRATOR
    }

    private static final Set<Who> PARENT = EnumSet.of(Who.PARENT);
    private static final Set<Who> CASEWORKERS = EnumSet.of(Who.CASEWORKER);
    private static final Set<Who> STAFF = EnumSet.of(Who.CASEWORKER, Who.MANAGER);
    private static final Set<Who> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    private static final Set<Who> NO_ONE = EnumSet.noneOf(Who.class);
    private static final String WHY = "For a reason.";

    /** Those that are part of what others ask for, and what shows that these ask. */
    private static final Map<Class<?>, String> ELSEWHERE = Map.of(
            TypedWords.class, "used by services that have asked",
            CaseTeam.class, "used by services that have asked",
            CaseDesk.class, "used by services that have asked, or asks by what it is given",
            Uploads.class, "used by services that have asked; what is uploaded is the acting person's own");

    private final SendFixture core;
    private final Map<Who, Account> accounts = new EnumMap<>(Who.class);
    private final Map<String, Call> calls = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Class<?> service = Object.class;

    ServiceMatrixTest(DatabasePlace place) {
        core = SendFixture.of(place);
    }

    @BeforeEach
    void lines() {
        for (Who who : SIGNED_IN) {
            accounts.put(
                    who,
                    switch (who) {
                        case CASEWORKER -> core.newCaseworker();
                        case MANAGER -> core.newManager();
                        case ADMINISTRATOR -> core.newAdministrator();
                        case NOBODY, STRANGER, PARENT, WAITING, REVOKED -> core.newCitizen();
                    });
        }
        ofCases();
        ofHistory();
        ofPeople();
        ofInvitations();
        ofParties();
        ofMessages();
        ofDocuments();
        ofForms();
        ofRequests();
    }

    /** What comes of a call for those who may not make it. */
    private enum Otherwise {
        /** It is refused, which is audited. */
        REFUSED,
        /** It does nothing, and answers with nothing of the case. */
        NOTHING
    }

    private record Call(Set<Who> allowed, Otherwise otherwise, Calling work) {}

    @FunctionalInterface
    private interface Calling {
        Object on(Scene scene) throws IOException;
    }

    /** A family's case, with the marker in what is kept of it. */
    private record Scene(
            String marker,
            SendCase kept,
            EventId event,
            InvitationId waiting,
            PartyId party,
            ThreadId thread,
            CaseDocumentId document,
            ActionId action,
            UUID draft,
            UUID begun,
            NeedsRequest request,
            Set<String> names) {
        CaseId id() {
            return kept.id();
        }
    }

    @Test
    @Tag("C9")
    @Tag("G4")
    @Tag("G10")
    void servicesRefuseWhatPagesDoNotOfferAndTheAuditLogKnows() throws IOException {
        enumerate();
        Scene untouched = scene();
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            for (Who who : others(call.getValue().allowed())) {
                isRefused(call.getKey(), call.getValue(), who, untouched);
            }
        }
        Scene worked = scene();
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            for (Who who : call.getValue().allowed()) {
                isAllowed(call.getKey(), call.getValue(), who, worked);
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    private void ofCases() {
        service = CaseAccess.class;
        done("checkRead(CaseId)", STAFF, s -> core.access.checkRead(s.id()));
        done("checkChange(CaseId)", CASEWORKERS, s -> core.access.checkChange(s.id()));
        only("party(CaseId)", PARENT, s -> core.access.party(s.id()));

        service = CaseService.class;
        CaseService cases = core.cases;
        anybody("today()", s -> cases.today());
        anybody("mayChange()", s -> cases.mayChange());
        anybody("mayOpen()", s -> cases.mayOpen());
        only(
                "open(NewCase)",
                CASEWORKERS,
                s -> cases.open(new NewCase(s.kept.details(), core.today(), AskedBy.PARENT, "", "")));
        done("describe(SendCase, CaseDetails)", CASEWORKERS, s -> cases.describe(s.kept, s.kept.details()));
        only("list(CaseQuery, int, int)", STAFF, s -> cases.list(CaseQuery.open(), 0, 10));
        only("count(CaseQuery)", STAFF, s -> cases.count(CaseQuery.open()));
        only("find(CaseId)", STAFF, s -> cases.find(s.id()));
        only("alike(CaseId)", STAFF, s -> cases.alike(s.id()));
        only("caseworkers()", STAFF, s -> cases.caseworkers());
        only("nameOf(AccountId)", STAFF, s -> cases.nameOf(account(Who.PARENT).id()));
        only(
                "contactOf(AccountId)",
                STAFF,
                s -> cases.contactOf(account(Who.PARENT).id()));
        only("isMine(CaseId)", STAFF, s -> cases.isMine(s.id()));
        only("assign(Collection, AccountId)", CASEWORKERS, s -> cases.assign(List.of(s.id()), null));
        only("notes(CaseId)", STAFF, s -> cases.notes(s.id()));
        done("addNote(CaseId, String)", CASEWORKERS, s -> cases.addNote(s.id(), ""));
        done("close(CaseId, String)", CASEWORKERS, s -> cases.close(s.id(), ""));
        done("reopen(CaseId)", CASEWORKERS, s -> cases.reopen(s.id()));
        only("history(CaseId)", STAFF, s -> cases.history(s.id()));
        only("typed(CaseId, String)", CASEWORKERS, s -> cases.typed(s.id(), "note"));
        only("typedToOpen()", CASEWORKERS, s -> cases.typedToOpen());
        done("keepTypedToOpen(Answers)", CASEWORKERS, s -> cases.keepTypedToOpen(Answers.NONE));
        done(
                "keepTyped(CaseId, String, Answers)",
                CASEWORKERS,
                s -> cases.keepTyped(s.id(), "note", Answers.NONE.with("note", "Rang")));

        service = CaseImportService.class;
        anybody("neededColumns()", s -> core.imports.neededColumns());
        anybody("otherColumns()", s -> core.imports.otherColumns());
        only("check(InputStream)", CASEWORKERS, s -> core.imports.check(new ByteArrayInputStream(new byte[] {'r'})));
        only(
                "takeChecked(InputStream, String)",
                CASEWORKERS,
                s -> core.imports.takeChecked(new ByteArrayInputStream(new byte[] {'r'}), ""));
        only("take(InputStream)", CASEWORKERS, s -> core.imports.take(new ByteArrayInputStream(new byte[] {'r'})));

        service = CaseExportService.class;
        anybody("mayExport()", s -> core.exports.mayExport());
        only("write(CaseId, OutputStream)", CASEWORKERS, s -> {
            core.exports.write(s.id(), OutputStream.nullOutputStream());
            return "";
        });

        service = FigureService.class;
        only("radar()", STAFF, s -> core.figures.radar());
        only("returns(int)", STAFF, s -> core.figures.returns(2026));
    }

    private void ofHistory() {
        service = HistoryService.class;
        HistoryService history = core.history;
        NewEvent event = NewEvent.of(EventKind.DECIDED_TO_ASSESS, LocalDate.of(2026, 5, 4), "");
        only("timetable(CaseId)", STAFF, s -> history.timetable(s.id()));
        only("events(CaseId)", STAFF, s -> history.events(s.id()));
        only("note(CaseId, NewEvent)", CASEWORKERS, s -> history.note(s.id(), event));
        only(
                "correct(CaseId, EventId, NewEvent, String)",
                CASEWORKERS,
                s -> history.correct(s.id(), s.event, event, ""));
        done("withdraw(CaseId, EventId, String)", CASEWORKERS, s -> history.withdraw(s.id(), s.event, ""));
        only("isFollowed(CaseId)", STAFF, s -> history.isFollowed(s.id()));
        only("reasons(String)", STAFF, s -> history.reasons("final-plan"));
        only("exceptions(CaseId)", STAFF, s -> history.exceptions(s.id()));
        only(
                "except(CaseId, RecordedException, String)",
                CASEWORKERS,
                s -> history.except(s.id(), new RecordedException("final-plan", "none"), ""));
        done(
                "withdraw(CaseId, ExceptionId, String)",
                CASEWORKERS,
                s -> history.withdraw(s.id(), new ExceptionId(s.event.value()), ""));
        only("updates(CaseId)", STAFF, s -> history.updates(s.id()));

        service = TrainingClock.class;
        anybody("runs()", s -> core.trainingClock.runs());
        done("moveOn(CaseId, int)", CASEWORKERS, s -> core.trainingClock.moveOn(s.id(), 0));
    }

    private void ofPeople() {
        service = PeopleService.class;
        only("parties(CaseId)", STAFF, s -> core.people.parties(s.id()));
        done("show(PartyId, Visibility)", CASEWORKERS, s -> core.people.show(s.party, Visibility.ALL));
        done("record(PartyId, Basis, String)", CASEWORKERS, s -> core.people.record(s.party, Basis.AGREES, ""));
        only("comingOfAge(int)", STAFF, s -> core.people.comingOfAge(90));

        service = CoverService.class;
        only("covers()", STAFF, s -> core.covers.covers());
        only(
                "cover(AccountId, AccountId, LocalDate, LocalDate)",
                CASEWORKERS,
                s -> core.covers.cover(
                        account(Who.CASEWORKER).id(), account(Who.STRANGER).id(), core.today(), core.today()));
        done("endCover(CoverId)", CASEWORKERS, s -> core.covers.endCover(new CoverId(s.event.value())));
    }

    private void ofInvitations() {
        service = InvitationService.class;
        InvitationService invitations = core.invitations;
        anybody("telephone()", s -> invitations.telephone());
        anybody("mayInvite()", s -> invitations.mayInvite());
        anybody("invited(String)", s -> invitations.invited("no-such-token"));
        only("list(CaseId)", STAFF, s -> invitations.list(s.id()));
        only("find(InvitationId)", STAFF, s -> invitations.find(s.waiting));
        only("countWaiting()", STAFF, s -> invitations.countWaiting());
        only("waiting()", STAFF, s -> invitations.waiting());
        only(
                "create(CaseId, NewInvitation)",
                CASEWORKERS,
                s -> invitations.create(s.id(), NewInvitation.ofParent("", "", Locale.UK)));
        done("sendCode(InvitationId)", CASEWORKERS, s -> invitations.sendCode(s.waiting));
        only("verify(InvitationId, String)", CASEWORKERS, s -> invitations.verify(s.waiting, "0000 0000"));
        done("sendLink(InvitationId)", CASEWORKERS, s -> invitations.sendLink(s.waiting));
        done("confirmAddress(InvitationId, String)", CASEWORKERS, s -> invitations.confirmAddress(s.waiting, ""));
        done("activate(InvitationId, Visibility)", CASEWORKERS, s -> invitations.activate(s.waiting, Visibility.ALL));
        done("revoke(InvitationId, String)", CASEWORKERS, s -> invitations.revoke(s.waiting, ""));
        done("open(String)", SIGNED_IN, s -> invitations.open("no-such-token"));
        only("awaiting()", SIGNED_IN, s -> invitations.awaiting());
        // whoever has answered is told that it is at another step now
        done("answer(Collection, boolean)", EnumSet.of(Who.WAITING), s -> invitations.answer(List.of(s.waiting), true));
    }

    private void ofParties() {
        service = PartyService.class;
        only("dashboard(CaseId)", PARENT, s -> core.parties.dashboard(s.id()));
        only("address(CaseId)", PARENT, s -> core.parties.address(s.id()));
        line("children()", EnumSet.of(Who.PARENT, Who.WAITING), Otherwise.NOTHING, s -> core.parties.children());
        service = CalendarFeeds.class;
        only("madeAt(CaseId)", PARENT, s -> core.feeds.madeAt(s.id()));
        only("make(CaseId)", PARENT, s -> core.feeds.make(s.id()));
        done("revoke(CaseId)", PARENT, s -> core.feeds.revoke(s.id()));
        anybody("read(String)", s -> core.feeds.read("no such address"));
    }

    private void ofMessages() {
        NewMessage message = new NewMessage(UUID.randomUUID(), UUID.randomUUID(), List.of(), "", "", "");
        service = MessageService.class;
        MessageService mine = core.messages;
        anybody("types()", s -> mine.types());
        only("begin(CaseId)", PARENT, s -> mine.begin(s.id()));
        only("begin(ThreadId)", PARENT, s -> mine.begin(s.thread));
        only("send(CaseId, NewMessage)", PARENT, s -> mine.send(s.id(), message));
        done(
                "reply(ThreadId, NewReply)",
                PARENT,
                s -> mine.reply(s.thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "")));
        only("open(ThreadId)", PARENT, s -> mine.open(s.thread));
        only("inbox(CaseId, int, int)", PARENT, s -> mine.inbox(s.id(), 0, 10));
        only("countInbox(CaseId)", PARENT, s -> mine.countInbox(s.id()));
        only("sent(CaseId, int, int)", PARENT, s -> mine.sent(s.id(), 0, 10));
        only("countSent(CaseId)", PARENT, s -> mine.countSent(s.id()));
        only("unread(CaseId)", PARENT, s -> mine.unread(s.id()));
        only("typed(CaseId)", PARENT, s -> mine.typed(s.id()));
        done("keepTyped(CaseId, Answers)", PARENT, s -> mine.keepTyped(s.id(), Answers.NONE));
        only("typed(ThreadId)", PARENT, s -> mine.typed(s.thread));
        done("keepTyped(ThreadId, Answers)", PARENT, s -> mine.keepTyped(s.thread, Answers.NONE));

        service = TeamMessageService.class;
        TeamMessageService team = core.teamMessages;
        TeamInboxQuery inbox = TeamInboxQuery.all(TeamInboxQuery.Whose.ALL);
        anybody("mayRead()", s -> team.mayRead());
        anybody("mayWrite()", s -> team.mayWrite());
        anybody("types()", s -> team.types());
        only("parties(CaseId)", STAFF, s -> team.parties(s.id()));
        only("begin(CaseId)", CASEWORKERS, s -> team.begin(s.id()));
        only("begin(ThreadId)", CASEWORKERS, s -> team.begin(s.thread));
        only("write(CaseId, Collection, NewMessage)", CASEWORKERS, s -> team.write(s.id(), List.of(s.party), message));
        done(
                "reply(ThreadId, NewReply)",
                CASEWORKERS,
                s -> team.reply(s.thread, new NewReply(UUID.randomUUID(), UUID.randomUUID(), List.of(), "")));
        only("open(ThreadId)", STAFF, s -> team.open(s.thread));
        done("settle(ThreadId)", CASEWORKERS, s -> team.settle(s.thread));
        only("threads(CaseId, int, int)", STAFF, s -> team.threads(s.id(), 0, 10));
        only("countThreads(CaseId)", STAFF, s -> team.countThreads(s.id()));
        only("unread(CaseId)", STAFF, s -> team.unread(s.id()));
        only("inbox(TeamInboxQuery, int, int)", STAFF, s -> team.inbox(inbox, 0, 10));
        only("count(TeamInboxQuery)", STAFF, s -> team.count(inbox));
        only("typed(CaseId)", CASEWORKERS, s -> team.typed(s.id()));
        done("keepTyped(CaseId, Answers)", CASEWORKERS, s -> team.keepTyped(s.id(), Answers.NONE));
        only("typed(ThreadId)", CASEWORKERS, s -> team.typed(s.thread));
        done("keepTyped(ThreadId, Answers)", CASEWORKERS, s -> team.keepTyped(s.thread, Answers.NONE));
    }

    private void ofDocuments() {
        DocumentQuery query = DocumentQuery.newest();
        service = DocumentService.class;
        only("list(CaseId, DocumentQuery, int, int)", PARENT, s -> core.published.list(s.id(), query, 0, 10));
        only("count(CaseId, DocumentQuery)", PARENT, s -> core.published.count(s.id(), query));
        only("unread(CaseId)", PARENT, s -> core.published.unread(s.id()));

        service = PublishingService.class;
        PublishingService team = core.publishing;
        NewCaseDocument none =
                new NewCaseDocument(new DocumentId(UUID.randomUUID()), DocumentKind.OTHER, "", LocalDate.EPOCH);
        anybody("mayPublish()", s -> team.mayPublish());
        anybody("policy()", s -> team.policy());
        only("begin()", CASEWORKERS, s -> team.begin());
        only("parties(CaseId)", CASEWORKERS, s -> team.parties(s.id()));
        only(
                "publish(CaseId, UUID, List, Collection, LocalDate)",
                CASEWORKERS,
                s -> team.publish(s.id(), UUID.randomUUID(), List.of(none), List.of(s.party), null));
        only(
                "reach(Collection, UUID, NewCaseDocument, LocalDate)",
                CASEWORKERS,
                s -> team.reach(List.of(s.id()), UUID.randomUUID(), none, null));
        only(
                "publish(Collection, UUID, NewCaseDocument, LocalDate)",
                CASEWORKERS,
                s -> team.publish(List.of(s.id()), UUID.randomUUID(), none, null));
        only("list(CaseId, int, int)", STAFF, s -> team.list(s.id(), 0, 10));
        only("count(CaseId)", STAFF, s -> team.count(s.id()));
        only("find(CaseDocumentId)", STAFF, s -> team.find(s.document));
        only(
                "preview(CaseId, PartyId, DocumentQuery, int, int)",
                STAFF,
                s -> team.preview(s.id(), s.party, query, 0, 10));
        only("countPreview(CaseId, PartyId, DocumentQuery)", STAFF, s -> team.countPreview(s.id(), s.party, query));
        done("show(CaseDocumentId, Collection)", CASEWORKERS, s -> team.show(s.document, List.of(s.party)));
        done("withdraw(CaseDocumentId, String)", CASEWORKERS, s -> team.withdraw(s.document, WHY));
        only("openings(CaseDocumentId)", STAFF, s -> team.openings(s.document));
    }

    private void ofForms() {
        service = ActionService.class;
        only("list(CaseId)", PARENT, s -> core.actions.list(s.id()));
        only("open(CaseId)", PARENT, s -> core.actions.open(s.id()));
        only("find(ActionId)", PARENT, s -> core.actions.find(s.action));
        only("draft(ActionId)", PARENT, s -> core.actions.draft(s.action));
        only("ofDraft(UUID)", PARENT, s -> core.actions.ofDraft(s.draft));
        done("submit(ActionId)", PARENT, s -> core.actions.submit(s.action));

        service = TeamActionService.class;
        TeamActionService team = core.teamActions;
        anybody("maySend()", s -> team.maySend());
        only("forms()", CASEWORKERS, s -> team.forms());
        only("parties(CaseId)", CASEWORKERS, s -> team.parties(s.id()));
        only(
                "send(CaseId, UUID, String, Collection, LocalDate)",
                CASEWORKERS,
                s -> team.send(s.id(), UUID.randomUUID(), "", List.of(), core.today()));
        only("list(CaseId)", STAFF, s -> team.list(s.id()));
        only("find(ActionId)", STAFF, s -> team.find(s.action));
        done("withdraw(ActionId, String)", CASEWORKERS, s -> team.withdraw(s.action, WHY));

        service = FormService.class;
        byte[] yaml = {'x'};
        anybody("mayChange()", s -> core.forms.mayChange());
        only("list()", STAFF, s -> core.forms.list());
        only("versions(String)", STAFF, s -> core.forms.versions("parental-preference"));
        only("source(FormVersionId)", STAFF, s -> core.forms.source(new FormVersionId(s.event.value())));
        only("check(byte[])", STAFF, s -> core.forms.check(yaml));
        only("add(byte[])", STAFF, s -> core.forms.add(yaml));
    }

    private void ofRequests() {
        service = NeedsRequestService.class;
        NeedsRequestService mine = core.requests;
        anybody("form()", s -> mine.form().id());
        anybody("policy()", s -> mine.policy());
        anybody("problems(Answers)", s -> mine.problems(Answers.NONE));
        only("begin()", SIGNED_IN, s -> mine.begin());
        line("drafts()", PARENT, Otherwise.NOTHING, s -> mine.drafts());
        only("draft(UUID)", PARENT, s -> mine.draft(s.begun));
        line("mine()", PARENT, Otherwise.NOTHING, s -> mine.mine());
        only("find(RequestId)", PARENT, s -> mine.find(s.request.id()));
        line("sentFrom(UUID)", PARENT, Otherwise.NOTHING, s -> mine.sentFrom(s.begun));
        only("submit(UUID)", PARENT, s -> mine.submit(s.begun));
        done("discard(UUID)", PARENT, s -> mine.discard(s.begun));

        service = TeamRequestService.class;
        only("has(CaseId)", STAFF, s -> core.teamRequests.has(s.request.caseId()));
        only("find(CaseId)", STAFF, s -> core.teamRequests.find(s.request.caseId()));
        only("files(CaseId)", STAFF, s -> core.teamRequests.files(s.request.caseId()));
    }

    /** For these alone; others are refused. */
    private void only(String method, Set<Who> allowed, Calling work) {
        line(method, allowed, Otherwise.REFUSED, work);
    }

    /** As {@link #only}, without an answer. */
    private void done(String method, Set<Who> allowed, Consumer<Scene> work) {
        only(method, allowed, scene -> {
            work.accept(scene);
            return "";
        });
    }

    /** For everybody; nothing of anybody's is told. */
    private void anybody(String method, Calling work) {
        line(method, NO_ONE, Otherwise.NOTHING, work);
    }

    private void line(String method, Set<Who> allowed, Otherwise otherwise, Calling work) {
        calls.put(service.getSimpleName() + "." + method, new Call(allowed, otherwise, work));
    }

    /** Every public method of every class here that is given what tells who acts, or may. */
    private void enumerate() throws IOException {
        Path classes = classes();
        Set<String> lines = new TreeSet<>(calls.keySet());
        try (Stream<Path> files = Files.walk(classes.resolve("org/guildhall/send"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                Class<?> type = load(classes.relativize(file).toString());
                if (!asksWhoActs(type) || ELSEWHERE.containsKey(type)) {
                    continue;
                }
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())
                            && !Modifier.isStatic(method.getModifiers())
                            && !method.isSynthetic()) {
                        String parameters = Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", "));
                        String key = type.getSimpleName() + "." + method.getName() + "(" + parameters + ")";
                        if (!lines.remove(key)) {
                            wrong.add("No line for " + key + ": add only(\"" + method.getName() + "(" + parameters
                                    + ")\", STAFF, s -> ...) after service = " + type.getSimpleName()
                                    + ".class, with those who may call it");
                        }
                    }
                }
            }
        }
        lines.forEach(key -> wrong.add("There is no method " + key + ": its line goes"));
    }

    private static Path classes() {
        try {
            return Path.of(SendPortal.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.replace(".class", "").replace('/', '.'), false, ServiceMatrixTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean asksWhoActs(Class<?> type) {
        Set<Class<?>> given = new HashSet<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            given.addAll(Arrays.asList(constructor.getParameterTypes()));
        }
        return given.contains(Permissions.class) || given.contains(Actors.class) || given.contains(CaseAccess.class);
    }

    private void isAllowed(String method, Call call, Who who, Scene scene) throws IOException {
        try {
            as(who, () -> call.work().on(scene));
        } catch (RefusedException | InvalidInputException | NotFoundException anotherRule) {
            // what stands against it is no lack of a right
        } catch (NotPermittedException refused) {
            wrong.add(method + " refuses " + who + ": " + refused.getMessage());
        }
    }

    private void isRefused(String method, Call call, Who who, Scene scene) throws IOException {
        long before = core.refused(actor(who));
        boolean refused = false;
        try {
            String answer = String.valueOf(as(who, () -> call.work().on(scene)));
            if (call.otherwise() != Otherwise.NOTHING) {
                wrong.add(method + " does not refuse " + who);
            } else if (answer.contains(scene.marker())) {
                wrong.add(method + " tells " + who + " " + answer);
            }
        } catch (NotPermittedException no) {
            refused = true;
        } catch (NotFoundException none) {
            wrong.add(method + " finds nothing for " + who + ", and does not refuse");
        } catch (RefusedException | InvalidInputException rule) {
            wrong.add(method + " tells " + who + " of a rule before it refuses: " + rule.getMessage());
        }
        int more = Math.toIntExact(core.refused(actor(who)) - before);
        boolean named = more > 0
                && core.refusals(actor(who), more).stream()
                        .map(AuditEntry::subjectId)
                        .anyMatch(name -> scene.names().contains(name) || name.matches("send:[a-z:]+"));
        // whoever is not signed in has no account that could be refused something of its own
        if (refused && !named && who != Who.NOBODY) {
            wrong.add("The audit log knows nothing of the refusal of " + method + " to " + who);
        }
    }

    private static Set<Who> others(Set<Who> allowed) {
        Set<Who> others = EnumSet.allOf(Who.class);
        others.removeAll(allowed);
        return others;
    }

    private Account account(Who who) {
        return Objects.requireNonNull(accounts.get(who), who::name);
    }

    private String actor(Who who) {
        return who == Who.NOBODY ? "anonymous" : account(who).id().toString();
    }

    private Object as(Who who, Callable<Object> work) throws IOException {
        Supplier<Object> doing = () -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        return who == Who.NOBODY ? doing.get() : core.as(account(who), doing);
    }

    private Scene scene() {
        Account colleague = core.newCaseworker();
        String marker = SendFixture.surname();
        CaseId id = core.open(colleague, SendFixture.child(marker, SendFixture.BORN), core.today());
        core.activeParent(colleague, id, account(Who.PARENT));
        InvitationId revoked = core.activeParent(colleague, id, account(Who.REVOKED));
        InvitationId waiting = core.linkSent(colleague, id, account(Who.WAITING).email());
        core.accept(account(Who.WAITING), waiting);
        core.by(colleague, () -> {
            core.invitations.revoke(revoked, WHY);
            core.cases.addNote(id, marker + " was rung");
        });
        EventId event =
                core.as(colleague, () -> core.history.events(id).getFirst().id());
        PartyId party = core.as(colleague, () -> core.people.parties(id)).stream()
                .filter(one -> one.state() == PartyState.ACTIVE)
                .map(Party::id)
                .findFirst()
                .orElseThrow();
        Account parent = account(Who.PARENT);
        ThreadId thread = core.as(
                parent,
                () -> core.messages.send(
                        id,
                        new NewMessage(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                List.of(),
                                "Something else",
                                marker,
                                marker + " writes")));
        UUID upload = core.as(colleague, () -> core.publishing.begin());
        NewCaseDocument letter = new NewCaseDocument(
                core.upload(colleague, upload, core.publishing.policy()), DocumentKind.LETTER, marker, core.today());
        CaseDocumentId document = core.as(
                        colleague, () -> core.publishing.publish(id, upload, List.of(letter), List.of(party), null))
                .getFirst();
        ActionId action = core.as(
                        colleague,
                        () -> core.teamActions.send(
                                id, UUID.randomUUID(), "parental-preference", List.of(party), core.today()))
                .getFirst();
        UUID draft = core.as(parent, () -> core.actions.draft(action)).id();
        UUID begun =
                core.begun(parent, SendFixture.asked(marker, SendFixture.BORN).with("isTrue", (Object) null));
        NeedsRequest request = core.request(parent, SendFixture.asked(marker, SendFixture.BORN));
        return new Scene(
                marker,
                core.as(colleague, () -> core.cases.find(id)),
                event,
                waiting,
                party,
                thread,
                document,
                action,
                draft,
                begun,
                request,
                Set.of(
                        id.toString(),
                        event.toString(),
                        waiting.toString(),
                        party.toString(),
                        begun.toString(),
                        request.caseId().toString()));
    }
}
