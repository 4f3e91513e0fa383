package org.guildhall.runtime.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class KeptCodesTest {
    private final Identity identity;
    private final OneTimeCodes codes;
    private final CodePurpose signIn;
    private final String subject = UUID.randomUUID().toString();
    private final String client = UUID.randomUUID().toString();

    KeptCodesTest(DatabasePlace place) {
        identity = Identity.of(place);
        codes = identity.runtime.codes();
        signIn = codes.purpose("sign-in");
    }

    @Test
    void writesEightDigitsInTwoHalvesAndTellsWhenTheyEnd() {
        CodeRequest.Issued issued = issue();
        assertTrue(issued.code().matches("\\d{4} \\d{4}"), "two halves");
        assertEquals(identity.clock.instant().plus(Duration.ofMinutes(5)), issued.expiresAt());
        assertFalse(issued.toString().contains(issued.code()));
    }

    @Test
    void acceptsACodeOnceHoweverItIsTyped() {
        String code = issue().code();
        String typed = "\u2009"
                + code.replace(' ', '-')
                        .chars()
                        .mapToObj(each -> Character.isDigit(each)
                                ? Character.toString(each - '0' + '０')
                                : Character.toString(each))
                        .reduce("", String::concat)
                + " ";
        assertEquals(new CodeCheck.Accepted(), check(typed));
        assertEquals(new CodeCheck.Used(), check(code));
    }

    @Test
    void livesAsLongAsTheSettingSays() {
        String code = issue().code();
        identity.clock.advance(Duration.ofMinutes(5));
        assertEquals(new CodeCheck.Expired(), check(code));
        try {
            identity.runtime.settings().set(CodeSettings.class, Map.of("minutes", 10));
            assertEquals(Duration.ofMinutes(10), codes.purpose("sign-in").lifetime());
        } finally {
            identity.runtime.settings().set(CodeSettings.class, Map.of());
        }
    }

    @Test
    void keepsAnEarlierCodeValidUntilOneIsUsed() {
        String first = issue().code();
        identity.clock.advance(Duration.ofMinutes(1));
        String second = issue().code();
        String third = issue().code();
        assertEquals(new CodeCheck.Accepted(), check(first));
        assertEquals(new CodeCheck.Used(), check(second));
        assertEquals(new CodeCheck.Used(), check(third));
    }

    @Test
    void worksForNoOtherPurposeAndNobodyElse() {
        String code = issue().code();
        assertEquals(new CodeCheck.Wrong(), codes.check(codes.purpose("reset"), subject, code, client));
        assertEquals(new CodeCheck.Wrong(), codes.check(signIn, "somebody else", code, client));
        assertEquals(new CodeCheck.Accepted(), check(code));
    }

    @Test
    void endsACodeAfterFiveWrongTriesAndMakesTheNextWait() {
        String code = issue().code();
        for (int tries = 0; tries < 5; tries++) {
            assertEquals(new CodeCheck.Wrong(), check(other(code)));
        }
        CodeCheck.TooMany told = assertInstanceOf(CodeCheck.TooMany.class, check(code));
        assertEquals(identity.clock.instant().plus(Duration.ofMinutes(1)), told.nextAt());
        identity.clock.advance(Duration.ofMinutes(1));
        assertEquals(new CodeCheck.Dead(), check(code));
        assertEquals(new CodeCheck.Dead(), check(code));
        String fresh = issue().code();
        assertEquals(new CodeCheck.Wrong(), check(other(fresh)));
        CodeCheck.TooMany longer = assertInstanceOf(CodeCheck.TooMany.class, check(code));
        assertEquals(identity.clock.instant().plus(Duration.ofMinutes(2)), longer.nextAt());
    }

    @Test
    void resetsNoCapByANewCode() {
        String code = issue().code();
        for (int tries = 0; tries < 5; tries++) {
            check(other(code));
        }
        String fresh = issue().code();
        assertInstanceOf(CodeCheck.TooMany.class, check(fresh));
        identity.clock.advance(Duration.ofMinutes(1));
        assertEquals(new CodeCheck.Accepted(), check(fresh));
    }

    @Test
    void makesAClientWaitThatGuessesForManyPeople() {
        for (int tries = 0; tries < KeptCodes.TRIES_PER_ADDRESS; tries++) {
            codes.check(signIn, UUID.randomUUID().toString(), "1234 5678", client);
        }
        String code = issue().code();
        assertInstanceOf(CodeCheck.TooMany.class, check(code));
        assertEquals(new CodeCheck.Accepted(), codes.check(signIn, subject, code, "elsewhere " + client));
    }

    @Test
    void countsANetworkOfIpv6AsOneClient() {
        String network = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":1::";
        for (int tries = 0; tries < KeptCodes.TRIES_PER_ADDRESS; tries++) {
            codes.check(signIn, UUID.randomUUID().toString(), "1234 5678", network + Integer.toHexString(tries));
        }
        assertInstanceOf(CodeCheck.TooMany.class, codes.check(signIn, subject, "1234 5678", network + "ffff"));
    }

    @Test
    void tellsWhenTheNextCodeCanBeHad() {
        for (int number = 0; number < 10; number++) {
            issue();
            identity.clock.advance(Duration.ofMinutes(1));
        }
        CodeRequest.TooMany told = assertInstanceOf(CodeRequest.TooMany.class, codes.request(signIn, subject, client));
        assertEquals(identity.clock.instant().plus(Duration.ofMinutes(50)), told.nextAt());
        identity.clock.advance(Duration.ofMinutes(50));
        issue();
    }

    @Test
    void capsCodesAskedForFromOneAddress() {
        for (int number = 0; number < 60; number++) {
            assertInstanceOf(
                    CodeRequest.Issued.class,
                    codes.request(signIn, UUID.randomUUID().toString(), client));
        }
        assertInstanceOf(CodeRequest.TooMany.class, codes.request(signIn, subject, client));
        assertInstanceOf(CodeRequest.Issued.class, codes.request(signIn, subject, "elsewhere " + client));
    }

    @Test
    void letsOneOfManyTriesAtOnceUseACode() throws Exception {
        String code = issue().code();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<CodeCheck>> tries = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                tries.add(threads.submit(() -> check(code)));
            }
            int accepted = 0;
            for (Future<CodeCheck> each : tries) {
                accepted += each.get() instanceof CodeCheck.Accepted ? 1 : 0;
            }
            assertEquals(1, accepted);
        }
    }

    @Test
    void countsAWrongTryEvenIfTheCallerRollsBack() {
        String code = issue().code();
        for (int tries = 0; tries < 5; tries++) {
            assertThrows(
                    ArithmeticException.class,
                    () -> identity.runtime.transactions().run(sql -> {
                        check(other(code));
                        throw new ArithmeticException();
                    }));
        }
        assertInstanceOf(CodeCheck.TooMany.class, check(code));
    }

    @Test
    void keepsNeitherCodeNorSubjectInTheDatabase() {
        String digits = issue().code().replace(" ", "");
        assertEquals(
                0,
                identity.count(
                        "SELECT count(*) FROM core.one_time_code WHERE hash LIKE ? OR subject LIKE ? OR client LIKE ?",
                        "%" + digits + "%",
                        "%" + subject + "%",
                        "%" + client + "%"));
    }

    @Test
    void redeemsALinkOnceWithinItsTime() {
        CodePurpose reset = new CodePurpose("reset", Duration.ofHours(1));
        String token = codes.issueLink(reset, subject);
        String other = codes.issueLink(reset, subject);
        assertNotEquals(token, other);
        assertEquals(Optional.of(subject), codes.peekLink(reset, token));
        assertEquals(Optional.of(subject), codes.peekLink(reset, token));
        assertEquals(Optional.empty(), codes.peekLink(signIn, token));
        assertEquals(Optional.empty(), codes.redeemLink(reset, token + "x"));
        assertEquals(Optional.of(subject), codes.redeemLink(reset, token));
        assertEquals(Optional.empty(), codes.redeemLink(reset, token));
        assertEquals(Optional.empty(), codes.peekLink(reset, token));
        assertEquals(Optional.empty(), codes.redeemLink(reset, other));
        String late = codes.issueLink(reset, subject);
        identity.clock.advance(Duration.ofHours(1));
        assertEquals(Optional.empty(), codes.redeemLink(reset, late));
    }

    @Test
    void forgetsCodesAndTriesADayLater() {
        issue();
        codes.check(signIn, subject, "0000 0000", client);
        codes.issueLink(signIn, subject);
        OldCodes job = new OldCodes(identity.runtime.transactions(), identity.clock);
        job.run();
        assertTrue(identity.count("SELECT count(*) FROM core.one_time_code") > 0);
        assertTrue(identity.count("SELECT count(*) FROM core.wrong_code") > 0);
        identity.clock.advance(Duration.ofHours(25));
        job.run();
        assertEquals(0, identity.count("SELECT count(*) FROM core.one_time_code"));
        assertEquals(0, identity.count("SELECT count(*) FROM core.wrong_code"));
        assertEquals(0, identity.count("SELECT count(*) FROM core.one_time_link"));
    }

    private CodeRequest.Issued issue() {
        return assertInstanceOf(CodeRequest.Issued.class, codes.request(signIn, subject, client));
    }

    private CodeCheck check(String typed) {
        return codes.check(signIn, subject, typed, client);
    }

    private static String other(String code) {
        return (code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1);
    }
}
