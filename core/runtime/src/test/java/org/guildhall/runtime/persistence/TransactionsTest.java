package org.guildhall.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.runtime.persistence.sample.ShelfEntity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

/** One transaction over all units and statements. */
@EachDatabase
class TransactionsTest {
    private final Sample sample;

    TransactionsTest(DatabasePlace place) {
        sample = Sample.of(place);
    }

    @Test
    void commitsTwoUnitsAndStatementsTogether() {
        sample.database().run(entities -> {
            add(entities, "both");
            sample.other().run(others -> add(others, "both"));
            sample.transactions.run(sql ->
                    sql.update("INSERT INTO sample.shelf (id, name) VALUES (?, ?)", sample.ids.next(), "both by hand"));
        });
        assertEquals(2, count("sample", "both%"));
        assertEquals(1, count("other", "both"));
    }

    @Test
    void noStatementIsCompiledByTheDatabaseBeforeItRuns() throws SQLException {
        if (sample.pool.dialect() == Dialect.POSTGRESQL) {
            for (Connection connection : List.of(sample.pool.take(), sample.pool.takeApart())) {
                try (connection;
                        ResultSet row = connection.createStatement().executeQuery("SHOW jit")) {
                    row.next();
                    assertEquals("off", row.getString(1));
                }
            }
        }
    }

    @Test
    void leavesNothingInAnyUnitWhenTheOutermostWorkFails() {
        assertThrows(
                ArithmeticException.class,
                () -> sample.database().run(entities -> {
                    add(entities, "fails");
                    sample.other().run(others -> add(others, "fails"));
                    sample.transactions.run(sql -> sql.update(
                            "INSERT INTO other.shelf (id, name) VALUES (?, ?)", sample.ids.next(), "fails by hand"));
                    throw new ArithmeticException("after all writes");
                }));
        assertEquals(0, count("sample", "fails%"));
        assertEquals(0, count("other", "fails%"));
    }

    @Test
    void leavesNothingWhenAnInnerFailureIsSwallowed() {
        assertThrows(
                IllegalStateException.class,
                () -> sample.database().run(entities -> {
                    add(entities, "swallowed");
                    assertThrows(
                            ArithmeticException.class,
                            () -> sample.other().run(others -> {
                                throw new ArithmeticException("inner");
                            }));
                }));
        assertEquals(0, count("sample", "swallowed"));
    }

