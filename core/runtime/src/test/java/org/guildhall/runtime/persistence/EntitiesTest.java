package org.guildhall.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.guildhall.runtime.persistence.sample.BookEntity;
import org.guildhall.runtime.persistence.sample.BookEntity.Kind;
import org.guildhall.runtime.persistence.sample.ShelfEntity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities keep every type of field exactly. */
@EachDatabase
class EntitiesTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");
    private static final TimeZone BEFORE = TimeZone.getDefault();

    private final Sample sample;

    EntitiesTest(DatabasePlace place) {
        sample = Sample.of(place);
    }

    @BeforeEach
    void liveWhereClocksChange() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
    }

    @AfterEach
    void goBack() {
        TimeZone.setDefault(BEFORE);
    }

    @Test
    void keepsEachTypeOfField() {
        UUID reader = sample.ids.next();
        UUID id = add("Types", NOON);
        sample.database().run(entities -> {
            BookEntity book = entities.find(BookEntity.class, id);
            book.write("Long ".repeat(20_000) + "end", LocalDate.of(2026, 3, 29));
            book.lend(reader);
        });
        sample.database().run(entities -> {
            BookEntity book = entities.find(BookEntity.class, id);
            assertEquals(id, book.id());
            assertEquals("Types", book.title());
            assertEquals(100_003, String.valueOf(book.text()).length());
            assertEquals(LocalDate.of(2026, 3, 29), book.published());
            assertTrue(book.lent());
            assertEquals(Kind.LAW, book.kind());
            assertEquals(NOON, book.addedAt());
            assertNull(book.returnedAt());
            assertEquals(Set.of(reader), book.readers());
            assertEquals("shelf of Types", book.shelf().name());
        });
    }

    @Test
    void keepsInstantsWhenTheClocksGoForwardAndBack() {
        for (String time : List.of(
                "2026-03-29T00:30:00Z",
                "2026-03-29T01:30:00Z",
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:30:00.000001Z",
                "1969-12-31T23:59:59.999999Z")) {
            Instant instant = Instant.parse(time);
            UUID id = add("Clocks " + time, instant);
            sample.database().run(entities -> {
                assertEquals(instant, entities.find(BookEntity.class, id).addedAt());
                assertEquals(
                        List.of(instant),
                        entities.createQuery(
                                        "select b.addedAt from BookEntity b where b.id = :id and b.addedAt = :time",
                                        Instant.class)
                                .setParameter("id", id)
                                .setParameter("time", instant)
                                .getResultList());
            });
        }
    }

    @Test
    void asksByIdsTimesAndTruthValues() {
        UUID first = add("Asked 1", NOON);
        UUID second = add("Asked 2", NOON.plusSeconds(1));
        sample.database()
                .run(entities -> entities.find(BookEntity.class, second).giveBack(NOON.plusSeconds(60)));
        sample.database().run(entities -> {
            assertEquals(
                    List.of(second, first),
                    entities.createQuery(
                                    "select b.id from BookEntity b where b.id in :ids and b.lent = false"
                                            + " order by b.addedAt desc",
                                    UUID.class)
                            .setParameter("ids", List.of(first, second))
                            .getResultList());
            assertEquals(
                    second,
                    entities.createQuery(
                                    "select b from BookEntity b where b.returnedAt between :from and :until",
                                    BookEntity.class)
                            .setParameter("from", NOON.plusSeconds(59))
                            .setParameter("until", NOON.plusSeconds(61))
                            .getSingleResult()
                            .id());
            assertEquals(
                    1L,
                    entities.createQuery(
                                    "select count(b) from BookEntity b where b.shelf.id = :shelf and b.kind = :kind",
                                    Long.class)
                            .setParameter(
                                    "shelf",
                                    entities.find(BookEntity.class, first)
                                            .shelf()
                                            .id())
                            .setParameter("kind", Kind.LAW)
                            .getSingleResult());
        });
    }

    @Test
    void updatesAndDeletesInBulk() {
        UUID id = add("Bulk", NOON);
        sample.database()
                .run(entities -> assertEquals(
                        1,
                        entities.createQuery(
                                        "update BookEntity b set b.returnedAt = :time, b.lent = true where b.id = :id")
                                .setParameter("time", NOON)
                                .setParameter("id", id)
                                .executeUpdate()));
        sample.database().run(entities -> {
            assertEquals(NOON, entities.find(BookEntity.class, id).returnedAt());
            assertTrue(entities.find(BookEntity.class, id).lent());
            assertEquals(
                    1,
                    entities.createQuery("delete from BookEntity b where b.id = :id")
                            .setParameter("id", id)
                            .executeUpdate());
        });
        sample.database().run(entities -> assertNull(entities.find(BookEntity.class, id)));
    }

    @Test
    void usesNativeQueriesWithIdsAndTimes() {
        UUID id = add("Native", NOON);
        sample.database()
                .run(entities -> assertEquals(
                        "Native",
                        entities.createNativeQuery("SELECT title FROM sample.book WHERE id = ? AND added_at <= ?")
                                .setParameter(1, id)
                                .setParameter(2, NOON)
                                .getSingleResult()));
    }

    @Test
    void readsTheSameByStatements() {
        UUID id = add("Statements", NOON);
        sample.transactions.run(sql -> {
            assertEquals(
                    1,
                    sql.update(
                            "UPDATE sample.book SET returned_at = ?, text = ?, published = ? WHERE id = ? AND added_at = ?",
                            NOON.plusNanos(1999),
                            null,
                            LocalDate.of(2026, 1, 2),
                            id,
                            NOON));
            String line = sql.first(
                            row -> row.uuid(1) + " " + row.instant(2) + " " + row.textOrNull(3) + " " + row.flag(4)
                                    + " " + row.dateOrNull(5),
                            "SELECT id, returned_at, text, lent, published FROM sample.book WHERE id = ?",
                            id)
                    .orElseThrow();
            assertEquals(id + " 2026-05-04T12:00:00.123457Z null false 2026-01-02", line);
        });
    }

    @Test
    void givesIdsInTheOrderOfTime() {
        List<UUID> ids =
                java.util.stream.Stream.generate(sample.ids::next).limit(2_000).toList();
        assertEquals(
                ids,
                ids.stream()
                        .sorted(java.util.Comparator.comparing(UUID::toString))
                        .toList());
        assertEquals(7, ids.getFirst().version());
        assertEquals(2, ids.getFirst().variant());
        assertFalse(Math.abs(Instant.now().toEpochMilli() - (ids.getFirst().getMostSignificantBits() >>> 16)) > 60_000);
    }

    private UUID add(String title, Instant at) {
        UUID id = sample.ids.next();
        sample.database().run(entities -> {
            ShelfEntity shelf = new ShelfEntity(sample.ids.next(), "shelf of " + title);
            entities.persist(shelf);
            entities.persist(new BookEntity(id, shelf, title, Kind.LAW, at));
        });
        return id;
    }
}
