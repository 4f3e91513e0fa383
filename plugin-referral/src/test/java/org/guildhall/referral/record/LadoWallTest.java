package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.permission.Role;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Referrals of adults who work with children are walled off: others learn not even that they are there. */
@EachDatabase
@Tag("H10")
class LadoWallTest {
    private final ReferralFixture core;
    private final Account citizen;
    private final Account triage;
    private final Account lado;
    private final String surname = Cases.surname();
    private final PersonName accused = new PersonName("Max", surname);

    LadoWallTest(DatabasePlace place) {
        core = ReferralFixture.of(place);
        citizen = core.newCitizen();
        triage = core.newTriage();
        lado = core.newLado();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
        core.clock.set(Instant.parse("2026-05-06T09:00:00Z"));
    }

    @Test
    void othersFindNothingThereAndThatTheyLookedIsAudited() {
        Referral walled = Cases.ofAdult(core, citizen, accused);
        for (Account other : List.of(triage, core.newManager(), core.newAdministrator(), core.newCitizen(accused))) {
            String refusal = nothingAt(other, walled);
            NotFoundException none = assertThrows(
                    NotFoundException.class,
                    () -> core.by(other, () -> core.triage.open(new ReferralId(new UUID(9, 9)))));
            assertEquals(
                    String.valueOf(none.getMessage()).replaceAll("[0-9a-f-]{36}", "ID"),
                    refusal.replaceAll("[0-9a-f-]{36}", "ID"),
                    "as where there is nothing");
            assertEquals(
                    other.id().toString(),
                    core.history("referral.referral", walled.id()).getFirst().actor());
            assertEquals("referral.refused", core.actions(walled).getFirst());
        }
        assertEquals(accused.full(), open(lado, walled).about().split(",")[0]);
    }

    @Test
    void whoLetsAnOfficerLeaveIsToldNoCountOfWhatIsWalledAndItIsHandedOnAllTheSame() {
        Referral walled = Cases.ofAdult(core, citizen, accused);
        core.by(lado, () -> core.triage.take(walled));
        assertEquals(0, core.inHand.inHand(lado.id()).getFirst().count());
        core.by(core.newAdministrator(), () -> core.inHand.handOn(lado.id()));
        assertEquals(ReferralState.RECEIVED, open(lado, walled).state());
    }

    @Test
    void othersSeeNoListNoCountNoFigureAndNoSearchFindsIt() {
        Referral walled = Cases.ofAdult(core, citizen, accused);
        for (Account other : List.of(triage, core.newManager())) {
            TriageQuery query = TriageQuery.of("lado", TriageQuery.Tab.OPEN);
            assertThrows(NotPermittedException.class, () -> core.as(other, () -> core.triage.list(query, 0, 10)));
            assertThrows(NotPermittedException.class, () -> core.as(other, () -> core.triage.count(query)));
            assertThrows(NotPermittedException.class, () -> core.as(other, () -> core.triage.officers("lado")));
            for (Inbox inbox : core.as(other, () -> core.triage.inboxes())) {
                for (TriageQuery.Tab tab : TriageQuery.Tab.values()) {
                    for (String words : List.of(surname, walled.reference(), walled.about())) {
                        TriageQuery search = TriageQuery.of(inbox.id(), tab).holding(words);
                        assertEquals(
                                0,
                                core.as(other, () -> core.triage.count(search)).longValue());
                        assertEquals(List.of(), core.as(other, () -> core.triage.list(search, 0, 10)));
                    }
                }
            }
            assertFalse(core.as(other, () -> core.triage.figures()).stream()
                    .anyMatch(figures -> figures.inbox().equals("lado")));
        }
        assertEquals(1, count(lado, surname));
    }

