package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.person.Person;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Client;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.flow.RequestFlows;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The flow that begins before an account, and one more that is data alone. */
@EachDatabase
@Tag("F11")
class VisitorRequestServiceTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");
    private static final Client CLIENT = new Client("192.0.2.7", "Test");

    private final FinanceFixture core;
    private final DraftOwner browser = new DraftOwner.ByBrowser(UUID.randomUUID());
    private Account officer;
    private Account citizen;
    private Person rose;
    private Instant start;

    VisitorRequestServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
    }

    @BeforeEach
    void begin() {
        core.settings.reset();
        core.settings.set("flow", "request-first");
        start = core.clock.instant().plus(Duration.ofHours(2));
        core.clock.set(start);
        officer = core.newOfficer();
        citizen = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @AfterEach
    void end() {
        core.settings.reset();
    }

    @Test
    void aRequestBeforeAnAccountLeadsByALinkToOneOnThePortalThatIsFilledInAndLinked() {
        AccessRequest first = sent();
        assertEquals(citizen.email(), assertNotNullVisitor(first).email());
        assertTrue(mailText("We have received").contains(first.reference()));
        approve(first);
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"), "nothing is open yet");

        Claimed.GoesOn goesOn =
                assertInstanceOf(Claimed.GoesOn.class, core.as(citizen, () -> core.visitors.claim(token())));
        Draft draft = core.as(citizen, () -> core.requests.draft(goesOn.draft()));
        assertEquals(ROSE, draft.answers().name("recipientName"));
        assertEquals(List.of(), draft.answers().all("evidence"));
        assertFalse(core.as(citizen, () -> core.requests.asked(goesOn.draft())).evidence(), "it was given already");
        AccessRequest second = core.as(citizen, () -> core.requests.submit(goesOn.draft()));
        assertEquals(first.id(), second.follows());
        assertEquals(rose.id(), second.person(), "what was found the first time is offered");
        core.as(officer, () -> {
            assertEquals(
                    second.id(), core.review.goingOn(first.id()).orElseThrow().id());
            assertEquals(1, core.review.evidence(first.id()).size());
            return core.review.approve(core.review.open(second.id()), new Approval(rose.id(), Set.of(), null));
        });
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertTrue(core.visitors.invited(token()).isEmpty(), "the link leads nowhere any more");
    }

    @Test
    void nothingIsTakenBeforeACodeHasConfirmedTheAddressAndEachCodeBeginsOneRequest() {
        assertInstanceOf(VisitorStart.CodeSent.class, core.visitors.confirm(citizen.email(), Locale.UK, CLIENT));
        assertInstanceOf(VisitorStart.Refused.class, begin("0000 0000"));
        String code = code();
        assertInstanceOf(VisitorStart.Begun.class, begin(code));
        assertInstanceOf(VisitorStart.Refused.class, begin(code));
        assertThrows(InvalidInputException.class, () -> core.visitors.confirm("no address", Locale.UK, CLIENT));
    }

    @Test
    void asksForCodesAreCapped() {
        VisitorStart last = new VisitorStart.CodeSent();
        for (int asked = 0; asked < 30 && last instanceof VisitorStart.CodeSent; asked++) {
            last = core.visitors.confirm(citizen.email(), Locale.UK, CLIENT);
        }
        assertInstanceOf(VisitorStart.TooMany.class, last);
    }

    @Test
    void anAddressWithAnAccountAndOneWithoutAreAnsweredTheSame() {
        String unknown = "nobody." + UUID.randomUUID() + "@example.org";
        assertEquals(
                core.visitors.confirm(citizen.email(), Locale.UK, CLIENT),
                core.visitors.confirm(unknown, Locale.UK, CLIENT));
    }

    @Test
    void aDraftIsItsBrowsersAloneAndAnotherOnesFilesAreNotTaken() {
        Draft draft = begun();
        DraftOwner stranger = new DraftOwner.ByBrowser(UUID.randomUUID());
        assertThrows(NotFoundException.class, () -> core.visitors.draft(draft.id(), stranger));
        assertThrows(NotFoundException.class, () -> core.visitors.submit(draft.id(), stranger));
        DocumentId foreign = core.upload(citizen, UUID.randomUUID().toString());
        Draft filled = fill(draft, foreign);
        assertThrows(InvalidInputException.class, () -> core.visitors.submit(filled.id(), browser));
    }

    @Test
    void evidenceIsNeededAndSentTwiceIsOneRequestThatOnlyTheBrowserSees() {
        Draft draft = begun();
        Draft empty = core.drafts.save(
                draft,
                Requests.answers(draft.answers(), ROSE, "poa")
                        .with("requesterName", new PersonName("Siân", "Probert"))
                        .with("requesterAddress", Requests.MILL_LANE),
                "check");
        assertThrows(InvalidInputException.class, () -> core.visitors.submit(empty.id(), browser));
        AccessRequest request =
                core.visitors.submit(fill(empty, evidence(empty)).id(), browser);
        assertEquals(request.id(), core.visitors.submit(draft.id(), browser).id());
        assertEquals(
                request.id(),
                core.visitors.sent(draft.id(), browser).orElseThrow().id());
        DraftOwner stranger = new DraftOwner.ByBrowser(UUID.randomUUID());
        assertTrue(core.visitors.sent(draft.id(), stranger).isEmpty());
    }

    @Test
    void whoAsksForThemselvesConfirmsTheirCapacity() {
        Draft draft = begun();
        Answers answers = draft.answers()
                .with("who", "myself")
                .with("requesterName", ROSE)
                .with("ownDateOfBirth", "1941-03-09")
                .with("ownAddress", Requests.MILL_LANE);
        Draft without = core.drafts.save(draft, answers, "check");
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> core.visitors.submit(without.id(), browser));
        assertTrue(
                refused.problems().stream().anyMatch(problem -> problem.field().equals("capacity")));
        Draft with = core.drafts.save(without, answers.with("capacity", "yes"), "check");
        assertTrue(core.visitors.submit(with.id(), browser).forSelf());
    }

    @Test
    void theLinkIsForItsAddressAloneAndOnceAndCanBeSentAgain() {
        AccessRequest first = sent();
        approve(first);
        String token = token();
        Account other = core.newCitizen();
        RefusedException refused =
                assertThrows(RefusedException.class, () -> core.as(other, () -> core.visitors.claim(token)));
        assertEquals("finance.invitation.other-account", refused.textKey());
        assertThrows(
                NotPermittedException.class,
                () -> core.as(other, () -> {
                    core.review.inviteAgain(first.id());
                    return true;
                }));
        core.clock.set(start.plus(Duration.ofDays(15)));
        assertTrue(core.visitors.invited(token).isEmpty(), "its time is over");
        core.as(officer, () -> {
            core.review.inviteAgain(first.id());
            return true;
        });
        String again = token();
        assertEquals(citizen.email(), core.visitors.invited(again).orElseThrow().email());
        core.as(citizen, () -> core.visitors.claim(again));
        assertThrows(RefusedException.class, () -> core.as(citizen, () -> core.visitors.claim(again)));
    }

    @Test
    @Tag("F13")
    void aWithdrawnLinkGivesNoAccessUntilItIsSentAgain() throws IOException {
        straightIn();
        AccessRequest first = sent();
        assertEquals("finance.review.invite.withdraw.not-now", refusal(officer, () -> withdrawLink(first)));
        approve(first);
        String token = token();
        assertThrows(NotPermittedException.class, () -> core.as(citizen, () -> withdrawLink(first)));
        assertTrue(core.visitors.invited(token).isPresent(), "they may not");

        core.as(officer, () -> withdrawLink(first));
        assertTrue(core.visitors.invited(token).isEmpty());
        assertEquals("finance.invitation.gone", refusal(citizen, () -> core.visitors.claim(token)));
        assertEquals(List.of(), core.grants.on(rose.id(), "finance"));
        assertEquals("finance.review.invite.withdraw.not-now", refusal(officer, () -> withdrawLink(first)));
        assertTrue(core.history(RequestChange.SUBJECT, first.id()).stream()
                .anyMatch(entry -> entry.action().equals("finance.request.link-withdrawn")));

        core.as(officer, () -> inviteAgain(first));
        core.as(citizen, () -> core.visitors.claim(token()));
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertEquals("finance.review.invite.withdraw.not-now", refusal(officer, () -> withdrawLink(first)));
    }

    @Test
    void anOfficerNeitherAsksSomebodyWithoutAnAccountNorWorksOnTheirOwnRequest() {
        AccessRequest first = sent();
        assertEquals(
                "finance.review.ask.no-account",
                assertThrows(
                                RefusedException.class,
                                () -> core.as(officer, () -> {
                                    core.review.askForMore(core.review.open(first.id()), "Which order?");
                                    return true;
                                }))
                        .textKey());
        core.as(officer, () -> {
            core.review.reject(core.review.open(first.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        assertTrue(mailText("rejected").contains(first.reference()));
        citizen = officer;
        AccessRequest own = sent();
        assertEquals(
                "finance.review.own-request",
                assertThrows(
                                RefusedException.class,
                                () -> core.as(officer, () -> {
                                    core.review.assignToMe(own);
                                    return true;
                                }))
                        .textKey());
    }

    @Test
    void requestsUnderWayFinishInTheFlowThatTheyBeganIn() {
        AccessRequest first = sent();
        Draft other = begun();
        core.settings.set("flow", "register-first");
        assertFalse(core.visitors.isOpen());
        assertThrows(RefusedException.class, () -> core.visitors.confirm(citizen.email(), Locale.UK, CLIENT));
        assertEquals(other.id(), core.visitors.draft(other.id(), browser).id());
        approve(first);
        assertInstanceOf(Claimed.GoesOn.class, core.as(citizen, () -> core.visitors.claim(token())));
    }

    @Test
    void whatAVisitorGaveUpIsDeletedWithItsFilesAndTheAddress() {
        Draft draft = begun();
        DocumentId file = evidence(draft);
        core.clock.set(start.plus(Duration.ofDays(3)));
        core.deleteStaleDrafts(Duration.ofDays(1));
        core.actors.callAs(new Actor.SystemPart("finance.abandoned-evidence"), () -> {
            core.abandonedEvidence().run();
            return true;
        });
        assertTrue(core.documents.find(file).isEmpty());
        boolean gone = core.database().call(entities -> entities.find(VisitorDraftEntity.class, draft.id()) == null);
        assertTrue(gone);
    }

    @Test
    void aThirdFlowIsDataAlone() throws IOException {
        Files.writeString(core.instance.folder(RequestFlows.FOLDER).resolve("straight.json"), """
                {"id": "straight-in", "version": 1, "name": {"en": "Straight in"}, "steps": [
                  {"do": "confirm-email"},
                  {"do": "request", "by": "visitor"},
                  {"do": "review", "officers": 2},
                  {"do": "invite", "days": 3},
                  {"do": "register"},
                  {"do": "grant"}]}
                """);
        core.settings.set("flow", "straight-in");
        AccessRequest first = sent();
        Approval approval = new Approval(rose.id(), Set.of("invoice"), null);
        Account second = core.newOfficer();
        assertFalse(core.as(officer, () -> core.review.approve(core.review.open(first.id()), approval)));
        assertTrue(core.as(second, () -> core.review.approve(core.review.open(first.id()), approval)));
        Claimed.HasAccess access =
                assertInstanceOf(Claimed.HasAccess.class, core.as(citizen, () -> core.visitors.claim(token())));
        assertEquals(rose.id(), access.person());
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "outcome-letter"));
        assertThrows(RefusedException.class, () -> core.as(citizen, core.requests::begin));

        Files.writeString(core.instance.folder(RequestFlows.FOLDER).resolve("straight.json"), """
                {"id": "straight-in", "version": 1, "steps": [{"do": "register"}, {"do": "request"}, {"do": "review"},
                  {"do": "grant"}]}
                """);
        RequestFlows.Found found = core.flows.found();
        assertEquals("finance.flow.problem.changed", found.faults().getFirst().textKey());
        assertTrue(core.flows.chosen().beginsInPublic(), "a version that was used stays as it was");
        Files.delete(core.instance.folder(RequestFlows.FOLDER).resolve("straight.json"));
        assertEquals("straight-in", core.flows.chosen().id(), "and outlives its file");
    }

    @Test
    @Tag("F1")
    @Tag("E4")
    void aRequestBeforeAnAccountThatGaveAccessIsTheAccountsOwnAndStaysWithIt() throws IOException {
        straightIn();
        AccessRequest first = sent();
        approve(first);
        assertEquals(List.of(), core.as(citizen, core.requests::mine));
        core.as(citizen, () -> core.visitors.claim(token()));
        assertEquals(
                List.of(first.id()),
                core.as(citizen, core.requests::mine).stream()
                        .map(RequestLine::id)
                        .toList());
        assertEquals(
                first.reference(),
                core.as(citizen, () -> core.requests.mine(first.id())).reference());
        Account stranger = core.newCitizen();
        assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.requests.mine(first.id())));
        Map<String, String> exported = exported(citizen);
        assertTrue(exported.getOrDefault("finance/requests.csv", "").contains(first.reference()));
        assertTrue(exported.getOrDefault("finance/requests.csv", "").contains("Mill Lane"), "answers are open");
        assertTrue(
                exported.getOrDefault("finance/evidence.csv", "")
                        .contains(first.id().toString()),
                exported.getOrDefault("finance/evidence.csv", ""));
        assertTrue(
                exported.getOrDefault("finance/consents.csv", "").contains("yes"),
                exported.getOrDefault("finance/consents.csv", ""));

        LocalDate later = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))
                .plusDays(2);
        assertFalse(due(later).contains(first.reference()), "access rests on it");
        assertFalse(core.retainedRequests().delete(first.id().value(), later));
        core.revoke(core.grants.on(rose.id(), "finance").getFirst().id());
        assertTrue(due(later).contains(first.reference()));
    }

    @Test
    @Tag("E4")
    void aRequestStaysAsLongAsTheOneThatGoesOnFromIt() throws IOException {
        AccessRequest first = sent();
        approve(first);
        Claimed.GoesOn goesOn =
                assertInstanceOf(Claimed.GoesOn.class, core.as(citizen, () -> core.visitors.claim(token())));
        assertEquals(List.of(), core.as(citizen, core.requests::mine), "its draft stands for it");
        AccessRequest second = core.as(citizen, () -> core.requests.submit(goesOn.draft()));
        assertEquals(
                List.of(second.id()),
                core.as(citizen, core.requests::mine).stream()
                        .map(RequestLine::id)
                        .toList());
        assertTrue(exported(citizen).getOrDefault("finance/requests.csv", "").contains(first.reference()));
        LocalDate later = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))
                .plusDays(2);
        assertFalse(due(later).contains(first.reference()));
        assertFalse(core.retainedRequests().delete(first.id().value(), later), "the second is open");
        core.as(officer, () -> {
            core.review.reject(core.review.open(second.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        assertTrue(core.retainedRequests().delete(second.id().value(), later));
        assertTrue(core.retainedRequests().delete(first.id().value(), later));
        assertEquals(Optional.empty(), core.as(officer, () -> core.review.linked(first.id())));
    }

    @Test
    @Tag("F13")
    void aLinkGivesNoAccessOnceADeathWasNotedAfterTheApproval() throws IOException {
        straightIn();
        AccessRequest first = sent();
        approve(first);
        String token = token();
        core.clock.advance(Duration.ofHours(1));
        note("died");
        assertEquals("finance.invitation.lapsed.changed", refusal(citizen, () -> core.visitors.claim(token)));
        assertEquals("finance.review.invite.lapsed.changed", refusal(officer, () -> inviteAgain(first)));
        assertFalse(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
        assertTrue(core.history(RequestChange.SUBJECT, first.id()).stream()
                .anyMatch(entry -> entry.action().equals("finance.request.link-refused")));
    }

    @Test
    @Tag("F13")
    void aLinkGivesAccessWhereOfficersApprovedInSpiteOfWhatWasNoted() throws IOException {
        straightIn();
        note("lost-capacity");
        core.clock.advance(Duration.ofHours(1));
        AccessRequest first = sent();
        core.as(
                officer,
                () -> core.review.approve(
                        core.review.open(first.id()),
                        new Approval(rose.id(), Set.of(), null),
                        Set.of(),
                        new InSpite(true, false, "")));
        core.as(citizen, () -> core.visitors.claim(token()));
        assertTrue(core.grants.allows(citizen.id(), rose.id(), "finance", "invoice"));
    }

    @Test
    @Tag("F13")
    void aLinkGivesNoAccessAfterItsLastDay() throws IOException {
        straightIn();
        AccessRequest first = sent();
        LocalDate today = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"));
        core.as(
                officer,
                () -> core.review.approve(core.review.open(first.id()), new Approval(rose.id(), Set.of(), today)));
        String token = token();
        core.clock.advance(Duration.ofDays(2));
        assertEquals("finance.invitation.lapsed.over", refusal(citizen, () -> core.visitors.claim(token)));
        assertEquals("finance.review.invite.lapsed.over", refusal(officer, () -> inviteAgain(first)));
        assertEquals(List.of(), core.grants.on(rose.id(), "finance"));
    }

    private String refusal(Account who, Supplier<?> attempt) {
        return assertThrows(RefusedException.class, () -> core.as(who, attempt)).textKey();
    }

    private boolean inviteAgain(AccessRequest request) {
        core.review.inviteAgain(request.id());
        return true;
    }

    private boolean withdrawLink(AccessRequest request) {
        core.review.withdrawLink(request.id());
        return true;
    }

    private void note(String change) {
        core.as(officer, () -> {
            core.personChanges.note(
                    rose.id(),
                    change,
                    Optional.of(LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))),
                    Set.of());
            return true;
        });
    }

    private List<String> due(LocalDate before) {
        return core.retainedRequests().due(before, 0, 1_000).stream()
                .map(DueRecord::reference)
                .toList();
    }

    private Map<String, String> exported(Account account) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        core.asOrThrow(core.newAdministrator(), () -> core.subjects.exportAccount(account.id(), zip));
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** A flow without a second request. */
    private void straightIn() throws IOException {
        Files.writeString(core.instance.folder(RequestFlows.FOLDER).resolve("straight-one.json"), """
                {"id": "straight-one", "version": 1, "name": {"en": "Straight in"}, "steps": [
                  {"do": "confirm-email"},
                  {"do": "request", "by": "visitor"},
                  {"do": "review"},
                  {"do": "invite", "days": 3},
                  {"do": "register"},
                  {"do": "grant"}]}
                """);
        core.settings.set("flow", "straight-one");
    }

    private static Visitor assertNotNullVisitor(AccessRequest request) {
        Visitor visitor = request.visitor();
        assertNotNull(visitor);
        return visitor;
    }

    private VisitorStart begin(String code) {
        return core.visitors.begin(
                browser, citizen.email(), code, core.visitors.wording(Locale.UK, false), "yes", Locale.UK, CLIENT);
    }

    private Draft begun() {
        core.clock.set(core.clock.instant().plus(Duration.ofHours(2)));
        core.visitors.confirm(citizen.email(), Locale.UK, CLIENT);
        return assertInstanceOf(VisitorStart.Begun.class, begin(code())).draft();
    }

    private AccessRequest sent() {
        Draft draft = begun();
        return core.visitors.submit(fill(draft, evidence(draft)).id(), browser);
    }

    private DocumentId evidence(Draft draft) {
        return core.upload(citizen, AccessRequestService.draftSubject(draft.id()));
    }

    private Draft fill(Draft draft, DocumentId file) {
        Answers answers = Requests.answers(draft.answers(), ROSE, "poa")
                .with("requesterName", new PersonName("Siân", "Probert"))
                .with("requesterAddress", Requests.MILL_LANE)
                .with("evidence", List.of(file.toString()));
        return core.drafts.save(draft, answers, "check");
    }

    private void approve(AccessRequest request) {
        core.as(
                officer,
                () -> core.review.approve(core.review.open(request.id()), new Approval(rose.id(), Set.of(), null)));
    }

    private String code() {
        return found(Pattern.compile("\\b\\d{4} \\d{4}\\b"), mailText("Your code"));
    }

    private String token() {
        return found(Pattern.compile("(?<=finance/invitation/)[A-Za-z0-9_-]+"), mailText("register for the"));
    }

    private String mailText(String subject) {
        return core.mailsTo(citizen).stream()
                .filter(mail -> mail.subject().contains(subject))
                .map(KeptMail::text)
                .findFirst()
                .orElseThrow();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group();
    }
}
