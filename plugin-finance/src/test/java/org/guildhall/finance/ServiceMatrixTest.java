package org.guildhall.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.DocumentReaders;
import org.guildhall.finance.document.DocumentRecallService;
import org.guildhall.finance.document.FinanceDocumentId;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.flow.RequestFlows;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.intake.ApiIntake;
import org.guildhall.finance.intake.ImportKind;
import org.guildhall.finance.intake.ImportOrder;
import org.guildhall.finance.intake.ImportService;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessRequestService;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Approval;
import org.guildhall.finance.request.EvidenceAccess;
import org.guildhall.finance.request.FlowSettingsService;
import org.guildhall.finance.request.InSpite;
import org.guildhall.finance.request.OfficerPage;
import org.guildhall.finance.request.OnlineConsent;
import org.guildhall.finance.request.OnlineConsentService;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.finance.request.QueueAssignmentService;
import org.guildhall.finance.request.QueueExport;
import org.guildhall.finance.request.QueueFilter;
import org.guildhall.finance.request.QueueLoadService;
import org.guildhall.finance.request.QueueQuery;
import org.guildhall.finance.request.RejectionReason;
import org.guildhall.finance.request.RepresentativeRole;
import org.guildhall.finance.request.RequestWatch;
import org.guildhall.finance.request.Requests;
import org.guildhall.finance.request.RoleProfile;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.finance.request.VisitorRequestService;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every public method of every service that asks who acts × everybody, with the owner's objects. What a page does not offer, the
 * service refuses, and the refusal is audited; what anybody may call tells nothing of others' objects. A method that has no line
 * here fails, and says which line is missing.
 */
@EachDatabase
class ServiceMatrixTest {
    /** Everybody. */
    private enum Who {
        NOBODY,
        STRANGER,
        OWNER,
        HOLDER,
        REVOKED,
        EXPIRED,
        OFFICER,
        MANAGER,
        AUDITOR,
        ADMINISTRATOR
    }

    private static final Set<Who> OWNER = EnumSet.of(Who.OWNER);
    private static final Set<Who> OFFICERS = EnumSet.of(Who.OFFICER);
    private static final Set<Who> STAFF = EnumSet.of(Who.OFFICER, Who.MANAGER);
    private static final Set<Who> READERS = EnumSet.of(Who.HOLDER, Who.OFFICER);
    private static final Set<Who> ADMINISTRATORS = EnumSet.of(Who.ADMINISTRATOR);
    private static final Set<Who> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    private static final Set<Who> EVERYBODY = EnumSet.allOf(Who.class);
    private static final Set<Who> NO_ONE = EnumSet.noneOf(Who.class);

    /** Those that are part of what others ask for, and what shows that these ask. */
    private static final Map<Class<?>, String> ELSEWHERE = Map.of(
            ApiIntake.class, "asks for a token's scope at each call: FinanceApiInMatrix of the product's tests",
            EvidenceAccess.class, "asked by the document store for each byte: MatrixTest of the product's tests",
            TypedWords.class, "used by services that have asked",
            RequestWatch.class, "used by services that have asked");

    private final FinanceFixture core;
    private final Account colleague;
    private final Map<Who, Account> accounts = new HashMap<>();
    private final Map<String, Call> calls = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Class<?> service = Object.class;
    private String consent = "";

    ServiceMatrixTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        colleague = core.newOfficer();
    }

    @BeforeEach
    void lines() {
        core.settings.reset();
        everybody();
        ofRequesters();
        ofReviewers();
        ofQueue();
        ofVisitors();
        ofGrants();
        ofDocuments();
        ofSettings();
    }

    /** What comes of a call for those who may not make it. */
    private enum Otherwise {
        /** It is refused, which is audited. */
        REFUSED,
        /** It is as if the object were not there, which is audited. */
        ABSENT,
        /** It does nothing, and answers with nothing of the object. */
        NOTHING
    }

    private record Call(Set<Who> allowed, Otherwise otherwise, Calling work) {}

    @FunctionalInterface
    private interface Calling {
        Object on(Scene scene) throws IOException;
    }

    /** The owner's objects, each with the marker, made anew for each method. */
    private record Scene(
            String marker,
            Draft draft,
            AccessRequest request,
            Person person,
            UUID grant,
            DocumentId letter,
            FinanceDocumentId letterId) {
        AccessRequestId id() {
            return request.id();
        }

        Set<String> names() {
            return Set.of(
                    draft.id().toString(),
                    id().toString(),
                    person.id().toString(),
                    grant.toString(),
                    letter.toString());
        }
    }

    @Test
    @Tag("C9")
    @Tag("F12")
    @Tag("F13")
    void servicesRefuseWhatPagesDoNotOfferAndTheAuditLogKnows() throws IOException {
        enumerate();
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            Scene scene = scene(account(Who.OWNER));
            for (Who who : EVERYBODY) {
                if (!call.getValue().allowed().contains(who)) {
                    isRefused(call.getKey(), call.getValue(), who, scene);
                }
            }
            for (Who who : call.getValue().allowed()) {
                isAllowed(call.getKey(), call.getValue(), who, scene);
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    /** An officer who asks for access is no officer of that request. */
    @Test
    @Tag("F12")
    void nobodyWorksOnTheirOwnRequestAndTheAuditLogKnowsWhoTried() throws IOException {
        Scene own = scene(account(Who.OFFICER));
        int tried = 0;
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            boolean decides = call.getKey().startsWith("AccessReviewService.")
                    && call.getValue().allowed().equals(OFFICERS);
            if (decides && !call.getKey().contains(".typed(")) {
                tried++;
                long before = refused(Who.OFFICER);
                assertThrows(
                        RefusedException.class,
                        () -> as(Who.OFFICER, () -> call.getValue().work().on(own)),
                        call.getKey());
                assertEquals(before + 1, refused(Who.OFFICER), call.getKey());
                assertEquals(
                        own.id().toString(), refusals(Who.OFFICER, 1).getFirst().subjectId(), call.getKey());
            }
        }
        assertTrue(tried >= 10, "calls that decide: " + tried);
        assertEquals(List.of(), as(Who.OFFICER, () -> core.review.notes(own.id())));
        UUID grant = core.grant(own.person(), account(Who.OFFICER), "poa", Set.of());
        assertThrows(
                RefusedException.class,
                () -> as(Who.OFFICER, () -> core.personGrants.renew(grant, Optional.empty(), "For me", false)));
        assertEquals(
                "finance.grant.refused", refusals(Who.OFFICER, 1).getFirst().action());
    }

    private void everybody() {
        for (Who who : SIGNED_IN) {
            accounts.put(
                    who,
                    switch (who) {
                        case OFFICER -> core.newOfficer();
                        case MANAGER -> core.newManager();
                        case AUDITOR -> core.newAuditor();
                        case ADMINISTRATOR -> core.newAdministrator();
                        case NOBODY, STRANGER, OWNER, HOLDER, REVOKED, EXPIRED -> core.newCitizen();
                    });
        }
    }

    private Account account(Who who) {
        Account account = accounts.get(who);
        if (account == null) {
            throw new IllegalStateException(who + " has no account");
        }
        return account;
    }

    private void ofRequesters() {
        service = AccessRequestService.class;
        anybody("noticeOnly()", s -> core.requests.noticeOnly());
        anybody("helpLink()", s -> core.requests.helpLink());
        anybody("takesEvidence()", s -> core.requests.takesEvidence());
        anybody("council()", s -> core.requests.council());
        anybody("telephone()", s -> core.requests.telephone());
        anybody("flow()", s -> core.requests.flow());
        anybody("begunBeforeAnAccount(UUID)", s -> core.requests.begunBeforeAnAccount(s.draft.id()));
        only("myEmail()", SIGNED_IN, s -> core.requests.myEmail());
        only("begin()", SIGNED_IN, s -> core.requests.begin());
        own("drafts()", s -> core.requests.drafts());
        own("mine()", s -> core.requests.mine());
        own("sentFrom(UUID)", s -> core.requests.sentFrom(s.draft.id()));
        line("draft(UUID)", OWNER, Otherwise.ABSENT, s -> core.requests.draft(s.draft.id()));
        line("asked(UUID)", OWNER, Otherwise.ABSENT, s -> core.requests.asked(s.draft.id()));
        line("submit(UUID)", OWNER, Otherwise.ABSENT, s -> core.requests.submit(s.draft.id()));
        own("discard(UUID)", s -> {
            core.requests.discard(s.draft.id());
            boolean kept = core.drafts
                    .find(
                            s.draft.id(),
                            new DraftOwner.ByAccount(account(Who.OWNER).id()))
                    .isPresent();
            return kept
                            == core.actors
                                    .account()
                                    .equals(Optional.of(account(Who.OWNER).id()))
                    ? s.marker + " is not left alone"
                    : "";
        });
        only("mine(AccessRequestId)", OWNER, s -> core.requests.mine(s.id()));
        only("myThread(AccessRequestId)", OWNER, s -> core.requests.myThread(s.id()));
        only("myEvidence(AccessRequestId)", OWNER, s -> core.requests.myEvidence(s.id()));
        only("filesToSend(AccessRequestId)", OWNER, s -> core.requests.filesToSend(s.id()));
        only("answerToSend(AccessRequestId)", OWNER, s -> core.requests.answerToSend(s.id()));
        only("keepAnswer(AccessRequestId, Answers)", OWNER, s -> {
            core.requests.keepAnswer(s.id(), Answers.NONE.with("answer", "Here"));
            return "";
        });
        only(
                "answer(AccessRequestId, String, List)",
                OWNER,
                s -> core.requests.answer(s.id(), "Here it is", List.of()));

        service = OnlineConsentService.class;
        own("waiting()", s -> core.consents.waiting());
        only("asked(AccessRequestId)", NO_ONE, s -> core.consents.asked(consentAsked()));
        only("answer(AccessRequestId, boolean)", NO_ONE, s -> {
            core.consents.answer(consentAsked(), true);
            return "";
        });
    }

    private void ofQueue() {
        service = PhoneCheckService.class;
        only("script()", STAFF, s -> core.phoneChecks.script());
        only("calls(AccessRequestId)", STAFF, s -> core.phoneChecks.calls(s.id()));
        only("standing(AccessRequestId)", STAFF, s -> core.phoneChecks.standing(s.id()));
        only("note(AccessRequestId, List)", OFFICERS, s -> {
            core.phoneChecks.note(s.id(), List.of());
            return "";
        });
        service = QueueAssignmentService.class;
        only("mayAssign()", EVERYBODY, s -> core.assignments.mayAssign());
        only("colleagues()", OFFICERS, s -> core.assignments.colleagues());
        only("assign(List, String)", OFFICERS, s -> core.assignments.assign(List.of(), ""));
        service = QueueLoadService.class;
        only("load()", STAFF, s -> core.load.load());
        service = QueueExport.class;
        only("write(QueueQuery, OutputStream)", STAFF, s -> {
            core.queueExport.write(QueueQuery.of(QueueFilter.ALL_OPEN), OutputStream.nullOutputStream());
            return "";
        });
    }

    private void ofReviewers() {
        service = AccessReviewService.class;
        AccessReviewService review = core.review;
        only("mayWorkOn(AccessRequest)", EVERYBODY, s -> review.mayWorkOn(s.request));
        only("isOwn(AccessRequest)", SIGNED_IN, s -> review.isOwn(s.request));
        only("isMine(AccessRequest)", SIGNED_IN, s -> review.isMine(s.request));
        only("nameOf(AccountId)", STAFF, s -> review.nameOf(account(Who.OWNER).id()));
        only("emailOf(AccessRequest)", STAFF, s -> review.emailOf(s.request));
        only("phoneOf(AccessRequest)", STAFF, s -> review.phoneOf(s.request));
        only("queue(QueueQuery, int, int)", STAFF, s -> review.queue(QueueQuery.of(QueueFilter.ALL_OPEN), 0, 10));
        only("count(QueueQuery)", STAFF, s -> review.count(QueueQuery.of(QueueFilter.ALL_OPEN)));
        only("open(AccessRequestId)", STAFF, s -> review.open(s.id()));
        only("hasChanged(AccessRequest)", STAFF, s -> review.hasChanged(s.request));
        only("watch(AccessRequestId, Runnable)", STAFF, s -> {
            try (Actors.Binding watched = review.watch(s.id(), () -> {})) {
                return watched.getClass();
            }
        });
        only("thread(AccessRequestId)", STAFF, s -> review.thread(s.id()));
        only("notes(AccessRequestId)", STAFF, s -> review.notes(s.id()));
        only("evidence(AccessRequestId)", STAFF, s -> review.evidence(s.id()));
        only("unopened(AccessRequestId)", STAFF, s -> review.unopened(s.id()));
        only("consent(AccessRequestId)", STAFF, s -> review.consent(s.id()));
        only(
                "proves(OnlineConsent, PersonId)",
                STAFF,
                s -> review.proves(
                        new OnlineConsent(
                                s.id(),
                                s.request.requester().name(),
                                s.request.represented().name(),
                                "a@example.org",
                                core.clock.instant(),
                                OnlineConsent.Answer.YES,
                                account(Who.OWNER).id(),
                                core.clock.instant()),
                        s.person.id()));
        only("mailTroubles(AccessRequestId)", STAFF, s -> review.mailTroubles(s.id()));
        only("history(AccessRequestId)", STAFF, s -> review.history(s.id()));
        only("candidates(AccessRequest)", STAFF, s -> review.candidates(s.request));
        only("search(AccessRequest, String)", STAFF, s -> review.search(s.request, s.marker));
        only("compare(AccessRequest, PersonId)", STAFF, s -> review.compare(s.request, s.person.id()));
        only("details(AccessRequest)", STAFF, s -> review.details(s.request));
        only("usualScope(AccessRequest)", STAFF, s -> review.usualScope(s.request));
        only("checks(AccessRequest)", STAFF, s -> review.checks(s.request));
        only("lastDay(AccessRequest)", STAFF, s -> review.lastDay(s.request));
        only("goingOn(AccessRequestId)", STAFF, s -> review.goingOn(s.id()));
        only("linked(AccessRequestId)", STAFF, s -> review.linked(s.id()));
        only("givesAccess(AccessRequestId)", STAFF, s -> review.givesAccess(s.id()));
        only("typed(AccessRequestId, OfficerPage)", OFFICERS, s -> review.typed(s.id(), OfficerPage.NOTE));
        only("keepTyped(AccessRequestId, OfficerPage, Answers)", OFFICERS, s -> {
            review.keepTyped(s.id(), OfficerPage.NOTE, Answers.NONE.with("note", "Rang"));
            return "";
        });
        only("assignToMe(AccessRequest)", OFFICERS, s -> {
            review.assignToMe(s.request);
            return "";
        });
        only("unassign(AccessRequest)", OFFICERS, s -> {
            review.unassign(s.request);
            return "";
        });
        only("choosePerson(AccessRequestId, PersonId)", OFFICERS, s -> {
            review.choosePerson(s.id(), s.person.id());
            return "";
        });
        only("note(AccessRequestId, String)", OFFICERS, s -> {
            review.note(s.id(), "Rang");
            return "";
        });
        only("askForMore(AccessRequest, String)", OFFICERS, s -> {
            review.askForMore(s.request, "And?");
            return "";
        });
        only(
                "approve(AccessRequest, Approval)",
                OFFICERS,
                s -> review.approve(s.request, new Approval(s.person.id(), Set.of(), null)));
        only(
                "approve(AccessRequest, Approval, Set)",
                OFFICERS,
                s -> review.approve(s.request, new Approval(s.person.id(), Set.of(), null), Set.of()));
        only(
                "approve(AccessRequest, Approval, Set, InSpite)",
                OFFICERS,
                s -> review.approve(s.request, new Approval(s.person.id(), Set.of(), null), Set.of(), InSpite.NONE));
        only("changes(PersonId)", STAFF, s -> review.changes(s.person.id()));
        only("reject(AccessRequest, RejectionReason, String)", OFFICERS, s -> {
            review.reject(s.request, RejectionReason.NO_RECORD, "");
            return "";
        });
        only("inviteAgain(AccessRequestId)", OFFICERS, s -> {
            review.inviteAgain(s.id());
            return "";
        });
        only("withdrawLink(AccessRequestId)", OFFICERS, s -> {
            review.withdrawLink(s.id());
            return "";
        });

        service = ImportService.class;
        only("runs(int, int)", STAFF, s -> core.imports.runs(0, 10));
        only("runs(ImportOrder, boolean, int, int)", STAFF, s -> core.imports.runs(ImportOrder.REFUSED, true, 0, 10));
        only("countLines(UUID, boolean)", STAFF, s -> core.imports.countLines(new UUID(0, 0), false));
        only("latest(ImportKind)", STAFF, s -> core.imports.latest(ImportKind.DOCUMENTS));
        only("countRuns()", STAFF, s -> core.imports.countRuns());
        only("run(UUID)", STAFF, s -> core.imports.run(new UUID(0, 0)));
        only("lines(UUID, boolean, int, int)", STAFF, s -> core.imports.lines(new UUID(0, 0), false, 0, 10));
    }

    /** Whoever began a request before an account has a secret, or an account, that is theirs alone. */
    private void ofVisitors() {
        service = VisitorRequestService.class;
        Client client = new Client("192.0.2.9", "Test");
        DraftOwner stranger = new DraftOwner.ByBrowser(UUID.randomUUID());
        VisitorRequestService visitors = core.visitors;
        anybody("isOpen()", s -> visitors.isOpen());
        anybody("asksAgain()", s -> visitors.asksAgain());
        anybody("wording(Locale, boolean)", s -> visitors.wording(Locale.UK, true));
        anybody("confirm(String, Locale, Client)", s -> visitors.confirm("a@example.org", Locale.UK, client));
        anybody(
                "begin(DraftOwner, String, String, String, String, Locale, Client)",
                s -> visitors.begin(stranger, "a@example.org", "0000 0000", "w", "yes", Locale.UK, client));
        anybody("drafts(DraftOwner)", s -> visitors.drafts(stranger));
        anybody("draft(UUID, DraftOwner)", s -> visitors.draft(s.draft.id(), stranger));
        anybody("asked(UUID, DraftOwner)", s -> visitors.asked(s.draft.id(), stranger));
        anybody("email(UUID, DraftOwner)", s -> visitors.email(s.draft.id(), stranger));
        anybody("discard(UUID, DraftOwner)", s -> {
            visitors.discard(s.draft.id(), stranger);
            return "";
        });
        anybody("submit(UUID, DraftOwner)", s -> visitors.submit(s.draft.id(), stranger));
        anybody("sent(UUID, DraftOwner)", s -> visitors.sent(s.draft.id(), stranger));
        anybody("invited(String)", s -> visitors.invited("nothing"));
        only("claim(String)", SIGNED_IN, s -> visitors.claim("nothing"));
    }

    private void ofGrants() {
        service = PersonGrantService.class;
        PersonGrantService grants = core.personGrants;
        only("search(String)", STAFF, s -> grants.search(s.marker));
        only("person(PersonId)", STAFF, s -> grants.person(s.person.id()));
        only("on(PersonId)", STAFF, s -> grants.on(s.person.id()));
        only("find(UUID)", STAFF, s -> grants.find(s.grant));
        anybody("mayRevoke()", s -> grants.mayRevoke());
        anybody("mayReadDocuments()", s -> grants.mayReadDocuments());
        anybody("mayExport()", s -> grants.mayExport());
        anybody("mayRenew()", s -> grants.mayRenew());
        only("revoke(UUID, String)", OFFICERS, s -> {
            grants.revoke(s.grant, "Ended");
            return "";
        });
        only(
                "renew(UUID, Optional, String, boolean)",
                OFFICERS,
                s -> grants.renew(s.grant, Optional.empty(), "Asked for", false));
        only("lastDay(String)", OFFICERS, s -> grants.lastDay("poa"));
        only("typedReason(UUID)", OFFICERS, s -> grants.typedReason(s.grant));
        only("keepReason(UUID, Answers)", OFFICERS, s -> {
            grants.keepReason(s.grant, Answers.NONE.with("reason", "Ended"));
            return "";
        });
        only("typedRenewal(UUID)", OFFICERS, s -> grants.typedRenewal(s.grant));
        only("keepRenewal(UUID, Answers)", OFFICERS, s -> {
            grants.keepRenewal(s.grant, Answers.NONE.with("reason", "Asked for"));
            return "";
        });

        service = PersonChangeService.class;
        only("of(PersonId)", STAFF, s -> core.personChanges.of(s.person.id()));
        only("hasDied(PersonId)", STAFF, s -> core.personChanges.hasDied(s.person.id()));
        only("hasLostCapacity(PersonId)", STAFF, s -> core.personChanges.hasLostCapacity(s.person.id()));
        only("typed(PersonId)", OFFICERS, s -> core.personChanges.typed(s.person.id()));
        only("keepTyped(PersonId, Answers)", OFFICERS, s -> {
            core.personChanges.keepTyped(s.person.id(), Answers.NONE.with("change", "died"));
            return "";
        });
        only("note(PersonId, String, Optional, Set)", OFFICERS, s -> {
            core.personChanges.note(s.person.id(), "died", Optional.of(LocalDate.of(2020, 1, 1)), Set.of(s.grant));
            return "";
        });
        only("withdraw(UUID, String)", OFFICERS, s -> {
            core.personChanges.withdraw(noted(s.person), "By mistake");
            return "";
        });
    }

    /** A loss of capacity that an officer has noted. */
    private UUID noted(Person person) {
        return core.as(account(Who.OFFICER), () -> {
            core.personChanges.note(person.id(), "lost-capacity", Optional.of(LocalDate.of(2020, 1, 1)), Set.of());
            return core.personChanges.of(person.id()).getFirst().id();
        });
    }

    private void ofDocuments() {
        service = FinanceDocumentService.class;
        FinanceDocumentService documents = core.financeDocuments;
        anybody("signedIn()", s -> documents.signedIn());
        anybody("mayRecall()", s -> documents.mayRecall());
        line("people()", EnumSet.of(Who.HOLDER), Otherwise.NOTHING, s -> documents.people());
        line("readablePeople()", EnumSet.of(Who.HOLDER), Otherwise.NOTHING, s -> documents.readablePeople());
        only("visit(PersonId)", READERS, s -> documents.visit(s.person.id()));
        only(
                "list(PersonId, DocumentQuery, int, int)",
                READERS,
                s -> documents.list(s.person.id(), DocumentQuery.ALL, 0, 10));
        only("count(PersonId, DocumentQuery)", READERS, s -> documents.count(s.person.id(), DocumentQuery.ALL));
        only("readableKinds(PersonId)", READERS, s -> documents.readableKinds(s.person.id()));
        only("kept(String)", NO_ONE, s -> documents.kept(s.letterId.value().toString()));
        only("broughtBy(UUID)", NO_ONE, s -> documents.broughtBy(new UUID(0, 0)));
        only("add(NewFinanceDocument)", NO_ONE, s -> {
            documents.add(core.newLetter(s.person, DocumentKind.INVOICE, LocalDate.of(2026, 4, 1), s.marker));
            return "";
        });

        service = DocumentRecallService.class;
        DocumentRecallService recalls = core.recalls;
        only("find(FinanceDocumentId)", OFFICERS, s -> recalls.find(s.letterId));
        only("readings(FinanceDocumentId)", OFFICERS, s -> recalls.readings(s.letterId));
        only("name(String)", OFFICERS, s -> recalls.name(account(Who.OWNER).id().toString()));
        only("typedReason(FinanceDocumentId)", OFFICERS, s -> recalls.typedReason(s.letterId));
        only("keepReason(FinanceDocumentId, Answers)", OFFICERS, s -> {
            recalls.keepReason(s.letterId, Answers.NONE.with("reason", "Wrong"));
            return "";
        });
        only("recall(FinanceDocumentId, String)", OFFICERS, s -> recalls.recall(s.letterId, "Wrong person"));
        only(
                "recall(String, String)",
                OFFICERS,
                s -> recalls.recall(s.letterId.value().toString(), "Wrong person"));
        only("delete(FinanceDocumentId)", OFFICERS, s -> recalls.delete(s.letterId));

        service = DocumentReaders.class;
        only("look(PersonId)", STAFF, s -> {
            core.readers.look(s.person.id());
            return "";
        });
        only("list(PersonId, int, int)", STAFF, s -> core.readers.list(s.person.id(), 0, 10));
        only("count(PersonId)", STAFF, s -> core.readers.count(s.person.id()));
    }

    private void ofSettings() {
        service = RoleSettingsService.class;
        RoleSettingsService roles = core.roleSettings();
        RepresentativeRole poa = RoleProfile.THREE_ROLES.roles().find("poa").orElseThrow();
        only("roles()", ADMINISTRATORS, s -> roles.roles());
        only("unreadable()", ADMINISTRATORS, s -> roles.unreadable());
        only("removeUnreadable()", ADMINISTRATORS, s -> {
            roles.removeUnreadable();
            return "";
        });
        only("role(String)", ADMINISTRATORS, s -> roles.role("poa"));
        only("add(RepresentativeRole)", ADMINISTRATORS, s -> {
            roles.add(poa);
            return "";
        });
        only("change(RepresentativeRole)", ADMINISTRATORS, s -> {
            roles.change(poa);
            return "";
        });
        only("moveUp(String)", ADMINISTRATORS, s -> {
            roles.moveUp("poa");
            return "";
        });
        only("remove(String)", ADMINISTRATORS, s -> {
            roles.remove("poa");
            return "";
        });
        only("use(RoleProfile)", ADMINISTRATORS, s -> {
            roles.use(RoleProfile.THREE_ROLES);
            return "";
        });

        service = FlowSettingsService.class;
        FlowSettingsService flows = core.flowSettings();
        only("found()", ADMINISTRATORS, s -> flows.found());
        only("chosen()", ADMINISTRATORS, s -> flows.chosen());
        only("choose(String)", ADMINISTRATORS, s -> {
            flows.choose(RequestFlows.class.getSimpleName());
            return "";
        });
    }

    /** For these alone; others are refused. */
    private void only(String method, Set<Who> allowed, Calling work) {
        line(method, allowed, Otherwise.REFUSED, work);
    }

    /** For everybody signed in, each with what is theirs. */
    private void own(String method, Calling work) {
        line(method, OWNER, Otherwise.NOTHING, work);
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
        Path classes = Path.of("target/classes");
        Set<String> lines = new TreeSet<>(calls.keySet());
        try (Stream<Path> files = Files.walk(classes.resolve("org/guildhall/finance"))) {
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
                                    + ")\", OFFICERS, s -> ...) after service = " + type.getSimpleName()
                                    + ".class, with those who may call it");
                        }
                    }
                }
            }
        }
        lines.forEach(key -> wrong.add("There is no method " + key + ": its line goes"));
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
        return given.contains(Permissions.class) || given.contains(Actors.class) || given.contains(ApiTokens.class);
    }

    private void isAllowed(String method, Call call, Who who, Scene scene) throws IOException {
        try {
            as(who, () -> call.work().on(scene));
        } catch (RefusedException | InvalidInputException | NotFoundException anotherRule) {
            if (anotherRule instanceof NotFoundException && call.otherwise() == Otherwise.ABSENT) {
                wrong.add(method + " finds nothing for " + who);
            }
        } catch (NotPermittedException refused) {
            wrong.add(method + " refuses " + who + ": " + refused.getMessage());
        }
    }

    private void isRefused(String method, Call call, Who who, Scene scene) throws IOException {
        long before = refused(who);
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
            if (call.otherwise() == Otherwise.ABSENT && who != Who.NOBODY) {
                wrong.add(method + " refuses " + who + ", which tells that there is something");
            }
        } catch (NotFoundException none) {
            refused = call.otherwise() == Otherwise.ABSENT;
            if (call.otherwise() == Otherwise.REFUSED) {
                wrong.add(method + " finds nothing for " + who + ", and does not refuse");
            }
        } catch (RefusedException | InvalidInputException rule) {
            if (call.otherwise() != Otherwise.NOTHING) {
                wrong.add(method + " tells " + who + " of a rule before it refuses: " + rule.getMessage());
            }
        }
        int more = Math.toIntExact(refused(who) - before);
        boolean named = more > 0
                && refusals(who, more).stream()
                        .map(AuditEntry::subjectId)
                        .anyMatch(name -> scene.names().contains(name)
                                || name.matches("(finance|core):[a-z:]+")
                                || name.equals(consent));
        // whoever is not signed in has no account that could be refused something of its own
        if (refused && !named && who != Who.NOBODY) {
            wrong.add("The audit log knows nothing of the refusal of " + method + " to " + who);
        }
    }

    private List<AuditEntry> refusals(Who who, int limit) {
        return core.refusals(actor(who), limit);
    }

    private long refused(Who who) {
        return core.refused(actor(who));
    }

    private String actor(Who who) {
        return who == Who.NOBODY ? "anonymous" : account(who).id().toString();
    }

    private Object as(Who who, java.util.concurrent.Callable<Object> work) throws IOException {
        java.util.function.Supplier<Object> doing = () -> {
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

    private Scene scene(Account owner) {
        String marker = "Mxq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "z";
        PersonName name = new PersonName(marker, "Hill");
        Draft draft = Requests.draft(core, owner, new PersonName(marker + "d", "Hill"));
        AccessRequest request = Requests.sent(core, owner, name);
        AccessRequest asked = core.as(colleague, () -> {
            core.review.note(request.id(), marker + " was rung");
            return core.review.open(request.id());
        });
        Person person = core.person(marker, "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        UUID grant = grant(person, Who.HOLDER, Duration.ofDays(30));
        UUID revoked = grant(person, Who.REVOKED, Duration.ofDays(30));
        core.as(account(Who.OFFICER), () -> core.grants.revoke(revoked, "Ended"));
        grant(person, Who.EXPIRED, Duration.ofDays(-1));
        DocumentId letter = core.letter(person, DocumentKind.INVOICE, LocalDate.of(2026, 4, 1), "About " + marker);
        FinanceDocumentId letterId = core.as(
                        account(Who.HOLDER), () -> core.financeDocuments.list(person.id(), DocumentQuery.ALL, 0, 1))
                .getFirst()
                .id();
        return new Scene(marker, draft, asked, person, grant, letter, letterId);
    }

    private UUID grant(Person person, Who holder, Duration left) {
        return core.as(
                account(Who.OFFICER),
                () -> core.grants
                        .give(new NewGrant(
                                FinancePermissions.PORTAL,
                                person.id(),
                                account(holder).id(),
                                "poa",
                                Set.of(),
                                core.clock.instant().minus(Duration.ofDays(2)),
                                core.clock.instant().plus(left)))
                        .id());
    }

    /** Somebody else is asked to agree to a request. */
    private AccessRequestId consentAsked() {
        if (consent.isEmpty()) {
            Account requester = core.newCitizen();
            Draft draft = Requests.draft(core, requester, new PersonName("Rose", "Hill"), "nominated");
            AccessRequest request = core.as(requester, () -> {
                Answers answers = draft.answers()
                        .with("consentWay", "online")
                        .with("consentEmail", core.newCitizen().email());
                core.drafts.save(draft, answers, "check");
                return core.requests.submit(draft.id());
            });
            consent = request.id().toString();
        }
        return new AccessRequestId(UUID.fromString(consent));
    }
}