    @Test
    void likenessAndLinksDoNotReachThroughTheWall() {
        Address home = Cases.address();
        PersonName child = new PersonName("Robin", Cases.surname());
        Answers answers = FilledForms.child(
                FilledForms.of(core.asked.whole("referral.lado")).least().with("adultName", accused),
                1,
                child,
                Cases.BORN,
                home);
        Referral walled = core.sent(citizen, "lado", answers);
        Referral open = Cases.about(core, citizen, "social-care", child, Cases.BORN, home);
        assertEquals(List.of(), core.as(triage, () -> core.triage.similar(open.id())));
        Account both = core.withRole(core.newTriage(), Role.LADO_OFFICER);
        assertEquals(
                List.of(walled.id()),
                core.as(both, () -> core.triage.similar(open.id())).stream()
                        .map(found -> found.other().id())
                        .toList());
        assertThrows(
                NotFoundException.class,
                () -> core.by(triage, () -> core.triage.link(open.id(), walled.id(), LinkKind.DUPLICATE)));
        core.by(both, () -> core.triage.link(open.id(), walled.id(), LinkKind.DUPLICATE));
        assertEquals(List.of(), core.as(triage, () -> core.triage.links(open.id())));
        assertEquals(1, core.as(both, () -> core.triage.links(open.id())).size());
        assertThrows(NotFoundException.class, () -> core.by(triage, () -> core.triage.unlink(open.id(), walled.id())));
        assertFalse(
                core.as(triage, () -> core.triage.history(open.id())).stream()
                        .anyMatch(entry ->
                                entry.details().toString().contains(walled.id().toString())),
                "nor does the history name it");
    }

    @Test
    void anOfficerOfTheAccusedsNameSeesNothingOfIt() {
        Referral about = Cases.ofAdult(core, citizen, accused);
        Referral other = Cases.ofAdult(core, citizen, new PersonName("Ida", surname));
        Account themself = core.newLado(new PersonName("MÁX", " " + surname.toUpperCase(Locale.ROOT)));
        nothingAt(themself, about);
        assertEquals(List.of(other.id()), list(themself, surname));
        assertEquals(1, count(themself, surname));
        assertEquals(0, count(themself, about.reference()));
        assertEquals(2, count(lado, surname));
        assertEquals(figures(lado) - 1, figures(themself));
        assertEquals(
                List.of(),
                core.as(themself, () -> core.triage.similar(other.id())).stream()
                        .filter(found -> found.other().id().equals(about.id()))
                        .toList());
        RefusedException refused = assertThrows(
                RefusedException.class, () -> core.by(lado, () -> core.triage.assign(about, themself.id())));
        assertEquals("referral.assign.cannot", refused.textKey());
        core.by(lado, () -> core.triage.assign(other, themself.id()));
        assertEquals(themself.id(), open(lado, other).assignee());
    }

    @Test
    @Tag("E3")
    void theAuditLogTellsNeitherInboxNorOutcomeOfWhatLiesBehindTheWall() {
        Referral walled = Cases.ofAdult(core, citizen, accused);
        core.by(lado, () -> core.triage.decide(open(lado, walled), Outcome.ADVICE, ""));
        Referral child = Cases.about(core, citizen, "social-care", surname);
        core.by(triage, () -> core.triage.move(open(triage, child), "lado", "It is about a teacher."));
        core.by(lado, () -> core.triage.move(open(lado, child), "early-help", "It is not."));
        for (Referral referral : List.of(walled, child)) {
            core.history("referral.referral", referral.id())
                    .forEach(entry -> assertEquals(Map.of(), entry.details(), entry.action()));
        }
        core.by(triage, () -> core.triage.decide(open(triage, child), Outcome.EARLY_HELP, "They are safe."));
        assertEquals(
                "early-help",
                core.history("referral.referral", child.id())
                        .getFirst()
                        .details()
                        .get("outcome"));
    }

    @Test
    void thoseWhoAssignRolesAreToldOfAReferralThatNoOfficerMayWorkOn() {
        core.takeAway(Role.LADO_OFFICER, core.inboxes.get("lado").decidePermission());
        Account administrator = core.newAdministrator();
        Account accusedToo = core.withRole(core.newCitizen(accused), Role.COUNCIL_ADMINISTRATOR);
        Referral noRole = Cases.ofAdult(core, citizen, accused);
        told(administrator, noRole);
        Account themself = core.newLado(accused);
        Referral named = Cases.ofAdult(core, citizen, accused);
        told(administrator, named);
        Referral own = Cases.ofAdult(core, themself, new PersonName("Ida", surname));
        told(administrator, own);
        Referral moved = core.sent(
                citizen,
                "social-care",
                FilledForms.child(
                        FilledForms.of(core.asked.whole("referral.social-care")).least(),
                        1,
                        accused,
                        Cases.BORN,
                        Cases.address()));
        core.by(triage, () -> core.triage.move(open(triage, moved), "lado", "It is about a teacher."));
        told(administrator, moved);
        assertTrue(core.mailsTo(accusedToo).stream()
                .noneMatch(mail -> mail.toString().contains(named.reference())));
        HealthPart part = core.stranded.look();
        assertEquals(HealthPart.State.BAD, part.state());
        assertTrue(Integer.parseInt(part.now().values().getFirst()) >= 4, part.toString());

        core.newLado();
        assertEquals(HealthPart.State.GOOD, core.stranded.look().state());
        Referral seen = Cases.ofAdult(core, citizen, accused);
        assertTrue(core.mailsTo(administrator).stream()
                .noneMatch(mail -> mail.toString().contains(seen.reference())));
    }

