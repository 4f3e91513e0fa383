package org.guildhall.finance.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.DocumentReaders;
import org.guildhall.finance.request.InSpite;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Officers see who may read a person's documents, and end it. */
@EachDatabase
class PersonGrantServiceTest {
    private static final String GOES_ON = "Your access to documents goes on";
    private static final String HAS_ENDED = "Your access to documents has ended";
    private static final String ENDS_SOON = "Your access to documents ends soon";
    private static final String ENDED = "The power of attorney has ended";

    private final FinanceFixture core;
    private final Account officer;
    private final Account holder;
    private final Person rose;

    PersonGrantServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        officer = core.newOfficer();
        holder = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @Test
    @Tag("F13")
    void revokingLeavesTheHolderNoOtherWayToThePersonsDocuments() {
        UUID first = core.grant(rose, holder, "poa", Set.of("invoice"));
        core.grant(rose, holder, "deputy", Set.of());
        Account joint = core.newCitizen();
        core.grant(rose, joint, "poa", Set.of());
        Person tom = core.person("Tom", "Hill", LocalDate.of(1939, 5, 1), Requests.MILL_LANE);
        core.grant(tom, holder, "poa", Set.of());
        revoke(officer, first);
        assertFalse(core.grants.allows(holder.id(), rose.id(), "finance", "invoice"));
        assertTrue(core.grants.allows(joint.id(), rose.id(), "finance", "invoice"), "of another holder");
        assertTrue(core.grants.allows(holder.id(), tom.id(), "finance", "invoice"), "on another person");
        assertEquals(
                List.of(ENDED, ENDED),
                core.grants.on(rose.id(), "finance").stream()
                        .filter(grant -> grant.holder().equals(holder.id()))
                        .map(AccessGrant::revocationReason)
                        .toList());
    }

