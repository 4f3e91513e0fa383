package org.guildhall.runtime.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.seal.Sealer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts in the database; answers are sealed with the draft's id, and a browser's secret is kept as its digest only. */
@Component(service = {Drafts.class, EncryptedDrafts.class})
public final class EncryptedDrafts implements Drafts {
    private static final String COLUMNS =
            "SELECT id, account, form, form_version, page, answers, version, changed_at FROM core.draft ";
    /** A form's name begins with its portal's. */
    private static final String NOT_HELD =
            " AND NOT EXISTS (SELECT 1 FROM core.legal_hold h WHERE core.draft.form LIKE h.name || '.%')";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Sealer sealer;

    @Activate
    public EncryptedDrafts(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Keys keys) {
        this(transactions, ids, clock, new Sealer(keys.deriveAll("drafts", 32)));
    }

    /** Drafts kept through these transactions. */
    public EncryptedDrafts(Transactions transactions, Ids ids, Clock clock, Sealer sealer) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.sealer = sealer;
    }

    @Override
    public Draft start(DraftOwner owner, FormDefinition form, Answers answers) {
        String page = form.pages().getFirst().id();
        Draft draft = new Draft(ids.next(), owner, form.id(), form.version(), answers, page, 1, clock.instant());
        transactions.run(sql -> sql.update(
                "INSERT INTO core.draft (id, account, browser, form, form_version, page, answers, version, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                draft.id(),
                account(owner),
                browser(owner),
                draft.form(),
                draft.formVersion(),
                draft.page(),
                sealed(draft.id(), answers),
                draft.version(),
                draft.changedAt()));
        return draft;
    }

    @Override
    public Draft save(Draft draft, Answers answers, String page) {
        Instant now = clock.instant();
        Owned owned = owned(draft.owner());
        int saved = transactions.call(sql -> sql.update(
                "UPDATE core.draft SET answers = ?, page = ?, version = version + 1, changed_at = ?"
                        + " WHERE id = ? AND version = ? AND " + owned.condition,
                sealed(draft.id(), answers),
                page,
                now,
                draft.id(),
                draft.version(),
                owned.value));
        if (saved == 0) {
            throw new RefusedException(
                    find(draft.id(), draft.owner()).isPresent()
                            ? "drafts.problem.changed-elsewhere"
                            : "drafts.problem.gone");
        }
        return new Draft(
                draft.id(), draft.owner(), draft.form(), draft.formVersion(), answers, page, draft.version() + 1, now);
    }

    @Override
    public Optional<Draft> find(UUID id, DraftOwner owner) {
        Owned owned = owned(owner);
        return transactions.call(sql ->
                sql.first(row -> draft(row, owner), COLUMNS + "WHERE id = ? AND " + owned.condition, id, owned.value));
    }

    @Override
    public boolean exists(UUID id) {
        return transactions.call(sql -> sql.first(row -> row.uuid(1), "SELECT id FROM core.draft WHERE id = ?", id)
                .isPresent());
    }

    @Override
    public List<Draft> of(DraftOwner owner, String formPrefix) {
        Owned owned = owned(owner);
        return transactions
                .<List<Draft>>call(
                        sql -> sql.list(row -> draft(row, owner), COLUMNS + "WHERE " + owned.condition, owned.value))
                .stream()
                .filter(draft -> draft.form().startsWith(formPrefix))
                .sorted(java.util.Comparator.comparing(Draft::changedAt).reversed())
                .toList();
    }

    @Override
    public void claim(DraftOwner.ByBrowser browser, DraftOwner.ByAccount account) {
        transactions.run(sql -> sql.update(
                "UPDATE core.draft SET account = ?, browser = NULL WHERE browser = ?",
                account.account().value(),
                browser(browser)));
    }

    @Override
    public void abandon(DraftOwner.ByBrowser browser) {
        transactions.run(
                sql -> sql.update("DELETE FROM core.draft WHERE account IS NULL AND browser = ?", browser(browser)));
    }

    @Override
    public void delete(UUID id) {
        transactions.run(sql -> sql.update("DELETE FROM core.draft WHERE id = ?", id));
    }

    /** The answers in a draft's row, as JSON. */
    public String open(UUID id, byte[] answers) {
        return new String(sealer.open(id, answers), StandardCharsets.UTF_8);
    }

    /** Deletes drafts that nobody touched for so long and no legal hold keeps; tells how many. */
    public int deleteStale(Duration unclaimed, Duration claimed) {
        Instant now = clock.instant();
        return transactions.call(sql -> sql.update(
                        "DELETE FROM core.draft WHERE account IS NULL AND changed_at < ?" + NOT_HELD,
                        now.minus(unclaimed))
                + sql.update(
                        "DELETE FROM core.draft WHERE account IS NOT NULL AND changed_at < ?" + NOT_HELD,
                        now.minus(claimed)));
    }

    private Draft draft(Row row, DraftOwner owner) {
        UUID id = row.uuid(1);
        byte[] sealed = Objects.requireNonNull(row.bytesOrNull(6));
        UUID account = row.uuidOrNull(2);
        return new Draft(
                id,
                account == null ? owner : new DraftOwner.ByAccount(new AccountId(account)),
                row.text(3),
                (int) row.number(4),
                new Answers(JSON.readValue(sealer.open(id, sealed), VALUES)),
                row.text(5),
                (int) row.number(7),
                row.instant(8));
    }

    private byte[] sealed(UUID id, Answers answers) {
        return sealer.seal(id, JSON.writeValueAsBytes(answers.values()));
    }

    private static @Nullable UUID account(DraftOwner owner) {
        return owner instanceof DraftOwner.ByAccount account ? account.account().value() : null;
    }

    private static @Nullable String browser(DraftOwner owner) {
        if (!(owner instanceof DraftOwner.ByBrowser browser)) {
            return null;
        }
        try {
            byte[] secret = browser.secret().toString().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Owned owned(DraftOwner owner) {
        return switch (owner) {
            case DraftOwner.ByAccount account ->
                new Owned("account = ?", account.account().value());
            case DraftOwner.ByBrowser browser -> new Owned("browser = ?", Objects.requireNonNull(browser(browser)));
        };
    }

    private record Owned(String condition, Object value) {}
}