    private void told(Account administrator, Referral stranded) {
        KeptMail mail = core.mailsTo(administrator).getFirst();
        assertTrue(mail.toString().contains(stranded.reference()), mail.toString());
        assertFalse(mail.toString().contains(surname), mail.toString());
    }

    @Test
    void anotherNameLetsNoOfficerInToWhatMayBeAboutThem() {
        Referral about = Cases.ofAdult(core, citizen, accused);
        Account renamed = core.newLado(accused);
        core.rename(renamed, new PersonName("Theo", "Thoroughgood"));
        List<Account> alike = List.of(
                renamed,
                core.newLado(new PersonName("Max Oliver", surname)),
                core.newLado(new PersonName("Max", "Oliver-" + surname)),
                core.newLado(new PersonName("M.", surname)),
                core.newLado(new PersonName("Mex", surname + "e")));
        for (Account themself : alike) {
            nothingAt(themself, about);
            assertEquals(0, count(themself, about.reference()));
            assertEquals(List.of(), list(themself, about.reference()));
            assertEquals(figures(lado) - 1, figures(themself));
        }
        assertEquals(1, count(core.newLado(new PersonName("Maximilian", surname)), about.reference()));
    }

    @Test
    void anOfficerOfTheAccusedsNameSeesNothingThroughLinksNorLikeness() {
        Address home = Cases.address();
        Answers first = adultAt(accused, home);
        Referral about = core.sent(citizen, "lado", first);
        Referral other = core.sent(citizen, "lado", adultAt(new PersonName("Ida", surname), home));
        Account themself = core.newLado(accused);
        assertEquals(1, core.as(lado, () -> core.triage.similar(other.id())).size());
        assertEquals(List.of(), core.as(themself, () -> core.triage.similar(other.id())));
        core.by(lado, () -> core.triage.link(other.id(), about.id(), LinkKind.SIBLING));
        assertEquals(1, core.as(lado, () -> core.triage.links(other.id())).size());
        assertEquals(List.of(), core.as(themself, () -> core.triage.links(other.id())));
    }

    @Test
    void anOfficerOfTheAccusedsNameReadsNoFileOfIt() {
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
        Referral referral = core.as(professional, () -> core.referrals.submit(draft.id()));
        Account themself = core.newLado(accused);
        assertEquals(
                1, core.as(lado, () -> core.triage.attachments(referral.id())).size());
        core.as(lado, () -> core.documents.open(file));
        for (Account other : List.of(themself, triage, core.newManager(), core.newAdministrator())) {
            assertThrows(NotFoundException.class, () -> core.by(other, () -> core.triage.attachments(referral.id())));
            assertThrows(NotPermittedException.class, () -> core.by(other, () -> core.documents.open(file)));
        }
    }

    @Test
    void whatIsMovedBehindTheWallIsOutOfSightAtOnce() {
        Referral referral = Cases.about(core, citizen, "social-care", surname);
        core.by(triage, () -> {
            core.triage.take(referral);
            core.triage.note(referral.id(), "Called the school.");
        });
        assertEquals(
                1,
                core.as(triage, () -> core.triage.count(socialCare(TriageQuery.Tab.MY)))
                        .longValue());
        core.by(triage, () -> core.triage.move(open(triage, referral), "lado", "It is about a teacher."));
        nothingAt(triage, referral);
        for (TriageQuery.Tab tab : TriageQuery.Tab.values()) {
            assertEquals(
                    0, core.as(triage, () -> core.triage.count(socialCare(tab))).longValue());
        }
        assertEquals(List.of(referral.id()), list(lado, surname));
        assertEquals("lado", open(lado, referral).inbox());
        assertEquals(
                referral.id(),
                core.as(citizen, () -> core.referrals.mine(referral.id())).id(),
                "whoever sent it has it still");
    }

