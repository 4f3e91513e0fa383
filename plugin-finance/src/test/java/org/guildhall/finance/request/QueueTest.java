package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The queue of a large council: read a page at a time, sorted and filtered where it is kept. */
@EachDatabase
class QueueTest {
    private static final int MANY = 3_000;
    private static final int PAGE = 50;
    private static final String[] SURNAMES = {"Abbott", "Bowen", "O'Brien", "Price", "Zeller"};

    private final FinanceFixture core;
    private final Account officer;
    private final String mark;

    QueueTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        officer = core.newOfficer();
        mark = place.share(ManyRequests.class, here -> many(core)).mark();
    }

    /** What the requests of this run are known by. */
    private record ManyRequests(String mark) implements AutoCloseable {
        @Override
        public void close() {
            // they go with the database
        }
    }

    private static ManyRequests many(FinanceFixture core) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        AccessRequest model = Requests.sent(core, core.newCitizen(), new PersonName("Model", "Of" + mark));
        for (int from = 0; from < MANY; from += 500) {
            int first = from;
            core.database().run(entities -> {
                for (int i = first; i < first + 500; i++) {
                    entities.persist(copy(
                            core,
                            mark,
                            entities.find(AccessRequestEntity.class, model.id().value()),
                            i));
                }
            });
        }
        return new ManyRequests(mark);
    }

    @Test
    @Tag("F12")
    @Tag("K1")
    void isReadPageByPageInEachOrderWithNoneTwiceAndNoneLeftOut() {
        core.as(officer, () -> {
            QueueQuery open = QueueQuery.of(QueueFilter.ALL_OPEN).holding("Q-" + mark);
            assertEquals(MANY, core.review.count(open));
            inOrder(walk(open, PAGE), line -> line.dueAt().toString(), false);
            inOrder(
                    walk(open.by(QueueOrder.RECEIVED, true), 500),
                    line -> line.submittedAt().toString(),
                    true);
            inOrder(walk(open.by(QueueOrder.REFERENCE, false), 500), RequestLine::reference, false);
            assertEquals(
                    PAGE,
                    core.review
                            .queue(open.by(QueueOrder.PERSON, false), 0, PAGE)
                            .size());
            List<RequestLine> byPerson = walk(open.by(QueueOrder.PERSON, false), 500);
            assertEquals("Abbott", byPerson.getFirst().represented().surname());
            assertEquals("Zeller", byPerson.getLast().represented().surname());
            return true;
        });
    }

    @Test
    @Tag("F12")
    @Tag("K1")
    void isSearchedByNameAndReferenceAsTyped() {
        core.as(officer, () -> {
            QueueQuery open = QueueQuery.of(QueueFilter.ALL_OPEN);
            assertEquals(1, core.review.count(open.holding(" q-" + mark + "-2999 ")));
            assertEquals(
                    "Zeller",
                    core.review
                            .queue(open.holding("Q-" + mark + "-2999"), 0, PAGE)
                            .getFirst()
                            .represented()
                            .surname());
            assertEquals(0, core.review.count(open.holding("q_" + mark)), "an underscore is no wildcard");
            assertEquals(0, core.review.count(open.holding("%" + mark)));
            assertEquals(MANY / SURNAMES.length, core.review.count(open.holding(mark + " O'BRIEN")));
            return true;
        });
    }

    @Test
    @Tag("F12")
    void thoseThatWaitForTheirRequesterComeLastInEitherDirection() {
        String surname = "Paused" + UUID.randomUUID().toString().substring(0, 8);
        Account requester = core.newCitizen();
        Instant now = core.clock.instant();
        AccessRequest paused = Requests.sent(core, requester, new PersonName("Ann", surname));
        core.clock.set(now.plus(Duration.ofDays(3)));
        AccessRequest soon = Requests.sent(core, requester, new PersonName("Bea", surname));
        core.clock.set(now.plus(Duration.ofDays(6)));
        AccessRequest later = Requests.sent(core, requester, new PersonName("Cis", surname));
        core.as(officer, () -> {
            core.review.askForMore(core.review.open(paused.id()), "Which order do you mean?");
            QueueQuery open = QueueQuery.of(QueueFilter.ALL_OPEN).holding(surname);
            assertEquals(List.of(soon.id(), later.id(), paused.id()), ids(open));
            assertEquals(List.of(later.id(), soon.id(), paused.id()), ids(open.by(QueueOrder.DUE, true)));
            return true;
        });
    }

    private List<AccessRequestId> ids(QueueQuery query) {
        return core.review.queue(query, 0, PAGE).stream().map(RequestLine::id).toList();
    }

    private List<RequestLine> walk(QueueQuery query, int limit) {
        List<RequestLine> all = new ArrayList<>();
        List<RequestLine> page;
        do {
            page = core.review.queue(query, all.size(), limit);
            assertTrue(page.size() <= limit);
            all.addAll(page);
        } while (page.size() == limit);
        assertEquals(MANY, all.size());
        assertEquals(MANY, new HashSet<>(all.stream().map(RequestLine::id).toList()).size());
        return all;
    }

    private static void inOrder(List<RequestLine> lines, Function<RequestLine, String> by, boolean descending) {
        Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<String> found = lines.stream().map(by).toList();
        assertEquals(found.stream().sorted(order).toList(), found);
    }

    private static AccessRequestEntity copy(FinanceFixture core, String mark, AccessRequestEntity model, int number) {
        AccessRequestEntity request = new AccessRequestEntity();
        Instant sent = core.clock.instant().minus(Duration.ofSeconds(number * 7919L % 100_000));
        request.id = core.ids().next();
        request.draftId = core.ids().next();
        request.reference = "Q-" + mark + "-" + String.format("%04d", number);
        request.requester = model.requester;
        request.role = model.role;
        request.state = RequestState.RECEIVED;
        request.openKey = request.id.toString();
        request.requesterForename = model.requesterForename;
        request.requesterSurname = model.requesterSurname;
        request.personForename = mark;
        request.personSurname = SURNAMES[number % SURNAMES.length];
        request.formVersion = model.formVersion;
        request.answers = "{}";
        request.submittedAt = sent;
        request.dueAt = sent.plus(Duration.ofDays(1));
        return request;
    }
}
