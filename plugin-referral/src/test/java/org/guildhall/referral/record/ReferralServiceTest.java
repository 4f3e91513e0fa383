package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.malware.MalwareScanner;
import org.guildhall.api.malware.ScanResult;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ReferralServiceTest {
    private static final PersonName BEA = new PersonName("Bea", "Thornbury");
    private static final PersonName CAI = new PersonName("Cai", "Thornbury");

    private final ReferralFixture core;
    private final Account citizen;

    ReferralServiceTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        citizen = core.newCitizen();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
        core.clock.set(Instant.parse("2026-05-06T09:00:00Z"));
    }

    @Test
    @Tag("H2")
    @Tag("H3")
    void whatABrowserBeganIsItsOwnUntilAnAccountClaimsIt() {
        DraftOwner.ByBrowser browser = new DraftOwner.ByBrowser(UUID.randomUUID());
        DraftOwner.ByBrowser other = new DraftOwner.ByBrowser(UUID.randomUUID());
        Draft begun = core.referrals.begin(core.inboxes.get("early-help"), browser);
        Answers typed = answers("early-help", BEA);
        core.drafts.save(begun, typed, "your-details");
        assertEquals(List.of(begun.id()), ids(core.referrals.drafts(browser)));
        assertEquals("early-help", core.referrals.inboxOf(begun).id());
        assertEquals(List.of(), core.referrals.drafts(other));
        assertThrows(NotFoundException.class, () -> core.referrals.draft(begun.id(), other));
        DraftOwner.ByAccount account = new DraftOwner.ByAccount(citizen.id());
        assertThrows(NotFoundException.class, () -> core.referrals.draft(begun.id(), account));
        assertThrows(NotFoundException.class, () -> submit(citizen, begun), "nobody sends what is not theirs");

        core.drafts.claim(browser, account);
        assertEquals(List.of(), core.referrals.drafts(browser));
        Draft claimed = core.referrals.draft(begun.id(), account);
        assertEquals(typed, claimed.answers(), "nothing typed is lost");
        assertEquals("your-details", claimed.page());
        Referral sent = submit(citizen, claimed);
        assertEquals(citizen.id(), sent.sender());
        assertEquals(typed.values(), sent.answers().values());
    }

    @Test
    @Tag("H8")
    void sendsAReferralWithAReferenceAndAPromiseAndTellsTheSenderWithoutNames() {
        Referral sent = core.sent(citizen, "social-care", answers("social-care", BEA, CAI));
        assertEquals(ReferralState.RECEIVED, sent.state());
        assertTrue(sent.reference().matches("CRP-[2-9A-Z]{4}-[2-9A-Z]{4}"), sent.reference());
        assertEquals("Bea Thornbury, Cai Thornbury", sent.about());
        assertEquals("Siân Probert", sent.senderName());
        assertEquals(Instant.parse("2026-05-07T16:00:00Z"), sent.due());
        assertEquals(List.of("referral.submitted"), core.actions(sent));
        assertTrue(core.referrals.drafts(ReferralFixture.owner(citizen)).isEmpty());
        KeptMail mail = core.mailsTo(citizen).getFirst();
        assertEquals("We have received what you sent", mail.subject());
        assertTrue(mail.text().contains(sent.reference()));
        assertTrue(mail.text().contains("/referral/mine/" + sent.id()));
        for (String text : List.of(mail.subject(), mail.text(), mail.html())) {
            for (String name : List.of("Bea", "Cai", "Thornbury", "Social Care")) {
                assertFalse(text.contains(name), name + " in " + text);
            }
        }
        assertEquals(1, core.mailsTo(citizen).size());
    }

    @Test
    @Tag("H8")
    void thePromiseLeavesOutWeekendsAndBankHolidays() {
        // Friday evening before the early May bank holiday
        core.clock.set(Instant.parse("2026-05-01T20:30:00Z"));
        assertEquals(Instant.parse("2026-05-05T16:00:00Z"), sent("early-help").due());
        // five working days are promised for feedback, which leave out the holiday too
        assertEquals(Instant.parse("2026-05-11T16:00:00Z"), sent("feedback").due());
        // Maundy Thursday: Good Friday, the weekend and Easter Monday do not count
        core.clock.set(Instant.parse("2026-04-02T08:00:00Z"));
        assertEquals(Instant.parse("2026-04-07T16:00:00Z"), sent("lado").due());
        // half past eleven on Sunday evening in London
        core.clock.set(Instant.parse("2026-06-07T22:30:00Z"));
        assertEquals(Instant.parse("2026-06-08T16:00:00Z"), sent("social-care").due());
        // winter time
        core.clock.set(Instant.parse("2026-12-24T10:00:00Z"));
        assertEquals(Instant.parse("2026-12-29T17:00:00Z"), sent("social-care").due());
    }

    @Test
    @Tag("H8")
    void sendingTheSameDraftAgainGivesTheSameReferral() {
        Draft draft = core.draft(citizen, "early-help", answers("early-help", BEA));
        assertEquals(Optional.empty(), core.as(citizen, () -> core.referrals.sentFrom(draft.id())));
        Referral first = submit(citizen, draft);
        assertEquals(first.id(), submit(citizen, draft).id());
        assertEquals(Optional.of(first.id()), core.as(citizen, () -> core.referrals.sentFrom(draft.id())));
        Account other = core.newCitizen();
        assertEquals(Optional.empty(), core.as(other, () -> core.referrals.sentFrom(draft.id())));
        assertThrows(NotFoundException.class, () -> submit(other, draft));
        assertEquals(1, core.mailsTo(citizen).size());
        assertEquals(1, core.count("Referral", "draftId", draft.id()));
    }

    @Test
    @Tag("H8")
    void sendingTheSameDraftManyTimesAtOnceMakesOneReferral() throws Exception {
        Draft draft = core.draft(citizen, "social-care", answers("social-care", BEA));
        Set<ReferralId> made = new HashSet<>();
        for (Referral referral : atOnce(6, () -> submit(citizen, draft))) {
            made.add(referral.id());
        }
        assertEquals(1, made.size());
        assertEquals(1L, core.as(citizen, () -> core.referrals.countMine()));
        assertEquals(1, core.mailsTo(citizen).size());
        assertEquals(
                1,
                core.count(
                        "ReferralPerson", "referralId", made.iterator().next().value()));
    }

    @Test
    @Tag("H8")
    void checksEveryAnswerAgainWhenItIsSent() {
        Answers whole = answers("social-care", BEA, CAI);
        Draft draft = core.draft(
                citizen,
                "social-care",
                whole.with("childName_2", (Object) null)
                        .with("childDateOfBirth_1", "2031-01-01")
                        .with("consent", "whatever"));
        InvalidInputException invalid = assertThrows(InvalidInputException.class, () -> submit(citizen, draft));
        assertEquals(
                List.of("childName_2", "childDateOfBirth_1", "consent"),
                invalid.problems().stream().map(FieldProblem::field).toList());
        assertEquals(1, core.referrals.drafts(ReferralFixture.owner(citizen)).size(), "nothing entered is lost");
        assertEquals(List.of(), core.mailsTo(citizen));
    }

    @Test
    @Tag("H6")
    void aDateThatCannotBeIsToldAtItsField() {
        Answers answers = FilledForms.of(core.asked.whole("referral.social-care"))
                .choosing("happened", "once")
                .choosing("happenedDate", "")
                .least();
        for (String born : List.of("1985-02-03", "2001-05-06")) {
            assertEquals(
                    List.of("childDateOfBirth_1 referral.date.too-old"),
                    told("social-care", answers.with("childDateOfBirth_1", born)));
        }
        assertEquals(
                List.of("happenedDate referral.date.future"),
                told("social-care", answers.with("happenedDate", "2026-05-07")));
        Answers early = FilledForms.of(core.asked.whole("referral.early-help"))
                .choosing("completingAs", "professional")
                .choosing("consentDate", "")
                .least();
        assertEquals(
                List.of("consentDate referral.date.future"),
                told("early-help", early.with("consentDate", "2027-05-06")));
        Answers lado = FilledForms.of(core.asked.whole("referral.lado"))
                .choosing("allegationDate", "")
                .least();
        assertEquals(
                List.of("allegationDate referral.date.future"),
                told("lado", lado.with("allegationDate", "2026-06-01")));
        Answers old = lado.with("adultDateOfBirth", "1958-01-02").with("allegationDate", "1979-04-01");
        assertEquals(List.of(), told("lado", old), "an adult is older, and may have done it long ago");
        Answers today = answers.with("childDateOfBirth_1", "2026-05-06").with("happenedDate", "2026-05-06");
        assertEquals(List.of(), told("social-care", today), "a baby born today");
        assertEquals("Siân Probert", core.sent(citizen, "social-care", today).senderName());
        assertEquals(
                List.of(),
                told("social-care", answers.with("birth_1", "about").with("childDateOfBirth_1", "1985-02-03")),
                "what is not asked any more stands in nobody's way");
        assertEquals(
                List.of(),
                told(
                        "social-care",
                        FilledForms.of(core.asked.whole("referral.social-care"))
                                .choosing("birth", "unborn")
                                .choosing("dueDate", "")
                                .least()
                                .with("dueDate_1", "2026-11-30")),
                "a baby is due in the future");
        Draft draft = core.draft(citizen, "social-care", answers.with("childDateOfBirth_1", "1985-02-03"));
        assertThrows(InvalidInputException.class, () -> submit(citizen, draft), "the service asks again");
    }

    private List<String> told(String inbox, Answers answers) {
        return core.referrals.problems("referral." + inbox, answers).stream()
                .map(problem -> problem.field() + " " + problem.textKey())
                .toList();
    }

    @Test
    @Tag("H8")
    void whatWasNotAskedIsNotSent() {
        Answers answers = answers("social-care", BEA)
                .with("childName_2", new PersonName("Gone", "Child"))
                .with("age_1", "about 7")
                .with("noSuchField", "x");
        Referral sent = core.sent(citizen, "social-care", answers);
        assertEquals(answers("social-care", BEA).values(), sent.answers().values());
        assertEquals("Bea Thornbury", sent.about());
    }

    @Test
    @Tag("H6")
    void theLongestAnswersAboutSixChildrenAreKeptWhole() {
        Account professional = core.newProfessional();
        for (Inbox inbox : core.inboxes.all()) {
            FormDefinition form = core.asked.whole(inbox.form());
            Answers most = FilledForms.of(form).children(6).most().with(ReferralForms.ATTACHMENTS, (Object) null);
            Draft draft = core.draft(professional, inbox.id(), most);
            assertEquals(
                    most.values(),
                    core.referrals.draft(draft.id(), draft.owner()).answers().values());
            Referral sent = submit(professional, draft);
            assertEquals(
                    most.values(),
                    core.as(professional, () -> core.referrals.mine(sent.id()))
                            .answers()
                            .values());
        }
    }

    @Test
    @Tag("H6")
    void namesOfAnyScriptAreTakenAtTheirLongest() {
        for (String sign : List.of("한", "ﷺ", "İ", "😀", "ẍ̂", "ß")) {
            String part = sign.repeat(100 / sign.length());
            Answers answers = FilledForms.of(core.asked.whole("referral.social-care"))
                    .children(12)
                    .least();
            for (int child = 1; child <= 12; child++) {
                answers = answers.with("childName_" + child, new PersonName(part, part));
            }
            Referral sent = core.sent(citizen, "social-care", answers);
            assertTrue(sent.about().startsWith(part), sign);
            assertFalse(
                    Character.isHighSurrogate(sent.about().charAt(sent.about().length() - 1)), "half a sign");
        }
    }

    @Test
    @Tag("H9")
    void onesOwnReferralsAreListedTheNewestFirstAndNobodyElses() {
        Referral first = core.sent(citizen, "early-help", answers("early-help", BEA));
        core.clock.advance(Duration.ofHours(1));
        Referral second = core.sent(citizen, "lado", answers("lado", BEA));
        assertEquals(
                List.of(second.id(), first.id()),
                core.as(citizen, () -> core.referrals.mine(0, 9)).stream()
                        .map(ReferralLine::id)
                        .toList());
        assertEquals(2L, core.as(citizen, () -> core.referrals.countMine()));
        assertEquals(
                List.of(first.id()),
                core.as(citizen, () -> core.referrals.mine(1, 1)).stream()
                        .map(ReferralLine::id)
                        .toList());
        assertEquals(
                second.reference(),
                core.as(citizen, () -> core.referrals.mine(second.id())).reference());
        Account other = core.newCitizen(BEA);
        assertEquals(List.of(), core.as(other, () -> core.referrals.mine(0, 9)));
        assertThrows(NotPermittedException.class, () -> core.as(other, () -> core.referrals.mine(first.id())));
        assertThrows(NotPermittedException.class, () -> core.as(other, () -> core.referrals.myAttachments(first.id())));
        assertEquals(List.of("referral.refused", "referral.refused", "referral.submitted"), core.actions(first));
        assertEquals(
                other.id().toString(),
                core.history("referral.referral", first.id()).getFirst().actor());
    }

    @Test
    @Tag("H9")
    void aReferralThatIsNotThereIsNotFound() {
        assertThrows(
                NotFoundException.class,
                () -> core.as(citizen, () -> core.referrals.mine(new ReferralId(UUID.randomUUID()))));
    }

    @Test
    @Tag("H7")
    void aProfessionalAttachesFilesAndWhatWasNotSentIsDeleted() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(professional, "social-care", asProfessional());
        DocumentId sent = core.upload(professional, draft.id());
        DocumentId removed = core.upload(professional, draft.id());
        Referral referral = submit(professional, with(draft, sent));
        List<StoredDocument> mine = core.as(professional, () -> core.referrals.myAttachments(referral.id()));
        assertEquals(List.of(sent), mine.stream().map(StoredDocument::id).toList());
        assertEquals(Optional.empty(), core.documents.find(removed));
    }

    @Test
    @Tag("H7")
    void aPrivateAccountAttachesNothingWhateverItSends() {
        Draft draft = core.draft(citizen, "social-care", asProfessional());
        DocumentId file = core.upload(citizen, draft.id());
        Referral referral = submit(citizen, with(draft, file));
        assertEquals(List.of(), core.as(citizen, () -> core.referrals.myAttachments(referral.id())));
        assertEquals(List.of(), referral.answers().all(ReferralForms.ATTACHMENTS));
        assertEquals(Optional.empty(), core.documents.find(file), "it was not sent, so it goes");
    }

    @Test
    @Tag("H7")
    void aProfessionalWhoAsksForTheirOwnChildAttachesNothing() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(
                professional, "early-help", answers("early-help", BEA).with("completingAs_1", "parent"));
        DocumentId file = core.upload(professional, draft.id());
        Referral referral = submit(professional, with(draft, file));
        assertEquals(List.of(), core.as(professional, () -> core.referrals.myAttachments(referral.id())));
        assertEquals(Optional.empty(), core.documents.find(file));
    }

    @Test
    @Tag("H7")
    void oneChildAsAProfessionalIsEnough() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(
                professional,
                "early-help",
                answers("early-help", BEA, CAI)
                        .with("completingAs_1", "parent")
                        .with("completingAs_2", "professional"));
        DocumentId file = core.upload(professional, draft.id());
        Referral referral = submit(professional, with(draft, file));
        assertEquals(
                1,
                core.as(professional, () -> core.referrals.myAttachments(referral.id()))
                        .size());
    }

    @Test
    @Tag("H7")
    void aFileOfAnotherDraftOrOfNoneIsRefused() {
        Account professional = core.newProfessional();
        Draft other = core.draft(professional, "social-care", asProfessional());
        DocumentId foreign = core.upload(professional, other.id());
        Draft draft = core.draft(professional, "social-care", asProfessional());
        Referral sent = core.sent(professional, "social-care", asProfessional());
        DocumentId ofAReferral = core.upload(professional, UUID.randomUUID());
        core.documents.reassign(ofAReferral, "referral:" + sent.id());
        for (DocumentId file : List.of(foreign, ofAReferral, new DocumentId(UUID.randomUUID()))) {
            Draft now = core.referrals.draft(draft.id(), draft.owner());
            InvalidInputException invalid =
                    assertThrows(InvalidInputException.class, () -> submit(professional, with(now, file)));
            assertEquals(
                    List.of("referral.attachment.gone"),
                    invalid.problems().stream().map(FieldProblem::textKey).toList());
        }
        assertTrue(core.documents.find(foreign).isPresent(), "nobody loses a file to another draft");
    }

    @Test
    @Tag("H7")
    @Tag("E2")
    void whatTheScannerRefusedIsNotSent() throws Exception {
        Account professional = core.newProfessional();
        MalwareScanner suspicious = new FindsAlways();
        core.scanners.add(suspicious);
        try {
            Draft draft = core.draft(professional, "social-care", asProfessional());
            DocumentId file = core.upload(professional, draft.id());
            core.scan.run();
            Draft withFile = with(draft, file);
            InvalidInputException invalid =
                    assertThrows(InvalidInputException.class, () -> submit(professional, withFile));
            assertEquals(
                    List.of("referral.attachment.refused"),
                    invalid.problems().stream().map(FieldProblem::textKey).toList());
            DocumentId waiting = core.upload(professional, draft.id());
            Referral referral = submit(professional, with(withFile, waiting));
            assertEquals(
                    List.of(StoredDocument.Scan.WAITING),
                    core.as(professional, () -> core.referrals.myAttachments(referral.id())).stream()
                            .map(StoredDocument::scan)
                            .toList());
        } finally {
            core.scanners.remove(suspicious);
        }
    }

    @Test
    @Tag("H7")
    void filesAreReadBySenderAndInboxAndByNobodyElse() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(professional, "social-care", asProfessional());
        DocumentId file = core.upload(professional, draft.id());
        Account triage = core.newTriage();
        assertTrue(mayRead(professional, file), "one's own draft");
        assertFalse(mayRead(triage, file), "what is not sent is nobody's business");
        assertFalse(mayRead(citizen, file));
        submit(professional, with(draft, file));
        assertTrue(mayRead(professional, file));
        assertTrue(mayRead(triage, file));
        assertTrue(mayRead(core.newManager(), file));
        for (Account other : List.of(citizen, core.newLado(), core.newAdministrator(), core.newCitizen(BEA))) {
            assertFalse(mayRead(other, file));
        }
    }

    private boolean mayRead(Account account, DocumentId file) {
        return core.as(account, () -> {
            try {
                core.documents.open(file);
                return true;
            } catch (NotPermittedException refused) {
                return false;
            }
        });
    }

    @Test
    @Tag("H3")
    void discardingADraftDeletesItWithItsFilesAndNobodyElses() {
        Account professional = core.newProfessional();
        Draft draft = core.draft(professional, "social-care", asProfessional());
        DocumentId file = core.upload(professional, draft.id());
        core.by(citizen, () -> core.referrals.discard(draft.id(), ReferralFixture.owner(citizen)));
        assertTrue(core.documents.find(file).isPresent(), "it is not theirs");
        core.by(professional, () -> core.referrals.discard(draft.id(), draft.owner()));
        assertEquals(Optional.empty(), core.documents.find(file));
        assertFalse(core.drafts.exists(draft.id()));
    }

    @Test
    @Tag("H1")
    void leavingAtOnceDeletesWhatTheBrowserBeganAndNothingClaimed() {
        DraftOwner.ByBrowser browser = new DraftOwner.ByBrowser(UUID.randomUUID());
        DraftOwner.ByBrowser other = new DraftOwner.ByBrowser(UUID.randomUUID());
        Inbox inbox = core.inboxes.get("early-help");
        Draft claimed = core.referrals.begin(inbox, browser);
        core.drafts.claim(browser, new DraftOwner.ByAccount(citizen.id()));
        Draft left = core.referrals.begin(inbox, browser);
        Draft ofAnother = core.referrals.begin(inbox, other);
        core.drafts.abandon(browser);
        assertFalse(core.drafts.exists(left.id()));
        assertTrue(core.drafts.exists(claimed.id()));
        assertTrue(core.drafts.exists(ofAnother.id()));
    }

    @Test
    @Tag("H8")
    void aDraftOfAnOlderFormIsSentAsWhatItWasCheckedAgainst() {
        FormDefinition now = core.asked.whole("referral.early-help");
        FormDefinition older =
                new FormDefinition(now.id(), now.version() - 1, List.of(new FormPage("children", List.of(), null)));
        Draft draft = core.drafts.start(ReferralFixture.owner(citizen), older, answers("early-help", BEA));
        assertEquals(now.version(), submit(citizen, draft).formVersion());
    }

    @Test
    @Tag("E1")
    void answersCannotBeReadInTheDatabase() {
        Referral sent = core.sent(
                citizen, "social-care", answers("social-care", BEA).with("worries", "He hits her with a belt"));
        String kept = core.database()
                .call(entities -> entities.createQuery(
                                "select r.answers from Referral r where r.id = :id", String.class)
                        .setParameter("id", sent.id().value())
                        .getSingleResult());
        assertFalse(kept.contains(" belt"), kept);
    }

    private Referral sent(String inbox) {
        return core.sent(citizen, inbox, answers(inbox, BEA));
    }

    private Answers answers(String inbox, PersonName... children) {
        return FilledForms.about(core.asked.whole("referral." + inbox), children);
    }

    private Answers asProfessional() {
        return answers("social-care", BEA).with("completingAs_1", "professional");
    }

    private Draft with(Draft draft, DocumentId file) {
        return core.drafts.save(
                draft, draft.answers().with(ReferralForms.ATTACHMENTS, List.of(file.toString())), "attachments");
    }

    private Referral submit(Account account, Draft draft) {
        return core.as(account, () -> core.referrals.submit(draft.id()));
    }

    private static List<UUID> ids(List<Draft> drafts) {
        return drafts.stream().map(Draft::id).toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(() -> {
                    go.await();
                    return work.call();
                }));
            }
            go.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }

    /** To which each file is malware. */
    private static final class FindsAlways implements MalwareScanner {
        @Override
        public boolean isSet() {
            return true;
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public long maximumBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public ScanResult scan(InputStream bytes) {
            return new ScanResult.Found("Test");
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }
}