    @Test
    @Tag("F13")
    void whatWasRevokedIsNotRevokedAgainAndNobodyButOfficersRevokes() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        assertThrows(NotPermittedException.class, () -> revoke(holder, grant));
        revoke(officer, grant);
        RefusedException again = assertThrows(RefusedException.class, () -> revoke(officer, grant));
        assertEquals("finance.grant.already-revoked", again.textKey());
    }

    @Test
    @Tag("F13")
    void accessGoesOnToAnotherDayUnderANewGrantOfTheSameKind() {
        UUID first = core.grant(rose, holder, "poa", Set.of("invoice"));
        LocalDate lastDay = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))
                .plusDays(90);
        AccessGrant anew = renew(officer, first, Optional.of(lastDay));
        assertEquals("poa", anew.role());
        assertEquals(Set.of("invoice"), anew.scope());
        assertEquals(
                lastDay.plusDays(1).atStartOfDay(ZoneId.of("Europe/London")).toInstant(), anew.until());
        assertEquals(1, live().size());
        assertTrue(core.grants.allows(holder.id(), rose.id(), "finance", "invoice"));
        assertFalse(core.grants.allows(holder.id(), rose.id(), "finance", "outcome-letter"));
        AccessGrant open = renew(officer, anew.id(), Optional.empty());
        assertNull(open.until());
        assertEquals(List.of(GOES_ON, GOES_ON), told(holder), "the holder is told each time");
    }

    @Test
    @Tag("F13")
    void whatIsNotToGoOnDoesNot() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        LocalDate yesterday = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))
                .minusDays(1);
        assertThrows(NotPermittedException.class, () -> renew(holder, grant, Optional.empty()));
        assertThrows(InvalidInputException.class, () -> renew(officer, grant, Optional.of(yesterday)));
        UUID own = core.grant(rose, officer, "poa", Set.of());
        assertEquals(
                "finance.grant.renew.own",
                assertThrows(RefusedException.class, () -> renew(officer, own, Optional.empty()))
                        .textKey());
        note(officer, "died", Set.of());
        assertEquals(
                "finance.grant.renew.died",
                assertThrows(RefusedException.class, () -> renew(officer, grant, Optional.empty()))
                        .textKey());
        revoke(officer, grant);
        assertThrows(RefusedException.class, () -> renew(officer, grant, Optional.empty()));
    }

    @Test
    @Tag("F13")
    void accessGoesOnNoLongerThanItsRoleAllows() {
        core.settings.set("roles", "poa; allowed=yes; evidence=required; scope=*; months=12");
        LocalDate last = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))
                .plusMonths(12);
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        assertEquals(Optional.of(last), core.as(officer, () -> core.personGrants.lastDay("poa")));
        for (Optional<LocalDate> until : List.of(Optional.<LocalDate>empty(), Optional.of(last.plusDays(1)))) {
            InvalidInputException beyond =
                    assertThrows(InvalidInputException.class, () -> renew(officer, grant, until));
            assertEquals(
                    "finance.review.until.beyond", beyond.problems().getFirst().textKey());
        }
        assertEquals(1, live().size());
        renew(officer, grant, Optional.of(last));
        core.settings.reset();
    }

    @Test
    @Tag("F13")
    void accessOfAPersonWithoutCapacityGoesOnOnceThatIsConfirmed() {
        UUID grant = core.grant(rose, holder, "nominated", Set.of());
        note(officer, "lost-capacity", Set.of());
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> renew(officer, grant, Optional.empty()));
        assertEquals(InSpite.OF_CHANGE, refused.problems().getFirst().field());
        assertTrue(core.grants.find(grant).orElseThrow().holdsAt(core.clock.instant()), "nothing has changed");
        core.as(officer, () -> core.personGrants.renew(grant, Optional.empty(), "The court has appointed them", true));
        assertEquals(1, live().size());
    }

    /** Another officer is quicker, between the look at the grant and its end. */
    @Test
    @Tag("F13")
    void whatWasRevokedMeanwhileIsNotRenewed() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        PersonGrantService slow = core.personGrants(before("end", () -> revoke(core.newOfficer(), grant)));
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> core.as(officer, () -> slow.renew(grant, Optional.empty(), "Too late", false)));
        assertEquals("finance.grant.already-revoked", refused.textKey());
        assertEquals(List.of(), live());
    }

    @Test
    @Tag("F13")
    void whatWasRenewedMeanwhileIsRevokedAllTheSame() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        PersonGrantService slow =
                core.personGrants(before("end", () -> renew(core.newOfficer(), grant, Optional.empty())));
        core.as(officer, () -> {
            slow.revoke(grant, ENDED);
            return true;
        });
        assertEquals(List.of(), live());
    }

    /** Core's grants; before the first call of this name, something happens in another session. */
    private Grants before(String method, Runnable meanwhile) {
        AtomicBoolean happened = new AtomicBoolean();
        return (Grants) Proxy.newProxyInstance(
                Grants.class.getClassLoader(), new Class<?>[] {Grants.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && !happened.getAndSet(true)) {
                        CompletableFuture.runAsync(meanwhile).join();
                    }
                    try {
                        return called.invoke(core.grants, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    @Tag("F13")
    void aDeathIsNotedAndEndsTheAccessThatTheOfficerChose() {
        UUID ended = core.grant(rose, holder, "poa", Set.of());
        Account joint = core.newCitizen();
        core.grant(rose, joint, "deputy", Set.of());
        assertThrows(NotPermittedException.class, () -> note(holder, "died", Set.of(ended)));
        InvalidInputException empty = assertThrows(
                InvalidInputException.class,
                () -> core.as(officer, () -> {
                    core.personChanges.note(rose.id(), "", Optional.empty(), Set.of(ended));
                    return true;
                }));
        assertEquals(
                List.of("change", "date"),
                empty.problems().stream().map(FieldProblem::field).toList());
        note(officer, "died", Set.of(ended));
        assertFalse(core.grants.allows(holder.id(), rose.id(), "finance", "invoice"));
        assertTrue(core.grants.allows(joint.id(), rose.id(), "finance", "invoice"), "left by the officer");
        assertEquals(List.of(HAS_ENDED), told(holder));
        assertEquals(List.of(), told(joint));
        assertEquals(
                List.of(PersonChange.DIED),
                core.as(officer, () -> core.personChanges.of(rose.id())).stream()
                        .map(PersonChangeService.NotedChange::change)
                        .toList());
    }

    @Test
    @Tag("F13")
    void aDeathThatWasNotedByMistakeIsPutRight() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        note(officer, "died", Set.of());
        UUID noted = core.as(officer, () -> core.personChanges.of(rose.id()))
                .getFirst()
                .id();
        assertThrows(NotPermittedException.class, () -> withdraw(holder, noted, "She lives"));
        assertThrows(InvalidInputException.class, () -> withdraw(officer, noted, " "));
        withdraw(officer, noted, "It was another Rose Hill");
        assertEquals(List.of(), core.as(officer, () -> core.personChanges.of(rose.id())));
        assertEquals(Set.of(), core.as(officer, () -> core.review.changes(rose.id())));
        renew(officer, grant, Optional.empty());
        assertEquals(
                "finance.change.withdraw.already",
                assertThrows(RefusedException.class, () -> withdraw(officer, noted, "Again"))
                        .textKey());
        assertTrue(core.history("person", rose.id()).stream()
                .anyMatch(entry -> entry.action().equals("finance.person.change-withdrawn")));
    }

    private void withdraw(Account who, UUID noted, String reason) {
        core.as(who, () -> {
            core.personChanges.withdraw(noted, reason);
            return true;
        });
    }

    @Test
    @Tag("F13")
    void whatRestsOnThePersonsOwnAgreementEndsWithTheirCapacity() {
        assertTrue(PersonChange.LOST_CAPACITY.ends("self"));
        assertTrue(PersonChange.LOST_CAPACITY.ends("nominated"));
        assertFalse(PersonChange.LOST_CAPACITY.ends("poa"));
        assertFalse(PersonChange.LOST_CAPACITY.ends("deputy"));
        assertTrue(PersonChange.DIED.ends("deputy"));
    }

    @Test
    @Tag("F13")
    void holdersAreToldOnceFourWeeksBeforeTheEnd() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        LocalDate today = LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"));
        renew(officer, grant, Optional.of(today.plusDays(40)));
        remind();
        assertEquals(List.of(GOES_ON), told(holder), "not yet");
        core.clock.advance(Duration.ofDays(13));
        remind();
        remind();
        assertEquals(List.of(GOES_ON, ENDS_SOON), told(holder));
        core.clock.advance(Duration.ofDays(60));
        assertFalse(core.grants.allows(holder.id(), rose.id(), "finance", "invoice"), "it has ended");
        remind();
        assertEquals(2, told(holder).size());
    }

    @Test
    @Tag("F13")
    void saysWhoHasOpenedWhichDocument() throws IOException {
        core.grant(rose, holder, "poa", Set.of());
        DocumentId letter = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice of March");
        core.asOrThrow(holder, () -> {
            core.documents.open(letter).writeTo(OutputStream.nullOutputStream());
        });
        List<DocumentReaders.Read> reads = core.as(officer, () -> core.readers.list(rose.id(), 0, 10));
        assertEquals(1L, core.as(officer, () -> core.readers.count(rose.id())));
        assertEquals("Invoice of March", reads.getFirst().document());
        assertEquals(holder.id(), reads.getFirst().reader().orElseThrow().id());
        assertThrows(NotPermittedException.class, () -> core.as(holder, () -> core.readers.list(rose.id(), 0, 10)));
    }

    /** The subjects of the mails to somebody, the oldest first. */
    private List<String> told(Account account) {
        return core.mailsTo(account).reversed().stream().map(KeptMail::subject).toList();
    }

    private List<AccessGrant> live() {
        return core.grants.on(rose.id(), "finance").stream()
                .filter(grant -> grant.holdsAt(core.clock.instant()))
                .toList();
    }

    private AccessGrant renew(Account who, UUID grant, Optional<LocalDate> until) {
        return core.as(who, () -> core.personGrants.renew(grant, until, "The order was extended", false));
    }

    private void note(Account who, String change, Set<UUID> end) {
        core.as(who, () -> {
            core.personChanges.note(
                    rose.id(),
                    change,
                    Optional.of(LocalDate.ofInstant(core.clock.instant(), ZoneId.of("Europe/London"))),
                    end);
            return true;
        });
    }

    private void remind() {
        core.actors.callAs(new Actor.SystemPart("finance.ending-grants"), () -> {
            core.endingGrants().run();
            return true;
        });
    }

    @Test
    @Tag("C9")
    void nobodyWithoutThePermissionSeesWhoMayReadWhat() {
        for (Supplier<?> attempt : List.<Supplier<?>>of(
                () -> core.personGrants.search("Hill"),
                () -> core.personGrants.person(rose.id()),
                () -> core.personGrants.on(rose.id()))) {
            assertThrows(NotPermittedException.class, () -> core.as(holder, attempt));
            assertThrows(NotPermittedException.class, attempt::get);
        }
    }

    @Test
    @Tag("A5")
    @Tag("F13")
    void aReasonBeingTypedIsKeptForItsOfficerUntilItIsSent() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        Answers typed = Answers.NONE.with("reason", "The power of");
        core.as(officer, () -> {
            core.personGrants.keepReason(grant, typed);
            assertEquals(typed, core.personGrants.typedReason(grant));
            return true;
        });
        assertEquals(Answers.NONE, core.as(core.newOfficer(), () -> core.personGrants.typedReason(grant)));
        assertThrows(NotPermittedException.class, () -> core.as(holder, () -> core.personGrants.typedReason(grant)));
        revoke(officer, grant);
        core.as(officer, () -> {
            core.personGrants.keepReason(grant, typed);
            assertEquals(Answers.NONE, core.personGrants.typedReason(grant), "there is nothing to end any more");
            return true;
        });
    }

    @Test
    @Tag("A5")
    @Tag("F13")
    void whatIsEnteredOfARenewalOrAChangeIsKeptForItsOfficerUntilItIsSent() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        Answers renewal = Answers.NONE.with("until", "1/2/").with("reason", "The order was");
        Answers change = Answers.NONE.with("change", "died").with("date", "").with("end", List.of(grant.toString()));
        core.as(officer, () -> {
            core.personGrants.keepRenewal(grant, renewal);
            core.personChanges.keepTyped(rose.id(), change);
            assertEquals(renewal, core.personGrants.typedRenewal(grant));
            assertEquals(Answers.NONE, core.personGrants.typedReason(grant), "another page");
            assertEquals(change, core.personChanges.typed(rose.id()));
            return true;
        });
        core.as(core.newOfficer(), () -> {
            assertEquals(Answers.NONE, core.personGrants.typedRenewal(grant));
            assertEquals(Answers.NONE, core.personChanges.typed(rose.id()));
            return true;
        });
        renew(officer, grant, Optional.empty());
        note(officer, "lost-capacity", Set.of());
        core.as(officer, () -> {
            assertEquals(Answers.NONE, core.personGrants.typedRenewal(grant));
            core.personGrants.keepRenewal(grant, renewal);
            assertEquals(Answers.NONE, core.personGrants.typedRenewal(grant), "there is nothing to renew any more");
            assertEquals(Answers.NONE, core.personChanges.typed(rose.id()));
            return true;
        });
    }

    private void revoke(Account who, UUID grant) {
        core.as(who, () -> {
            core.personGrants.revoke(grant, ENDED);
            return true;
        });
    }
}
