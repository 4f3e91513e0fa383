package org.guildhall.runtime.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.runtime.Core;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class ChainedAuditTest {
    private final Core core;
    private final String subject = UUID.randomUUID().toString();

    ChainedAuditTest(DatabasePlace place) {
        core = Core.of(place);
    }

    @Test
    void writesWhoDidWhatFromWhere() {
        AccountId account = new AccountId(UUID.randomUUID());
        UUID session = UUID.randomUUID();
        try (Actors.Binding client = core.clients.bind(new Client("192.0.2.7", "Firefox"));
                Actors.Binding actor = core.actors.bind(new Actor.User(account, session))) {
            List.of(client, actor);
            core.audit.record(entry("finance.request.approved").with("b", 2).with("a", "1"));
        }
        core.actors.callAs(new Actor.SystemPart("import"), () -> {
            core.audit.record(entry("finance.import"));
            return "";
        });
        core.audit.record(entry("finance.seen"));
        List<AuditEntry> entries = core.audit.history("request", subject);
        assertEquals(
                List.of("anonymous", "system:import", account.toString()),
                entries.stream().map(AuditEntry::actor).toList());
        AuditEntry approved = entries.getLast();
        assertEquals("192.0.2.7", approved.clientAddress());
        assertEquals("Firefox", approved.browser());
        assertEquals(session.toString(), approved.session());
        assertEquals("", entries.getFirst().session());
        assertEquals(Map.of("a", "1", "b", "2"), approved.details());
        assertEquals("", entries.getFirst().clientAddress());
    }

    @Test
    void leavesNothingOfAFailedTransactionButWhatWasWrittenApart() {
        assertThrows(
                ArithmeticException.class,
                () -> core.transactions.run(sql -> {
                    core.audit.record(entry("did"));
                    core.audit.recordApart(entry("refused"));
                    throw new ArithmeticException();
                }));
        assertEquals(
                List.of("refused"),
                core.audit.history("request", subject).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void searchingNeedsThePermission() {
        assertThrows(NotPermittedException.class, () -> core.audit.find(AuditQuery.about("request", subject), 0, 5));
    }

    @Test
    void seesAChangedARemovedAndAMovedEntryAndAShortenedLog() {
        for (int i = 0; i < 5; i++) {
            core.audit.record(entry("step-" + i).with("number", i));
        }
        core.chain.extend();
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
        List<AuditEntry> entries = core.audit.history("request", subject);
        AuditEntry third = entries.get(2);

        change("UPDATE core.audit_entry SET subject_id = 'x' WHERE id = ?", third.id());
        assertEquals(third.id(), broken().entry());
        change("UPDATE core.audit_entry SET subject_id = ? WHERE id = ?", subject, third.id());
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());

        Instant at = third.at();
        change("UPDATE core.audit_entry SET happened_at = ? WHERE id = ?", at.plusMillis(1), third.id());
        assertEquals(third.id(), broken().entry());
        change("UPDATE core.audit_entry SET happened_at = ? WHERE id = ?", at, third.id());

        long number = core.transactions.<Long>call(
                sql -> sql.count("SELECT chain_number FROM core.audit_entry WHERE id = ?", third.id()));
        String hash = core.transactions
                .<java.util.Optional<String>>call(sql -> sql.first(
                        row -> row.text(1), "SELECT chain_hash FROM core.audit_entry WHERE id = ?", third.id()))
                .orElseThrow();
        change("UPDATE core.audit_entry SET chain_number = NULL, chain_hash = NULL WHERE id = ?", third.id());
        assertInstanceOf(ChainCheck.Broken.class, core.chain.verify());
        change("UPDATE core.audit_entry SET chain_number = ?, chain_hash = ? WHERE id = ?", number, hash, third.id());
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());

        // whoever shortens the log and moves the head back lacks the key for its seal
        long last = ((ChainCheck.Intact) core.chain.verify()).entries();
        change("UPDATE core.audit_head SET chain_number = ?", last - 1);
        assertInstanceOf(ChainCheck.Broken.class, core.chain.verify());
        change("UPDATE core.audit_head SET chain_number = ?", last);
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
    }

    @Test
    void anotherSessionOrBrowserPutIntoAnEntryIsSeen() {
        try (Actors.Binding client = core.clients.bind(new Client("192.0.2.7", "Firefox"));
                Actors.Binding actor =
                        core.actors.bind(new Actor.User(new AccountId(UUID.randomUUID()), UUID.randomUUID()))) {
            List.of(client, actor);
            core.audit.record(entry("seen"));
        }
        core.chain.extend();
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
        AuditEntry seen = core.audit.history("request", subject).getFirst();
        for (String column : List.of("session_id", "browser")) {
            String right = column.equals("browser") ? seen.browser() : seen.session();
            change("UPDATE core.audit_entry SET " + column + " = 'x' WHERE id = ?", seen.id());
            assertEquals(seen.id(), broken().entry());
            change("UPDATE core.audit_entry SET " + column + " = ? WHERE id = ?", right, seen.id());
            assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
        }
    }

    @Test
    void keepsWhatCameOfTheLastCheck() {
        core.audit.record(entry("one"));
        core.chain.extend();
        ChainCheck result = core.chain.check();
        assertInstanceOf(ChainCheck.Intact.class, result);
        assertEquals(result, core.chain.lastCheck().orElseThrow().result());
        AuditEntry one = core.audit.history("request", subject).getFirst();
        change("UPDATE core.audit_entry SET action = 'two' WHERE id = ?", one.id());
        ChainCheck.Broken broken = assertInstanceOf(ChainCheck.Broken.class, core.chain.check());
        assertEquals(one.id(), broken.entry());
        assertEquals(((ChainCheck.Intact) result).entries() - 1, broken.before());
        assertEquals(broken, core.chain.lastCheck().orElseThrow().result());
        change("UPDATE core.audit_entry SET action = 'one' WHERE id = ?", one.id());
        assertInstanceOf(ChainCheck.Intact.class, core.chain.check());
    }

    @Test
    void anEarlierHeadPutBackIsSeenByTheExportedOne() {
        core.audit.record(entry("one"));
        core.chain.extend();
        String[] earlier = core.transactions
                .<java.util.Optional<String[]>>call(sql -> sql.first(
                        row -> new String[] {String.valueOf(row.number(1)), row.text(2), row.text(3)},
                        "SELECT chain_number, chain_hash, seal FROM core.audit_head"))
                .orElseThrow();
        core.audit.record(entry("two"));
        core.chain.extend();
        String[] later = core.transactions
                .<java.util.Optional<String[]>>call(sql -> sql.first(
                        row -> new String[] {String.valueOf(row.number(1)), row.text(2), row.text(3)},
                        "SELECT chain_number, chain_hash, seal FROM core.audit_head"))
                .orElseThrow();
        head(earlier);
        assertInstanceOf(ChainCheck.Broken.class, core.chain.verify());
        head(later);
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
    }

    @Test
    void linksMoreThanOneBatch() {
        core.transactions.run(sql -> {
            for (int i = 0; i < 1200; i++) {
                core.audit.record(entry("many"));
            }
        });
        core.chain.extend();
        assertEquals(0, core.chain.extend());
        assertInstanceOf(ChainCheck.Intact.class, core.chain.verify());
    }

    private ChainCheck.Broken broken() {
        return assertInstanceOf(ChainCheck.Broken.class, core.chain.verify());
    }

    private void head(String[] head) {
        change(
                "UPDATE core.audit_head SET chain_number = ?, chain_hash = ?, seal = ?",
                Long.valueOf(head[0]),
                head[1],
                head[2]);
    }

    private void change(String statement, Object... values) {
        core.transactions.run(sql -> assertEquals(1, sql.update(statement, values)));
    }

    private NewAuditEntry entry(String action) {
        return NewAuditEntry.of(action, "request", subject);
    }
}