    @Test
    void aUnitEndsAfterTheTransactionsUnderWayAndThenIsAway() throws Exception {
        CountDownLatch joined = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        UnitOpener.OpenUnit ending = UnitOpener.open(sample.pool, sample.transactions, "sample", ShelfEntity.class);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> work = threads.submit(() -> sample.transactions.run(sql -> {
                // the unit is used by the whole transaction, not by this call alone
                ending.run(entities -> add(entities, "while it ends"));
                joined.countDown();
                awaited(goOn);
                ending.run(entities -> add(entities, "and again"));
            }));
            awaited(joined);
            Thread end = Thread.ofPlatform().start(ending::close);
            while (end.getState() != Thread.State.TIMED_WAITING) {
                assertTrue(end.isAlive(), "it does not wait for the transaction");
                Thread.onSpinWait();
            }
            goOn.countDown();
            work.get();
            end.join();
        }
        assertEquals(1, count("sample", "while it ends"));
        assertEquals(1, count("sample", "and again"));
        assertThrows(UnavailableException.class, () -> ending.run(entities -> add(entities, "too late")));
        assertEquals(0, count("sample", "too late"));
    }

    @Test
    void seesWhatAnotherUnitHasFlushedBeforeTheCommit() {
        sample.database().run(entities -> {
            add(entities, "seen");
            entities.flush();
            assertEquals(
                    1L,
                    sample.transactions.<Long>call(
                            sql -> sql.count("SELECT count(*) FROM sample.shelf WHERE name = ?", "seen")));
        });
    }

    @Test
    void refusesADuplicateAndKeepsNothing() {
        sample.database().run(entities -> add(entities, "unique"));
        assertThrows(
                PersistenceException.class,
                () -> sample.database().run(entities -> {
                    add(entities, "beside unique");
                    add(entities, "unique");
                }));
        assertEquals(0, count("sample", "beside unique"));
    }

    @Test
    void refusesToCommitAfterAStatementFailedUnnoticed() {
        assertThrows(
                RuntimeException.class,
                () -> sample.database().run(entities -> {
                    add(entities, "unnoticed");
                    entities.flush();
                    assertThrows(
                            SqlFailure.class,
                            () -> sample.transactions.run(sql -> sql.update("INSERT INTO nowhere VALUES (1)")));
                }));
        assertEquals(0, count("sample", "unnoticed"));
    }

    @Test
    void keepsWhatWasWrittenApart() {
        assertThrows(
                ArithmeticException.class,
                () -> sample.database().run(entities -> {
                    sample.transactions.apart(() -> sample.other().call(others -> add(others, "apart")));
                    throw new ArithmeticException("after writing apart");
                }));
        assertEquals(1, count("other", "apart"));
    }

    @Test
    void asManyTransactionsAsThereAreConnectionsCanEachWriteApart() throws Exception {
        CountDownLatch allHoldOne = new CountDownLatch(ConnectionPool.SIZE);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ConnectionPool.SIZE)) {
            for (int number = 0; number < ConnectionPool.SIZE; number++) {
                String name = "apart beside others " + number;
                all.add(threads.submit(() -> sample.transactions.run(sql -> {
                    sql.count("SELECT count(*) FROM sample.shelf WHERE name = ?", name);
                    allHoldOne.countDown();
                    awaited(allHoldOne);
                    sample.transactions.apart(() -> sample.other().call(others -> add(others, name)));
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertEquals(1, count("other", "apart beside others 9"));
    }

    @Test
    void runsWhatFollowsOnlyAfterACommit() {
        List<String> followed = new ArrayList<>();
        sample.database().run(entities -> {
            sample.database()
                    .afterCommit(() -> followed.add("committed, free of it: " + !sample.transactions.active()));
            assertTrue(followed.isEmpty());
        });
        assertThrows(
                ArithmeticException.class,
                () -> sample.database().run(entities -> {
                    sample.database().afterCommit(() -> followed.add("never"));
                    throw new ArithmeticException();
                }));
        sample.database().afterCommit(() -> followed.add("at once"));
        assertEquals(List.of("committed, free of it: true", "at once"), followed);
    }

    @Test
    void triesADeadlockAgainAsAWhole() throws Exception {
        sample.database().run(entities -> {
            add(entities, "lock 1");
            add(entities, "lock 2");
        });
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger tries = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(() -> lockBoth("lock 1", "lock 2", bothHoldOne, tries));
            Future<?> other = threads.submit(() -> lockBoth("lock 2", "lock 1", bothHoldOne, tries));
            one.get();
            other.get();
        }
        assertTrue(tries.get() >= 3, "one of the two was tried again");
    }

    @Test
    void refusesEntitiesOutsideTheirTransactionOrOnAnotherThread() {
        List<EntityManager> kept = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> sample.database().run(entities -> {
                    kept.add(entities);
                    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                        Future<?> elsewhere = threads.submit(() -> list(entities));
                        assertThrows(Exception.class, elsewhere::get);
                    }
                }));
        assertThrows(RuntimeException.class, () -> list(kept.getFirst()));
    }

    private void lockBoth(String first, String second, CountDownLatch bothHoldOne, AtomicInteger tries) {
        sample.transactions.run(sql -> {
            tries.incrementAndGet();
            sql.update("UPDATE sample.shelf SET name = name WHERE name = ?", first);
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            sql.update("UPDATE sample.shelf SET name = name WHERE name = ?", second);
        });
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES), "the others hold one each");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> list(EntityManager entities) {
        return entities.createQuery("select s from ShelfEntity s", ShelfEntity.class)
                .getResultList();
    }

    private ShelfEntity add(EntityManager entities, String name) {
        ShelfEntity shelf = new ShelfEntity(sample.ids.next(), name);
        entities.persist(shelf);
        return shelf;
    }

    private long count(String schema, String like) {
        return sample.transactions.<Long>call(
                sql -> sql.count("SELECT count(*) FROM " + schema + ".shelf WHERE name LIKE ?", like));
    }
}
