package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.send.SendFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How somebody comes to see a case (SPEC G1 to G3). */
@EachDatabase
@Tag("G1")
class InvitationServiceTest {
    private static final String WHY = "They moved away.";

    private final SendFixture core;
    private final Account caseworker;
    private final Account parent;
    private final CaseId id;

    InvitationServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        parent = core.newCitizen();
        id = core.open(caseworker);
    }

    @Test
    @Tag("G2")
    @Tag("G3")
    void aParentComesToSeeACaseAsTheGuideSays() {
        InvitationId invitation = core.as(caseworker, () -> core.invitations.create(id, ofParent()));
        assertEquals(InvitationState.DRAFT, state(invitation));
        assertEquals(List.of(), core.subjectsTo(parent), "nothing is mailed yet");
        core.by(caseworker, () -> core.invitations.sendCode(invitation));
        KeptMail code = core.mailsTo(parent.email()).getFirst();
        assertEquals("Your code for the EHCP and SEND Parent Portal", code.subject());
        String words = code.text().replaceAll("\\s+", " ");
        assertTrue(words.contains("01632 960 000"), words);
        assertTrue(words.contains(core.texts.date(Locale.UK, core.today().plusDays(13))), words);
        assertInstanceOf(CodeTry.Verified.class, quote(invitation, core.codeTo(parent.email())));
        assertEquals(InvitationState.VERIFIED, state(invitation));
        core.by(caseworker, () -> core.invitations.sendLink(invitation));
        assertEquals("Accept Portal Invitation", core.subjectsTo(parent).getFirst());
        String token = core.tokenTo(parent.email());
        assertEquals(
                Optional.of(new Invited("Sam Probert", parent.email(), Locale.UK)),
                core.invitations.invited(token),
                "before anybody signs in");
        core.by(parent, () -> core.invitations.open(token));
        assertEquals(Optional.empty(), core.invitations.invited(token), "used up");
        assertEquals(
                List.of(invitation),
                core.as(parent, () -> core.invitations.awaiting()).stream()
                        .map(AwaitingInvitation::id)
                        .toList());
        core.by(parent, () -> core.invitations.answer(List.of(invitation), true));
        assertEquals(InvitationState.ACCEPTED, state(invitation));
        KeptMail activation = core.mailsTo(parent.email()).getFirst();
        assertEquals("Portal Activation", activation.subject());
        assertTrue(activation.text().contains("Your portal account has been activated."), activation.text());
        assertEquals(
                "A SEND portal account waits for you to confirm it",
                core.subjectsTo(caseworker).getFirst());
        assertEquals(
                MyChild.Standing.TO_BE_CONFIRMED,
                core.as(parent, () -> core.parties.children()).getFirst().standing());
        assertThrows(NotPermittedException.class, () -> core.by(parent, () -> core.parties.dashboard(id)));
        assertEquals(
                List.of(invitation),
                core.as(caseworker, () -> core.invitations.waiting()).stream()
                        .map(waiting -> waiting.invitation().id())
                        .filter(invitation::equals)
                        .toList());
        String reference = core.as(caseworker, () -> core.cases.find(id)).reference();
        assertTrue(core.as(caseworker, () -> core.invitations.waiting()).stream()
                .anyMatch(waiting -> waiting.reference().equals(reference)
                        && waiting.child().forename().equals("Robin")));
        long before = core.as(caseworker, () -> core.invitations.countWaiting());
        core.by(caseworker, () -> core.invitations.activate(invitation, Visibility.ALL));
        assertEquals(before - 1, core.as(caseworker, () -> core.invitations.countWaiting()));
        KeptMail access = core.mailsTo(parent.email()).getFirst();
        assertEquals("Portal access to customer SEND record", access.subject());
        assertTrue(access.text().contains("Your customer SEND record is now available"), access.text());
        assertEquals(id, core.as(parent, () -> core.parties.dashboard(id)).id());
        assertEquals(
                List.of(
                        "send.invitation.activated",
                        "send.invitation.accepted",
                        "send.invitation.opened",
                        "send.invitation.link-sent",
                        "send.invitation.verified",
                        "send.invitation.code-sent",
                        "send.invitation.created"),
                core.actions(id).stream()
                        .filter(action -> action.startsWith("send.invitation."))
                        .toList());
        for (KeptMail mail : core.mailsTo(parent.email())) {
            assertFalse(mail.text().contains("Robin"), mail.text());
        }
    }

    /** Every step from every state: what is not a way of SPEC G1 is refused, and changes nothing. */
    @Test
    void eachStepIsTakenFromItsStatesAlone() {
        Map<InvitationState, Set<Step>> ways = new EnumMap<>(InvitationState.class);
        ways.put(InvitationState.DRAFT, EnumSet.of(Step.SEND_CODE, Step.REVOKE));
        ways.put(InvitationState.CODE_SENT, EnumSet.of(Step.SEND_CODE, Step.VERIFY, Step.REVOKE));
        ways.put(InvitationState.VERIFIED, EnumSet.of(Step.SEND_LINK, Step.REVOKE));
        ways.put(InvitationState.LINK_SENT, EnumSet.of(Step.SEND_LINK, Step.ANSWER, Step.REVOKE));
        ways.put(InvitationState.ACCEPTED, EnumSet.of(Step.CONFIRM_ADDRESS, Step.ACTIVATE, Step.REVOKE));
        ways.put(InvitationState.ACTIVE, EnumSet.of(Step.REVOKE));
        ways.put(InvitationState.EXPIRED, EnumSet.of(Step.SEND_CODE));
        ways.put(InvitationState.DECLINED, EnumSet.noneOf(Step.class));
        ways.put(InvitationState.REVOKED, EnumSet.noneOf(Step.class));
        for (InvitationState from : InvitationState.values()) {
            for (Step step : Step.values()) {
                Account another = core.newCitizen();
                InvitationId invitation = at(from, another);
                assertEquals(from, state(invitation));
                if (ways.getOrDefault(from, Set.of()).contains(step)) {
                    take(step, invitation, another);
                } else {
                    assertThrows(RuntimeException.class, () -> take(step, invitation, another), from + " " + step);
                    assertEquals(from, state(invitation), from + " " + step);
                }
            }
        }
    }

    private enum Step {
        SEND_CODE,
        VERIFY,
        SEND_LINK,
        ANSWER,
        CONFIRM_ADDRESS,
        ACTIVATE,
        REVOKE
    }

    private void take(Step step, InvitationId invitation, Account another) {
        switch (step) {
            case SEND_CODE -> core.by(caseworker, () -> core.invitations.sendCode(invitation));
            case VERIFY -> {
                String code = core.mailsTo(another.email()).isEmpty() ? "0000 0000" : core.codeTo(another.email());
                core.by(caseworker, () -> core.invitations.verify(invitation, code));
            }
            case SEND_LINK -> core.by(caseworker, () -> core.invitations.sendLink(invitation));
            case ANSWER -> core.by(another, () -> core.invitations.answer(List.of(invitation), true));
            case CONFIRM_ADDRESS -> core.by(caseworker, () -> core.invitations.confirmAddress(invitation, WHY));
            case ACTIVATE -> core.by(caseworker, () -> core.invitations.activate(invitation, Visibility.ALL));
            case REVOKE -> core.by(caseworker, () -> core.invitations.revoke(invitation, WHY));
        }
    }

    /** An invitation of this account's address in a state. */
    private InvitationId at(InvitationState state, Account another) {
        NewInvitation asked = NewInvitation.ofParent("Sam Probert", another.email(), Locale.UK);
        return switch (state) {
            case DRAFT -> core.as(caseworker, () -> core.invitations.create(id, asked));
            case CODE_SENT -> {
                InvitationId draft = at(InvitationState.DRAFT, another);
                core.by(caseworker, () -> core.invitations.sendCode(draft));
                yield draft;
            }
            case VERIFIED -> {
                InvitationId sent = at(InvitationState.CODE_SENT, another);
                take(Step.VERIFY, sent, another);
                yield sent;
            }
            case LINK_SENT -> {
                InvitationId sent = core.linkSent(caseworker, id, another.email());
                String token = core.tokenTo(another.email());
                core.by(another, () -> core.invitations.open(token));
                yield sent;
            }
            case ACCEPTED, ACTIVE, DECLINED, REVOKED -> {
                InvitationId sent = at(InvitationState.LINK_SENT, another);
                core.by(another, () -> core.invitations.answer(List.of(sent), state != InvitationState.DECLINED));
                if (state == InvitationState.ACTIVE) {
                    take(Step.ACTIVATE, sent, another);
                }
                if (state == InvitationState.REVOKED) {
                    take(Step.REVOKE, sent, another);
                }
                yield sent;
            }
            case EXPIRED -> {
                InvitationId sent = at(InvitationState.CODE_SENT, another);
                core.days(15);
                core.expire();
                yield sent;
            }
        };
    }

    @Test
    void afterFiveWrongCodesTheRightOneHelpsNoMoreAndANewOneDoes() {
        InvitationId invitation = at(InvitationState.CODE_SENT, parent);
        String right = core.codeTo(parent.email());
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeTry.Wrong(left), quote(invitation, "0000 0000"));
        }
        assertEquals(new CodeTry.NoTriesLeft(), quote(invitation, "0000 0000"));
        assertEquals(new CodeTry.NoTriesLeft(), quote(invitation, right));
        core.days(1);
        assertEquals(new CodeTry.NoTriesLeft(), quote(invitation, right), "nor on another day");
        assertEquals(0, find(invitation).triesLeft());
        assertEquals(
                7,
                Collections.frequency(core.actions(id), "send.invitation.wrong-code"),
                "each try is in the audit log");
        core.by(caseworker, () -> core.invitations.sendCode(invitation));
        assertEquals(5, find(invitation).triesLeft());
        assertInstanceOf(CodeTry.Wrong.class, quote(invitation, right), "the former code is dead");
        assertEquals(new CodeTry.Verified(), quote(invitation, core.codeTo(parent.email())));
    }

    @Test
    void aCodeIsGoodForFourteenDaysAndOfItsOwnInvitationAlone() {
        InvitationId invitation = at(InvitationState.CODE_SENT, parent);
        Account other = core.newCitizen();
        InvitationId another = at(InvitationState.CODE_SENT, other);
        assertInstanceOf(CodeTry.Wrong.class, quote(another, core.codeTo(parent.email())));
        core.days(13);
        assertEquals(new CodeTry.Verified(), quote(another, core.codeTo(other.email())));
        core.days(1);
        assertEquals(new CodeTry.Expired(), quote(invitation, core.codeTo(parent.email())));
        core.expire();
        assertEquals(InvitationState.EXPIRED, state(invitation));
        assertEquals(InvitationState.VERIFIED, state(another), "what was verified waits for staff");
    }

    @Test
    void anExpiredARevokedAndAFormerLinkOpenNothing() {
        InvitationId invitation = core.linkSent(caseworker, id, parent.email());
        String former = core.tokenTo(parent.email());
        core.by(caseworker, () -> core.invitations.sendLink(invitation));
        isGone(former);
        String late = core.tokenTo(parent.email());
        core.days(14);
        isGone(late);
        core.expire();
        assertEquals(InvitationState.EXPIRED, state(invitation));
        core.by(caseworker, () -> {
            core.invitations.sendCode(invitation);
            core.invitations.verify(invitation, core.codeTo(parent.email()));
            core.invitations.sendLink(invitation);
            core.invitations.revoke(invitation, WHY);
        });
        isGone(core.tokenTo(parent.email()));
        assertEquals(WHY, find(invitation).endedWords());
        isGone("not-a-token");
    }

    private void isGone(String token) {
        assertEquals(Optional.empty(), core.invitations.invited(token));
        assertEquals("send.invitation.gone", no(parent, () -> core.invitations.open(token)));
        assertEquals(List.of(), core.as(parent, () -> core.invitations.awaiting()));
    }

    @Test
    void aLinkOpensOnceAndForOneAccount() {
        core.linkSent(caseworker, id, parent.email());
        String token = core.tokenTo(parent.email());
        Account other = core.newCitizen();
        core.by(other, () -> core.invitations.open(token));
        isGone(token);
    }

    @Test
    void anAccountOfAnotherAddressWaitsUntilStaffConfirmThatItIsThePerson() {
        InvitationId invitation = core.linkSent(caseworker, id, "used-for-the-request" + parent.email());
        String token = core.tokenTo("used-for-the-request" + parent.email());
        core.by(parent, () -> {
            core.invitations.open(token);
            core.invitations.answer(List.of(invitation), true);
        });
        assertFalse(find(invitation).addressConfirmed());
        assertEquals(
                "send.invitation.other-address",
                no(caseworker, () -> core.invitations.activate(invitation, Visibility.ALL)));
        assertThrows(NotPermittedException.class, () -> core.by(parent, () -> core.parties.dashboard(id)));
        assertThrows(
                InvalidInputException.class,
                () -> core.by(caseworker, () -> core.invitations.confirmAddress(invitation, " ")));
        core.by(caseworker, () -> {
            core.invitations.confirmAddress(invitation, "Rang the number of the school.");
            core.invitations.activate(invitation, Visibility.ALL);
        });
        assertTrue(core.actions(id).contains("send.invitation.address-confirmed"));
        core.by(parent, () -> core.parties.dashboard(id));
    }

    @Test
    @Tag("G2")
    void oneLinkBringsAllInvitationsOfTheOwnAddressAndEachChildIsAnswered() {
        CaseId sister = core.open(caseworker);
        CaseId brother = core.open(caseworker);
        InvitationId first = core.linkSent(caseworker, id, parent.email());
        InvitationId second = core.linkSent(caseworker, sister, parent.email());
        InvitationId third = core.linkSent(caseworker, brother, parent.email());
        String token = core.tokenTo(parent.email());
        core.by(parent, () -> core.invitations.open(token));
        assertEquals(
                List.of(first, second, third),
                core.as(parent, () -> core.invitations.awaiting()).stream()
                        .map(AwaitingInvitation::id)
                        .toList());
        assertThrows(
                InvalidInputException.class, () -> core.by(parent, () -> core.invitations.answer(List.of(), true)));
        core.by(parent, () -> core.invitations.answer(List.of(first, third), true));
        assertEquals(
                1,
                Collections.frequency(core.subjectsTo(parent), "Portal Activation"),
                "one mail, however many children");
        core.by(parent, () -> core.invitations.answer(List.of(second), false));
        assertEquals(InvitationState.DECLINED, state(second));
        assertEquals(
                "An invitation to the SEND portal was declined",
                core.subjectsTo(caseworker).getFirst());
        assertEquals(2, core.as(parent, () -> core.parties.children()).size());
        core.by(caseworker, () -> core.invitations.create(sister, ofParent()));
    }

    @Test
    void nobodyAnswersForAnotherAndTheTryIsAudited() {
        InvitationId invitation = at(InvitationState.LINK_SENT, parent);
        Account stranger = core.newCitizen();
        assertThrows(
                NotPermittedException.class,
                () -> core.by(stranger, () -> core.invitations.answer(List.of(invitation), true)));
        assertEquals(InvitationState.LINK_SENT, state(invitation));
        assertEquals(List.of("send.invitation.refused"), core.auditOf("send.invitation", invitation));
    }

    @Test
    @Tag("G4")
    void severalParentsSeeOneCaseUntilItIsTakenFromOneOfThem() {
        Account other = core.newCitizen();
        InvitationId one = core.activeParent(caseworker, id, parent);
        core.activeParent(caseworker, id, other);
        assertEquals("send.invite.already", no(caseworker, () -> core.invitations.create(id, ofParent())));
        assertThrows(InvalidInputException.class, () -> core.by(caseworker, () -> core.invitations.revoke(one, "")));
        core.by(caseworker, () -> core.invitations.revoke(one, WHY));
        assertThrows(NotPermittedException.class, () -> core.by(parent, () -> core.parties.dashboard(id)));
        assertEquals(List.of(), core.as(parent, () -> core.parties.children()));
        core.by(other, () -> core.parties.dashboard(id));
        core.activeParent(caseworker, id, parent);
        core.by(parent, () -> core.parties.dashboard(id));
        assertEquals(
                2,
                core.as(caseworker, () -> core.people.parties(id)).size(),
                "an account has one row, whatever became of it");
    }

    @Test
    @Tag("G4")
    void fromTheEndOfCompulsorySchoolAgeTheRightsAreTheYoungPersons() {
        CaseId child = open(LocalDate.of(2010, 8, 31), LocalDate.of(2026, 5, 4));
        CaseId young = open(LocalDate.of(2009, 8, 31), LocalDate.of(2026, 5, 4));
        NewInvitation youngPerson =
                new NewInvitation(PartyKind.YOUNG_PERSON, "Robin", parent.email(), Locale.UK, null, "");
        assertEquals(List.of("kind"), problems(() -> core.invitations.create(child, youngPerson)));
        assertEquals(List.of("basis", "basisWords"), problems(() -> core.invitations.create(young, ofParent())));
        core.by(caseworker, () -> core.invitations.create(young, youngPerson));
        InvitationId representative = core.linkSent(
                caseworker,
                young,
                new NewInvitation(
                        PartyKind.REPRESENTATIVE,
                        "Jo",
                        core.newCitizen().email(),
                        Locale.UK,
                        Basis.LACKS_CAPACITY,
                        "Deputy of the Court of Protection"));
        assertEquals(Basis.LACKS_CAPACITY, find(representative).basis());
        core.activeParent(caseworker, child, parent);
        PartyId party =
                core.as(caseworker, () -> core.people.parties(child)).getFirst().id();
        assertEquals(List.of(), comingOfAge(child, 30));
        assertEquals(List.of(party), comingOfAge(child, 60));
        core.clock.set(Instant.parse("2026-06-26T22:00:00Z"));
        core.by(parent, () -> core.parties.dashboard(child));
        assertTrue(seesNow(child), "as staff read it");
        core.clock.set(Instant.parse("2026-06-26T23:00:00Z"));
        assertFalse(seesNow(child));
        assertThrows(NotPermittedException.class, () -> core.by(parent, () -> core.parties.dashboard(child)));
        assertEquals(
                MyChild.Standing.OF_AGE,
                core.as(parent, () -> core.parties.children()).stream()
                        .filter(mine -> mine.id().equals(child))
                        .findFirst()
                        .orElseThrow()
                        .standing());
        assertEquals(List.of("basisWords"), problems(() -> core.people.record(party, Basis.AGREES, "")));
        core.by(caseworker, () -> core.people.record(party, Basis.AGREES, "Robin rang on 1 July."));
        core.by(parent, () -> core.parties.dashboard(child));
        assertTrue(seesNow(child));
        assertEquals(List.of(), comingOfAge(child, 60));
    }

    private boolean seesNow(CaseId of) {
        return core.as(
                caseworker,
                () -> core.people
                        .parties(of)
                        .getFirst()
                        .seesNow(core.cases.find(of).details().birth(), core.today()));
    }

    private List<PartyId> comingOfAge(CaseId of, int days) {
        return core.as(caseworker, () -> core.people.comingOfAge(days)).stream()
                .map(ComingOfAge::party)
                .filter(party -> party.caseId().equals(of))
                .map(Party::id)
                .toList();
    }

    @Test
    void whoMayNotInviteIsRefused() {
        InvitationId invitation = at(InvitationState.CODE_SENT, parent);
        for (Account other : List.of(core.newManager(), core.newCitizen(), core.newAdministrator())) {
            assertThrows(
                    NotPermittedException.class, () -> core.by(other, () -> core.invitations.create(id, ofParent())));
            assertThrows(
                    NotPermittedException.class, () -> core.by(other, () -> core.invitations.sendCode(invitation)));
            assertThrows(
                    NotPermittedException.class, () -> core.by(other, () -> core.invitations.revoke(invitation, WHY)));
        }
        assertEquals(InvitationState.CODE_SENT, state(invitation));
    }

    @Test
    void nobodyWorksOnACaseOfTheirOwnFamily() {
        assertEquals(
                "send.case.own",
                no(
                        caseworker,
                        () -> core.invitations.create(
                                id, NewInvitation.ofParent("Me", caseworker.email(), Locale.UK))));
        Account colleague = core.newCaseworker();
        InvitationId invitation = core.linkSent(caseworker, id, colleague.email());
        assertEquals("send.case.own", no(colleague, () -> core.invitations.revoke(invitation, WHY)));
        assertEquals("send.case.own", no(colleague, () -> core.cases.find(id)));
        assertEquals("send.case.own", no(colleague, () -> core.cases.notes(id)));
        assertTrue(core.actions(id).contains("send.case.refused"));
    }

    @Test
    void whatIsWrongIsTold() {
        assertEquals(
                List.of("name", "email"),
                problems(() -> core.invitations.create(id, NewInvitation.ofParent(" ", "no address", Locale.UK))));
    }

    private CaseId open(LocalDate birth, LocalDate received) {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
        return core.open(caseworker, SendFixture.child(SendFixture.surname(), birth), received);
    }

    private NewInvitation ofParent() {
        return NewInvitation.ofParent("Sam Probert", parent.email(), Locale.UK);
    }

    private CodeTry quote(InvitationId invitation, String code) {
        return core.as(caseworker, () -> core.invitations.verify(invitation, code));
    }

    private Invitation find(InvitationId invitation) {
        return core.as(caseworker, () -> core.invitations.find(invitation));
    }

    private InvitationState state(InvitationId invitation) {
        return find(invitation).state();
    }

    private String no(Account account, Runnable work) {
        return assertThrows(RefusedException.class, () -> core.by(account, work))
                .textKey();
    }

    private List<String> problems(Runnable work) {
        return assertThrows(InvalidInputException.class, () -> core.by(caseworker, work)).problems().stream()
                .map(problem -> problem.field())
                .toList();
    }
}
