package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                                    core.review.assignToMe(own.id());
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
