package org.guildhall.runtime.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.api.retention.RetentionDeletion;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("E4")
class KeptRetentionTest {
    /** The test's clock stands at 4 May 2026, and the kind is kept for six years. */
    private static final LocalDate DUE = LocalDate.of(2020, 5, 3);

    private static final LocalDate NOT_YET = LocalDate.of(2020, 5, 4);

    private final Identity identity;
    private final Transactions transactions;
    private final Account administrator;
    private final KeptRetention retention;
    private final Letters letters = new Letters();

    KeptRetentionTest(DatabasePlace place) {
        identity = Identity.of(place);
        transactions = identity.runtime.transactions();
        administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        retention = new KeptRetention(
                transactions,
                identity.runtime.ids(),
                identity.clock,
                identity.runtime.actors(),
                identity.runtime.permissions(),
                identity.runtime.audit());
        retention.add(letters);
        transactions.run(
                sql -> sql.update("CREATE TABLE core." + letters.table + " (id VARCHAR(36) NOT NULL, since DATE)"));
    }

    @AfterEach
    void liftTheHold() {
        transactions.run(sql -> sql.update("DELETE FROM core.legal_hold WHERE name = ?", letters.data()));
    }

    @Test
    void aKindIsKeptAsItIsPresetUntilSomebodySetsAnotherRule() {
        keep(2, DUE);
        keep(3, NOT_YET);
        RetentionRule preset =
                asAdministrator(() -> retention.find(letters.name())).orElseThrow();
        assertEquals(6, preset.years());
        assertTrue(preset.set().isEmpty());
        assertEquals(NOT_YET, preset.before());
        assertEquals(2, preset.due());

        RetentionRule longer = asAdministrator(() -> retention.change(letters.name(), 7));
        assertEquals(7, longer.years());
        assertEquals(6, longer.preset());
        assertEquals(0, longer.due());
        assertEquals(administrator.id().toString(), longer.set().orElseThrow().by());
        assertEquals(
                5, asAdministrator(() -> retention.change(letters.name(), 1)).due());
        assertEquals(List.of("retention.changed", "retention.changed"), history());
        assertEquals(
                List.of(letters.name()),
                asAdministrator(retention::rules).stream()
                        .map(RetentionRule::kind)
                        .toList());
        for (int years : new int[] {0, -1, 101}) {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class, () -> asAdministrator(() -> retention.change(letters.name(), years)));
            assertEquals("years", refused.problems().getFirst().field());
        }
        assertThrows(NotFoundException.class, () -> asAdministrator(() -> retention.change("no.such", 3)));
        retention.remove(letters);
        assertEquals(List.of(), asAdministrator(retention::rules));
    }

    @Test
    void whatIsDueIsDeletedSomeAtATimeAndNotedWithoutNamingAnybody() {
        LocalDate oldest = LocalDate.of(1990, 1, 1);
        keep(1, oldest);
        keep(119, DUE);
        keep(3, NOT_YET);
        assertEquals(
                oldest,
                asAdministrator(() -> retention.due(letters.name(), 0, 10))
                        .getFirst()
                        .since());
        RefusedException other = assertThrows(RefusedException.class, () -> delete(119));
        assertEquals("retention.other-number", other.textKey());

        RetentionDeletion done = delete(120);
        assertEquals(120, done.count());
        assertEquals(oldest, done.first());
        assertEquals(DUE, done.last());
        assertEquals(6, done.years());
        assertEquals(administrator.id().toString(), done.by());
        assertNotNull(done.finishedAt());
        assertEquals(3, letters.left());
        assertEquals(done, asAdministrator(() -> retention.deletions(0, 1)).getFirst());
        assertTrue(asAdministrator(retention::countDeletions) > 0);
        assertEquals(List.of("retention.deleted", "retention.deleted", "retention.deleted"), history());
        assertEquals(
                "retention.nothing-due",
                assertThrows(RefusedException.class, () -> delete(0)).textKey());
    }

    @Test
    void cutOffHalfWayTheRestIsDueStillAndWhatWentIsNoted() {
        keep(70, DUE);
        letters.failAfter = 60;
        assertThrows(IllegalStateException.class, () -> delete(70));
        assertEquals(20, letters.left(), "a part goes whole or not at all");
        RetentionDeletion begun =
                asAdministrator(() -> retention.deletions(0, 1)).getFirst();
        assertEquals(letters.name(), begun.kind());
        assertEquals(50, begun.count());
        assertNull(begun.finishedAt());

        letters.failAfter = Integer.MAX_VALUE;
        assertEquals(20, delete(20).count());
        assertEquals(0, letters.left());
    }

    @Test
    void aLegalHoldKeepsAllOfItAndTheRefusalIsAudited() {
        keep(1, DUE);
        transactions.run(sql -> sql.update(
                "INSERT INTO core.legal_hold (name, reason, placed_by, placed_at) VALUES (?, 'Case 7', 'system:test', ?)",
                letters.data(),
                identity.clock.instant()));
        assertEquals(
                "Case 7",
                asAdministrator(() -> retention.find(letters.name()))
                        .orElseThrow()
                        .hold()
                        .orElseThrow()
                        .reason());
        RefusedException held = assertThrows(RefusedException.class, () -> delete(1));
        assertEquals("retention.held", held.textKey());
        assertEquals("Case 7", held.arguments()[0]);
        assertEquals(1, letters.left());
        assertEquals(List.of("retention.refused"), history());
    }

    @Test
    @Tag("C9")
    void auditorsSeeTheRulesAndOnlyCouncilAdministratorsChangeOrDelete() {
        keep(1, DUE);
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        as(auditor, () -> {
            assertEquals(1, retention.rules().size());
            assertEquals(1, retention.due(letters.name(), 0, 10).size());
            assertThrows(NotPermittedException.class, () -> retention.change(letters.name(), 3));
            return assertThrows(NotPermittedException.class, () -> retention.delete(letters.name(), 1));
        });
        for (Account other : List.of(identity.newAccount(), identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR)))) {
            as(other, () -> {
                assertThrows(NotPermittedException.class, retention::rules);
                assertThrows(NotPermittedException.class, () -> retention.find(letters.name()));
                assertThrows(NotPermittedException.class, () -> retention.due(letters.name(), 0, 1));
                assertThrows(NotPermittedException.class, () -> retention.deletions(0, 1));
                assertThrows(NotPermittedException.class, retention::countDeletions);
                return assertThrows(NotPermittedException.class, () -> retention.delete(letters.name(), 1));
            });
        }
        assertThrows(NotPermittedException.class, retention::rules, "nobody signed in");
        assertEquals(1, letters.left());
    }

    private RetentionDeletion delete(long confirmed) {
        return asAdministrator(() -> retention.delete(letters.name(), confirmed));
    }

    private <T> T asAdministrator(Supplier<T> work) {
        return as(administrator, work);
    }

    private <T> T as(Account account, Supplier<T> work) {
        return identity.runtime.actors().callAs(identity.user(account), work);
    }

    private List<String> history() {
        return identity.runtime.audit().history("retention", letters.name()).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private void keep(int many, LocalDate since) {
        transactions.run(sql -> {
            for (int number = 0; number < many; number++) {
                sql.update(
                        "INSERT INTO core." + letters.table + " (id, since) VALUES (?, ?)",
                        UUID.randomUUID().toString(),
                        since);
            }
        });
    }

    /** Records of a portal, in a table of their own. */
    private final class Letters implements RetainedRecords {
        private final String table = "letter_" + UUID.randomUUID().toString().substring(0, 8);
        private int failAfter = Integer.MAX_VALUE;
        private int deleted;

        long left() {
            return identity.count("SELECT count(*) FROM core." + table);
        }

        @Override
        public String name() {
            return "test." + table;
        }

        @Override
        public String data() {
            return table;
        }

        @Override
        public int years() {
            return 6;
        }

        @Override
        public long count(LocalDate before) {
            return identity.count("SELECT count(*) FROM core." + table + " WHERE since < ?", before);
        }

        @Override
        public List<DueRecord> due(LocalDate before, int offset, int limit) {
            return transactions.call(sql -> sql.list(
                    row -> new DueRecord(
                            UUID.fromString(row.text(1)), row.text(1), Objects.requireNonNull(row.dateOrNull(2))),
                    "SELECT id, since FROM core." + table + " WHERE since < ? ORDER BY since, id OFFSET " + offset
                            + " ROWS FETCH FIRST " + limit + " ROWS ONLY",
                    before));
        }

        @Override
        public boolean delete(UUID id, LocalDate before) {
            if (++deleted > failAfter) {
                throw new IllegalStateException("The server was killed here");
            }
            return transactions.<Integer>call(
                            sql -> sql.update("DELETE FROM core." + table + " WHERE id = ?", id.toString()))
                    > 0;
        }
    }
}