    @Test
    void whoeverReceivesAMovedReferralReadsWhyItWasMoved() {
        Referral referral = Cases.about(core, citizen, "social-care", surname);
        core.by(triage, () -> core.triage.move(open(triage, referral), "lado", "It is about a teacher."));
        assertEquals(
                List.of("It is about a teacher."),
                core.as(lado, () -> core.triage.notes(referral.id())).stream()
                        .map(ReferralNote::text)
                        .toList());
    }

    @Test
    void whatWasNotedBehindTheWallStaysThereWhenTheReferralIsMovedOut() {
        Referral referral = Cases.ofAdult(core, citizen, accused);
        core.by(lado, () -> {
            core.triage.note(referral.id(), "The police know him.");
            core.triage.move(core.triage.open(referral.id()), "social-care", "It is about a parent.");
        });
        core.clock.advance(Duration.ofMinutes(1));
        core.by(triage, () -> core.triage.note(referral.id(), "Visited."));
        assertEquals("social-care", open(triage, referral).inbox());
        assertEquals(
                List.of("Visited."),
                core.as(triage, () -> core.triage.notes(referral.id())).stream()
                        .map(ReferralNote::text)
                        .toList());
        assertThrows(
                NotPermittedException.class,
                () -> core.by(lado, () -> core.triage.open(referral.id())),
                "from then on only those of that inbox see it");
        Account both = core.withRole(core.newTriage(), Role.LADO_OFFICER);
        assertEquals(3, core.as(both, () -> core.triage.notes(referral.id())).size());
    }

