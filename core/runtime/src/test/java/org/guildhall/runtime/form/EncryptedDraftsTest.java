package org.guildhall.runtime.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.seal.Sealer;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("F9")
class EncryptedDraftsTest {
    private static final FormDefinition FORM =
            new FormDefinition("sample.request", 3, List.of(new FormPage("who", List.of(), null)));

    private final Core core;
    private final EncryptedDrafts drafts;
    private final DraftOwner.ByAccount account = new DraftOwner.ByAccount(new AccountId(UUID.randomUUID()));
    private final DraftOwner.ByBrowser browser = new DraftOwner.ByBrowser(UUID.randomUUID());

    EncryptedDraftsTest(DatabasePlace place) {
        core = Core.of(place);
        drafts = new EncryptedDrafts(
                core.transactions, core.ids, core.clock, new Sealer(core.keys.deriveAll("drafts", 32)));
    }

    @Test
    void keepsAnswersOfAllShapesAndRaisesTheVersion() {
        Answers answers = Answers.NONE
                .with("who", "someone – “ö”")
                .with("many", List.of("a", "b"))
                .with("person", new PersonName("Siân", "O'Neill"));
        Draft started = drafts.start(account, FORM, Answers.NONE);
        assertEquals("who", started.page());
        Draft saved = drafts.save(started, answers, "next");
        assertEquals(2, saved.version());
        Draft found = drafts.find(started.id(), account).orElseThrow();
        assertEquals(answers, found.answers());
        assertEquals(saved, found);
        assertEquals(3, found.formVersion());
    }

    @Test
    void refusesAnOlderVersionAndOverwritesNothing() {
        Draft first = drafts.start(account, FORM, Answers.NONE);
        drafts.save(first, Answers.NONE.with("a", "1"), "who");
        RefusedException refused =
                assertThrows(RefusedException.class, () -> drafts.save(first, Answers.NONE.with("a", "2"), "who"));
        assertEquals("drafts.problem.changed-elsewhere", refused.textKey());
        assertEquals(
                "1", drafts.find(first.id(), account).orElseThrow().answers().text("a"));
        drafts.delete(first.id());
        RefusedException gone = assertThrows(RefusedException.class, () -> drafts.save(first, Answers.NONE, "who"));
        assertEquals("drafts.problem.gone", gone.textKey());
    }

    @Test
    void showsADraftToItsOwnerAlone() {
        Draft draft = drafts.start(browser, FORM, Answers.NONE);
        assertTrue(drafts.find(draft.id(), browser).isPresent());
        assertTrue(drafts.find(draft.id(), account).isEmpty());
        assertTrue(drafts.find(draft.id(), new DraftOwner.ByBrowser(UUID.randomUUID()))
                .isEmpty());
    }

    @Test
    void signingInClaimsTheBrowsersDrafts() {
        Draft draft = drafts.start(browser, FORM, Answers.NONE.with("a", "1"));
        drafts.claim(browser, account);
        assertEquals(
                "1", drafts.find(draft.id(), account).orElseThrow().answers().text("a"));
        assertTrue(drafts.find(draft.id(), browser).isEmpty());
        assertEquals(
                List.of(draft.id()),
                drafts.of(account, "sample.").stream().map(Draft::id).toList());
        assertEquals(List.of(), drafts.of(account, "other."));
    }

    @Test
    void keepsNoAnswerAndNoSecretReadableInTheDatabase() {
        Draft draft = drafts.start(browser, FORM, Answers.NONE.with("who", "a-telling-answer"));
        core.transactions.run(sql -> sql.first(
                        row -> new Object[] {row.bytesOrNull(1), row.text(2)},
                        "SELECT answers, browser FROM core.draft WHERE id = ?",
                        draft.id())
                .ifPresentOrElse(
                        kept -> {
                            String bytes =
                                    new String((byte[]) Objects.requireNonNull(kept[0]), StandardCharsets.ISO_8859_1);
                            assertFalse(bytes.contains("telling"));
                            assertFalse(
                                    kept[1].toString().contains(browser.secret().toString()));
                        },
                        () -> assertTrue(false)));
    }

    @Test
    void answersMovedToAnotherDraftCannotBeRead() {
        Draft mine = drafts.start(account, FORM, Answers.NONE.with("a", "mine"));
        Draft theirs = drafts.start(browser, FORM, Answers.NONE.with("a", "theirs"));
        core.transactions.run(sql -> sql.update(
                "UPDATE core.draft SET answers = (SELECT answers FROM core.draft WHERE id = ?) WHERE id = ?",
                theirs.id(),
                mine.id()));
        assertThrows(IllegalStateException.class, () -> drafts.find(mine.id(), account));
        drafts.delete(mine.id());
    }

    @Test
    void opensWhatAnEarlierKeySealed() {
        byte[] one = new byte[32];
        byte[] two = core.keys.derive("test", 32);
        UUID owner = UUID.randomUUID();
        byte[] sealed = new Sealer(List.of(one)).seal(owner, new byte[] {1, 2});
        Sealer rotated = new Sealer(List.of(two, one));
        assertArrayEquals(new byte[] {1, 2}, rotated.open(owner, sealed));
        assertFalse(rotated.current(sealed));
        assertThrows(IllegalStateException.class, () -> new Sealer(List.of(two)).open(owner, sealed));
    }

    @Test
    void deletesDraftsThatNobodyTouches() {
        Draft unclaimed = drafts.start(browser, FORM, Answers.NONE);
        Draft claimed = drafts.start(account, FORM, Answers.NONE);
        core.clock.advance(Duration.ofHours(25));
        drafts.deleteStale(Duration.ofHours(24), Duration.ofDays(180));
        assertTrue(drafts.find(unclaimed.id(), browser).isEmpty());
        assertTrue(drafts.find(claimed.id(), account).isPresent());
    }

    @Test
    void aDraftStaysWhenItsRequestIsRolledBack() {
        Draft draft = drafts.start(account, FORM, Answers.NONE);
        assertThrows(
                ArithmeticException.class,
                () -> core.unit.run(entities -> {
                    drafts.delete(draft.id());
                    throw new ArithmeticException("the request was refused");
                }));
        assertTrue(drafts.find(draft.id(), account).isPresent());
    }
}
