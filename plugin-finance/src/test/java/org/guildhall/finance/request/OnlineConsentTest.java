package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Draft;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The person represented agrees online, or does not. */
@EachDatabase
class OnlineConsentTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Account requester;
    private final Account herself;
    private final Account officer;

    OnlineConsentTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        requester = core.newCitizen();
        herself = core.newCitizen();
        officer = core.newOfficer();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    @Tag("F6")
    void sheIsAskedByMailAndAgreesAndTheOfficerSeesIt() {
        AccessRequest request = asked(herself.email().toUpperCase(Locale.ROOT));
        var mail = core.mailsTo(herself).getFirst();
        assertTrue(mail.subject().contains("asks to see"), mail.subject());
        assertFalse(mail.text().contains(request.reference()), "who asks is read after signing in");
        core.as(herself, () -> {
            OnlineConsent waiting = core.consents.waiting().getFirst();
            assertEquals(request.id(), waiting.request());
            assertEquals(requester.details().name(), waiting.requester());
            core.consents.answer(request.id(), true);
            assertEquals(List.of(), core.consents.waiting());
            assertThrows(RefusedException.class, () -> core.consents.answer(request.id(), false));
            return true;
        });
        core.as(officer, () -> {
            OnlineConsent consent = core.review.consent(request.id()).orElseThrow();
            assertEquals(OnlineConsent.Answer.YES, consent.answer());
            assertEquals(herself.id(), consent.by());
            assertFalse(core.review.proves(consent, null), "no record is chosen");
            return true;
        });
        assertEquals(
                "finance.request.consent-given",
                core.history("finance.request", request.id()).stream()
                        .map(entry -> entry.action())
                        .filter(action -> action.contains("consent"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    @Tag("F6")
    @Tag("F12")
    void aYesProvesItFromAnAccountThatSeesHerOwnDocumentsAndNotFromOneInHerNameAlone() {
        PersonName name = herself.details().name();
        Person record = core.person(name.forename(), name.surname(), LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        Person namesake = core.person(name.forename(), name.surname(), LocalDate.of(1990, 3, 9), Requests.MILL_LANE);
        AccessRequest request = core.as(
                requester,
                () -> core.requests.submit(draft(herself.email(), name).id()));
        core.grant(namesake, herself, "self", Set.of());
        UUID asDeputy = core.grant(record, herself, "deputy", Set.of());
        assertFalse(proved(request, record), "no answer yet");
        core.as(herself, () -> {
            core.consents.answer(request.id(), true);
            return true;
        });
        assertFalse(proved(request, record), "anybody can open an account in her name");
        core.revoke(asDeputy);
        UUID self = core.grant(record, herself, "self", Set.of());
        assertTrue(proved(request, record));
        core.revoke(self);
        assertFalse(proved(request, record));
    }

    @Test
    @Tag("F6")
    void withHerNoNothingCanBeApproved() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = asked(herself.email());
        core.as(herself, () -> {
            core.consents.answer(request.id(), false);
            return true;
        });
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> core.as(officer, () -> {
                    core.review.approve(core.review.open(request.id()), new Approval(rose.id(), Set.of(), null));
                    return true;
                }));
        assertEquals("finance.review.consent.refused", refused.textKey());
        assertFalse(core.grants.allows(requester.id(), rose.id(), "finance", "invoice"));
    }

    @Test
    @Tag("F13")
    void whoeverAgreedIsToldThatAccessWasGiven() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        AccessRequest request = asked(herself.email());
        agree(request);
        approve(request, rose);
        assertEquals(1, mailsOnAccessGiven());
    }

    @Test
    @Tag("F13")
    void whoeverAgreedAndSeesTheirOwnDocumentsIsToldOnce() {
        Person rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        core.grant(rose, herself, "self", Set.of());
        AccessRequest request = asked(herself.email());
        agree(request);
        approve(request, rose);
        assertEquals(1, mailsOnAccessGiven());
    }

    @Test
    @Tag("F6")
    void nobodyElseAnswersAndNobodyAgreesForThemselves() {
        AccessRequest request = asked(herself.email());
        assertThrows(
                NotPermittedException.class,
                () -> core.as(requester, () -> {
                    core.consents.answer(request.id(), true);
                    return true;
                }));
        Draft own = draft(requester.email(), new PersonName("Tom", "Hill"));
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> core.as(requester, () -> core.requests.submit(own.id())));
        assertEquals("consentEmail", refused.problems().getFirst().field());
    }

    @Test
    @Tag("F6")
    void anAddressWithoutAnAccountIsTakenInTheSameWay() {
        AccessRequest request = asked("nobody." + requester.id() + "@example.org");
        assertEquals(RequestState.RECEIVED, request.state());
        core.as(officer, () -> {
            assertEquals(
                    OnlineConsent.Answer.WAITING,
                    core.review.consent(request.id()).orElseThrow().answer());
            return true;
        });
    }

    private void agree(AccessRequest request) {
        core.as(herself, () -> {
            core.consents.answer(request.id(), true);
            return true;
        });
    }

    private void approve(AccessRequest request, Person person) {
        core.as(officer, () -> {
            core.review.approve(core.review.open(request.id()), new Approval(person.id(), Set.of(), null));
            return true;
        });
    }

    private long mailsOnAccessGiven() {
        return core.mailsTo(herself).stream()
                .filter(mail -> mail.subject().contains("given access"))
                .count();
    }

    private boolean proved(AccessRequest request, Person chosen) {
        return core.as(
                officer,
                () -> core.review.proves(core.review.consent(request.id()).orElseThrow(), chosen.id()));
    }

    private AccessRequest asked(String email) {
        Draft draft = draft(email, ROSE);
        return core.as(requester, () -> core.requests.submit(draft.id()));
    }

    private Draft draft(String email, PersonName about) {
        Draft draft = Requests.draft(core, requester, about, "nominated");
        return core.as(
                requester,
                () -> core.drafts.save(
                        draft, draft.answers().with("consentWay", "online").with("consentEmail", email), "consent"));
    }
}
