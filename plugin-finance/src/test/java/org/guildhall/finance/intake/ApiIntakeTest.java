package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.NewApiToken;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.request.Requests;
import org.guildhall.runtime.token.KeptTokens;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("F15")
class ApiIntakeTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final FinanceFixture core;
    private final KeptTokens tokens;
    private final ApiIntake intake;
    private final Person rose;
    private final String id = "api" + NUMBER.incrementAndGet();

    ApiIntakeTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        tokens = core.newTokens();
        intake = core.newIntake(tokens);
        tokens.add(new FinanceScopes());
        rose = core.person("Rose", "Hill", LocalDate.of(1940, 5, 6), Requests.MILL_LANE);
    }

    @Test
    void takesADocumentOnceByTheRulesOfTheDropFolder() {
        ApiToken caller = token("finance:documents:write");
        ApiIntake.Answer taken = send(caller, "A", rose.reference(), null);
        assertEquals("taken", taken.outcome());
        assertEquals("already here", send(caller, "A", rose.reference(), null).outcome());
        ApiIntake.Answer refused = intake.document(
                caller, Map.of("external_id", "B" + id, "kind", "postcard"), new Bytes("b.pdf", core.pdf("b")), null);
        assertEquals("refused", refused.outcome());
        assertTrue(refused.reasons().size() >= 5, refused.reasons().toString());
        assertEquals(taken.run(), refused.run(), "they stand in one run");
        assertEquals(List.of(1, 3), List.of(taken.line(), refused.line()));
        assertEquals(1, documents().size());
    }

    @Test
    void needsTheScopeAndAnswersToNobodyOnceRevoked() {
        ApiToken readsOnly = token("finance:imports:read");
        assertThrows(NotPermittedException.class, () -> send(readsOnly, "A", rose.reference(), null));
        assertThrows(NotPermittedException.class, () -> intake.persons(readsOnly, List.of(Map.of()), null));
        assertThrows(NotPermittedException.class, () -> intake.recall(readsOnly, "A" + id, "Why"));
        assertThrows(NotPermittedException.class, () -> intake.finish(readsOnly));
        ApiToken writes = token("finance:documents:write");
        assertThrows(NotPermittedException.class, () -> intake.run(writes, UUID.randomUUID()));
        assertThrows(NotPermittedException.class, () -> intake.lines(writes, UUID.randomUUID(), false, 0));
        core.actors.callAs(new Actor.SystemPart("test"), () -> {
            tokens.revoke(writes.id());
            return true;
        });
        assertThrows(NotPermittedException.class, () -> send(writes, "A", rose.reference(), null));
        assertEquals(0, documents().size());
    }

    @Test
    void answersACallThatIsSentAgainAsTheFirstTimeAndNeverAnotherOne() {
        ApiToken caller = token("finance:documents:write");
        ApiIntake.Answer first = send(caller, "A", rose.reference(), "key" + id);
        ApiIntake.Answer again = send(caller, "A", rose.reference(), "key" + id);
        assertTrue(again.replayed());
        assertEquals("taken", again.outcome());
        assertEquals(first.line(), again.line());
        RefusedException other =
                assertThrows(RefusedException.class, () -> send(caller, "B", rose.reference(), "key" + id));
        assertEquals("finance.api.key.other", other.textKey());
        assertEquals(
                "taken",
                send(token("finance:documents:write"), "C", rose.reference(), "key" + id)
                        .outcome());
        assertEquals("refused", send(caller, "D", "NOBODY", "later" + id).outcome());
        core.clock.advance(Duration.ofHours(25));
        core.actors.callAs(new Actor.SystemPart("finance.api"), () -> {
            intake.tidy();
            return true;
        });
        assertEquals(
                "already here", send(caller, "A", rose.reference(), "key" + id).outcome());
    }

    @Test
    void keepsNothingOfACallThatBreaksOff() {
        ApiToken caller = token("finance:documents:write");
        assertThrows(
                UncheckedIOException.class,
                () -> intake.document(caller, values("A", rose.reference()), new BrokenOff(), null));
        assertTrue(intake.finish(caller).isEmpty(), "no run was begun for it");
        assertEquals("taken", send(caller, "A", rose.reference(), null).outcome());
    }

    @Test
    void takesEachOfManyAtOnceOnceAndTellsHoldersWhenTheRunIsFinished() throws Exception {
        ApiToken caller = token("finance:documents:write", "finance:imports:read");
        Account holder = core.newCitizen();
        core.grant(rose, holder, "poa", Set.of());
        int documents = 10;
        try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
            List<Callable<String>> calls = new ArrayList<>();
            // each twice at once
            IntStream.range(0, 2 * documents)
                    .forEach(call -> calls.add(() -> send(caller, "M" + call / 2, rose.reference(), "m" + id + call / 2)
                            .outcome()));
            for (Future<String> answer : senders.invokeAll(calls)) {
                assertNotEquals("refused", answer.get());
            }
        }
        assertEquals(documents, documents().size());
        assertEquals(0, mailsOfNews(holder));
        ImportRun run = intake.finish(caller).orElseThrow();
        assertEquals(documents, run.taken());
        assertEquals(ImportOrigin.API, run.origin());
        assertEquals(
                run.taken() + run.alreadyHere(),
                intake.lines(caller, run.id(), false, 0).size());
        assertEquals(1, mailsOfNews(holder));
        assertTrue(intake.finish(caller).isEmpty());
        assertEquals(1, mailsOfNews(holder));
        assertNotEquals(run.id(), send(caller, "N", rose.reference(), null).run(), "the next one begins a run");
    }

    @Test
    void finishesByItselfARunThatNobodyFinishes() {
        ApiToken caller = token("finance:documents:write", "finance:imports:read");
        UUID run = send(caller, "A", rose.reference(), null).run();
        tidy();
        assertEquals(null, intake.run(caller, run).finishedAt());
        core.clock.advance(Duration.ofMinutes(11));
        tidy();
        assertFalse(intake.run(caller, run).finishedAt() == null);
    }

    @Test
    void takesRecordsOfPersonsAsOneRunAndAnswersTheSameCallTheSameWay() {
        ApiToken caller = token("finance:persons:write");
        List<Map<String, String>> records =
                List.of(person("P" + id, "1946-07-09"), person("Q" + id, "9.7.1946"), person("R" + id, "1950-01-01"));
        ApiIntake.RunAnswer answer = intake.persons(caller, records, "p" + id);
        assertEquals(
                List.of("taken", "refused", "taken"),
                answer.lines().stream().map(ImportLine::outcome).toList());
        assertTrue(core.people.find("finance", "P" + id).isPresent());
        assertTrue(intake.persons(caller, records, "p" + id).replayed());
        assertEquals(1, intake.persons(caller, records, null).run().refused());
        assertEquals(2, intake.persons(caller, records, null).run().alreadyHere());
    }

    @Test
    void recallsByTheFinanceSystemsIdAndTakesTheRightOneInItsPlace() {
        ApiToken caller = token("finance:documents:write", "finance:documents:recall");
        send(caller, "A", rose.reference(), null);
        Person tom = core.person("Tom", "Hill", LocalDate.of(1950, 1, 1), Requests.MILL_LANE);
        assertEquals("refused", send(caller, "A", tom.reference(), null).outcome());
        assertEquals(
                "token:" + caller.id(),
                intake.recall(caller, "A" + id, "Wrong person").recalledBy());
        assertEquals("refused", send(caller, "A", rose.reference(), null).outcome(), "not to the same person again");
        assertEquals("taken", send(caller, "A", tom.reference(), null).outcome());
        assertThrows(NotFoundException.class, () -> intake.recall(caller, "Z" + id, "Why"));
    }

    private void tidy() {
        core.actors.callAs(new Actor.SystemPart("finance.api"), () -> {
            intake.tidy();
            return true;
        });
    }

    private ApiToken token(String... scopes) {
        return core.actors.callAs(
                new Actor.SystemPart("test"),
                () -> tokens.issue(new NewApiToken(
                                "ContrOCC", Set.of(scopes), core.clock.instant().plus(Duration.ofDays(90))))
                        .token());
    }

    private ApiIntake.Answer send(ApiToken caller, String external, String person, @Nullable String key) {
        return intake.document(
                caller, values(external, person), new Bytes(external + ".pdf", core.pdf(external + id)), key);
    }

    private Map<String, String> values(String external, String person) {
        return new TreeMap<>(Map.of(
                "external_id",
                external + id,
                "person_ref",
                person,
                "kind",
                "invoice",
                "document_date",
                "2026-03-01",
                "published_date",
                "2026-03-02",
                "description",
                "Letter " + external,
                "sha256",
                core.sha256(external + id)));
    }

    private static Map<String, String> person(String reference, String born) {
        return Map.of(
                "person_ref",
                reference,
                "forename",
                "Olwen",
                "surname",
                "Price",
                "date_of_birth",
                born,
                "house_number",
                "7",
                "postcode",
                "WR5 2NP");
    }

    private List<FinanceDocument> documents() {
        return core.as(core.newOfficer(), () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 100));
    }

    private long mailsOfNews(Account account) {
        return core.mailsTo(account).stream()
                .filter(mail -> mail.subject().contains("new documents"))
                .count();
    }

    private record Bytes(String name, byte[] bytes) implements ApiIntake.Upload {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void end() {
            // nothing comes after it
        }
    }

    private record BrokenOff() implements ApiIntake.Upload {
        @Override
        public String name() {
            return "a.pdf";
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UncheckedIOException(new IOException("gone"));
                }
            };
        }

        @Override
        public void end() {
            throw new IllegalStateException("it broke off before");
        }
    }
}