    @Test
    void anOfficerOfTheAccusedsNameSeesNothingOfItAfterItWasMovedOut() {
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
        Referral referral = core.as(professional, () -> core.referrals.submit(draft.id()));
        core.by(lado, () -> core.triage.move(open(lado, referral), "social-care", "It is about a parent."));
        Account themself = core.withRole(core.newCitizen(accused), Role.REFERRAL_TRIAGE);
        nothingAt(themself, referral);
        assertThrows(NotPermittedException.class, () -> core.by(themself, () -> core.documents.open(file)));
        Referral moved = open(triage, referral);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> core.by(triage, () -> core.triage.assign(moved, themself.id())));
        assertEquals("referral.assign.cannot", refused.textKey());
        for (TriageQuery.Tab tab : TriageQuery.Tab.values()) {
            assertEquals(
                    0,
                    core.as(themself, () -> core.triage.count(socialCare(tab))).longValue());
            assertEquals(List.of(), core.as(themself, () -> core.triage.list(socialCare(tab), 0, 10)));
        }
        assertEquals(
                1,
                core.as(triage, () -> core.triage.count(socialCare(TriageQuery.Tab.OPEN)))
                        .longValue());
        core.as(triage, () -> core.documents.open(file));
        core.by(triage, () -> core.triage.take(moved));
        assertEquals(0, core.inHand.inHand(triage.id()).getFirst().count());
    }

    @Test
    @Tag("H9")
    void theMailCarriesNoFeedbackOnWhatWasSentBehindTheWallWhereverItLies() {
        core.settings.set("feedbackInMail", true);
        Referral referral = Cases.ofAdult(core, citizen, accused);
        core.by(lado, () -> core.triage.move(open(lado, referral), "social-care", "It is about a parent."));
        core.by(triage, () -> core.triage.tell(open(triage, referral), new Feedback(false, "We look into it.", "")));
        assertFalse(core.mailsTo(citizen).getFirst().toString().contains("We look into it."));
        assertEquals(2, core.mailsTo(citizen).size());
    }

    @Test
    void whoeverSentItLearnsNotThatItWasMovedBehindTheWall() {
        Referral enquiry = core.sent(
                citizen,
                "fostering",
                FilledForms.of(core.asked.whole("referral.fostering")).least());
        core.by(triage, () -> core.triage.move(open(triage, enquiry), "lado", "It is about a foster carer."));
        ReferralLine line = core.as(citizen, () -> core.referrals.mine(0, 9)).stream()
                .filter(mine -> mine.id().equals(enquiry.id()))
                .findFirst()
                .orElseThrow();
        assertEquals("", line.about(), "its card is called after");
        assertEquals("referral.fostering", line.form());
    }

    @Test
    void anAccountOfTheAccusedsOrAParentsNameFindsNothing() {
        Referral walled = Cases.ofAdult(core, citizen, accused);
        Referral child = Cases.about(core, citizen, "social-care", surname);
        Account named = core.newCitizen(accused);
        Account parent = core.newCitizen(new PersonName("Pat", surname));
        for (Account somebody : List.of(named, parent)) {
            assertEquals(List.of(), core.as(somebody, () -> core.referrals.mine(0, 9)));
            for (Referral referral : List.of(walled, child)) {
                assertThrows(
                        NotPermittedException.class, () -> core.as(somebody, () -> core.referrals.mine(referral.id())));
            }
            assertEquals(List.of(), core.mailsTo(somebody));
        }
    }

    /** Each way to a referral by its id says that there is none; what the first says is handed back. */
    private String nothingAt(Account account, Referral referral) {
        ReferralId id = referral.id();
        Map<String, Consumer<ReferralId>> ways = Map.ofEntries(
                Map.entry("open", one -> core.triage.open(one)),
                Map.entry("sender", one -> core.triage.sender(one)),
                Map.entry("history", one -> core.triage.history(one)),
                Map.entry("attachments", one -> core.triage.attachments(one)),
                Map.entry("notes", one -> core.triage.notes(one)),
                Map.entry("note", one -> core.triage.note(one, "x")),
                Map.entry("typed", one -> core.triage.typed(one, "note")),
                Map.entry("keepTyped", one -> core.triage.keepTyped(one, "note", Answers.NONE.with("a", "b"))),
                Map.entry("take", one -> core.triage.take(referral)),
                Map.entry("assign", one -> core.triage.assign(referral, account.id())),
                Map.entry("release", one -> core.triage.release(referral)),
                Map.entry("move", one -> core.triage.move(referral, "early-help", "x")),
                Map.entry("decide", one -> core.triage.decide(referral, Outcome.ADVICE, "")),
                Map.entry("reopen", one -> core.triage.reopen(referral)),
                Map.entry("tell", one -> core.triage.tell(referral, new Feedback(false, "x", ""))),
                Map.entry("earlierFeedback", one -> core.triage.earlierFeedback(one)),
                Map.entry("similar", one -> core.triage.similar(one)),
                Map.entry("links", one -> core.triage.links(one)),
                Map.entry("link", one -> core.triage.link(one, new ReferralId(one.value()), LinkKind.SIBLING)),
                Map.entry("unlink", one -> core.triage.unlink(one, one)));
        ways.forEach((way, go) ->
                assertThrows(NotFoundException.class, () -> core.by(account, () -> go.accept(id)), way));
        return String.valueOf(assertThrows(NotFoundException.class, () -> core.by(account, () -> core.triage.open(id)))
                .getMessage());
    }

    private Answers adultAt(PersonName adult, Address home) {
        return FilledForms.child(
                FilledForms.of(core.asked.whole("referral.lado"))
                        .least()
                        .with("adultName", adult)
                        .with("adultAddress", home)
                        .with("adultDateOfBirth", LocalDate.of(1980, 1, 2).toString()),
                1,
                new PersonName("Robin", Cases.surname()),
                Cases.BORN,
                Cases.address());
    }

    private TriageQuery socialCare(TriageQuery.Tab tab) {
        return TriageQuery.of("social-care", tab).holding(surname);
    }

    private Referral open(Account account, Referral referral) {
        return core.as(account, () -> core.triage.open(referral.id()));
    }

    private long count(Account account, String words) {
        return core.as(
                account,
                () -> core.triage.count(
                        TriageQuery.of("lado", TriageQuery.Tab.OPEN).holding(words)));
    }

    private List<ReferralId> list(Account account, String words) {
        return core
                .as(
                        account,
                        () -> core.triage.list(
                                TriageQuery.of("lado", TriageQuery.Tab.OPEN).holding(words), 0, 50))
                .stream()
                .map(ReferralLine::id)
                .toList();
    }

    private long figures(Account account) {
        List<InboxFigures> figures = core.as(account, () -> core.triage.figures());
        assertEquals(List.of("lado"), figures.stream().map(InboxFigures::inbox).toList());
        assertTrue(figures.getFirst().months().values().stream()
                        .mapToLong(InboxFigures.Month::received)
                        .sum()
                > 0);
        return figures.getFirst().open();
    }
}
