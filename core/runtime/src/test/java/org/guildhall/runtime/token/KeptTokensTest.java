package org.guildhall.runtime.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.token.ApiScope;
import org.guildhall.api.token.ApiScopes;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.IssuedToken;
import org.guildhall.api.token.NewApiToken;
import org.guildhall.api.token.TokenCheck;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("F15")
class KeptTokensTest {
    private static final String WRITE = "weir:letters:write";
    private static final ApiScopes SCOPES = () ->
            List.of(new ApiScope(WRITE, "weir.scope.write"), new ApiScope("weir:letters:read", "weir.scope.read"));

    private final Identity identity;
    private final KeptTokens tokens;
    private final Account administrator;

    KeptTokensTest(DatabasePlace place) {
        identity = Identity.of(place);
        tokens = new KeptTokens(
                identity.runtime.transactions(),
                identity.runtime.ids(),
                identity.clock,
                identity.runtime.actors(),
                identity.runtime.permissions(),
                identity.runtime.audit());
        tokens.add(SCOPES);
        administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
    }

    @Test
    void opensWhatItIsForAndNothingElseAndIsKeptAsADigestAlone() {
        IssuedToken issued = issue(WRITE);
        assertFalse(issued.toString().contains(issued.secret()));
        assertEquals(
                0,
                identity.count(
                        "SELECT count(*) FROM core.api_token WHERE digest LIKE ?",
                        "%" + issued.secret().substring(20) + "%"));
        ApiToken known = known(issued.secret());
        assertEquals(issued.token().id(), known.id());
        try (Actors.Binding bound = tokens.actAs(known, WRITE)) {
            Objects.requireNonNull(bound);
            assertEquals(
                    new Actor.SystemPart("token:" + known.id()),
                    identity.runtime.actors().current());
        }
        assertThrows(NotPermittedException.class, () -> tokens.actAs(known, "weir:letters:read"));
        assertInstanceOf(Actor.Anonymous.class, identity.runtime.actors().current());
        assertEquals("Weir system", tokens.name(known.id()).orElseThrow());
    }

    @Test
    void isRefusedOnceItHasEndedWasRevokedOrWasNeverMadeAndThatIsAudited() {
        IssuedToken issued = issue(WRITE);
        ApiToken known = known(issued.secret());
        String wrong = issued.secret().substring(0, issued.secret().length() - 2) + "AA";
        for (String sent : List.of(wrong, "gh_000000000000_" + "A".repeat(43), "anything", issued.secret() + "x")) {
            assertInstanceOf(TokenCheck.Refused.class, tokens.check("Bearer " + sent));
        }
        assertInstanceOf(TokenCheck.Missing.class, tokens.check(null));
        as(administrator, () -> {
            tokens.revoke(known.id());
            return true;
        });
        assertInstanceOf(TokenCheck.Refused.class, tokens.check("Bearer " + issued.secret()));
        assertThrows(NotPermittedException.class, () -> tokens.actAs(known, WRITE), "in the middle of a request too");
        List<String> audited = identity
                .runtime
                .audit()
                .history("api-token", known.id().toString())
                .stream()
                .map(entry -> entry.action())
                .toList();
        assertTrue(audited.containsAll(List.of("token.made", "token.revoked", "token.refused")), audited.toString());

        IssuedToken shortLived = issue(WRITE);
        identity.clock.advance(Duration.ofDays(31));
        assertInstanceOf(TokenCheck.Refused.class, tokens.check("Bearer " + shortLived.secret()));
    }

    @Test
    void strangersCannotFillTheLog() {
        identity.clock.advance(Duration.ofMinutes(2));
        long before = refusedStrangers().size();
        for (int call = 0; call < 50; call++) {
            tokens.check("Bearer gh_000000000000_" + "A".repeat(43));
        }
        assertEquals(before + 1, refusedStrangers().size());
        identity.clock.advance(Duration.ofMinutes(2));
        tokens.check("Bearer nothing");
        assertEquals(before + 2, refusedStrangers().size());
        assertTrue(
                refusedStrangers().stream()
                        .anyMatch(entry -> "50".equals(entry.details().get("calls"))),
                "how many there were in between is told");
    }

    private List<AuditEntry> refusedStrangers() {
        return identity.runtime.audit().history("api-token", "unknown");
    }

    @Test
    void opensNothingWhileItsPortalIsAway() {
        ApiToken known = known(issue(WRITE).secret());
        tokens.remove(SCOPES);
        assertThrows(NotPermittedException.class, () -> tokens.actAs(known, WRITE));
    }

    @Test
    void tellsWhenItWasUsedLast() {
        IssuedToken issued = issue(WRITE);
        assertNull(issued.token().lastUsedAt());
        known(issued.secret());
        assertEquals(identity.clock.instant(), known(issued.secret()).lastUsedAt());
    }

    @Test
    void isMadeByAdministratorsAloneAndOnlyWhole() {
        Account citizen = identity.newAccount();
        NewApiToken wanted =
                new NewApiToken("X", Set.of(WRITE), identity.clock.instant().plus(Duration.ofDays(30)));
        assertThrows(NotPermittedException.class, () -> as(citizen, () -> tokens.issue(wanted)));
        assertThrows(NotPermittedException.class, () -> as(citizen, tokens::list));
        InvalidInputException invalid = assertThrows(
                InvalidInputException.class,
                () -> as(
                        administrator,
                        () -> tokens.issue(new NewApiToken(" ", Set.of("weir:all"), identity.clock.instant()))));
        assertEquals(
                List.of("name", "scopes", "expires"),
                invalid.problems().stream().map(FieldProblem::field).toList());
    }

    private IssuedToken issue(String scope) {
        return as(
                administrator,
                () -> tokens.issue(new NewApiToken(
                        "Weir system", Set.of(scope), identity.clock.instant().plus(Duration.ofDays(30)))));
    }

    private ApiToken known(String secret) {
        return assertInstanceOf(TokenCheck.Known.class, tokens.check("bearer " + secret))
                .token();
    }

    private <T> T as(Account account, Supplier<T> work) {
        return identity.runtime.actors().callAs(identity.user(account), work);
    }
}
