package org.guildhall.runtime.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.code.TypedCode;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Client;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.key.KeyedHash;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One-time codes and links in the database, as keyed hashes; subjects and client addresses too. */
@Component(service = OneTimeCodes.class)
@Designate(ocd = CodeSettings.class)
public final class KeptCodes implements OneTimeCodes {
    static final int TRIES = 5;
    static final int TRIES_PER_ADDRESS = 30;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings<CodeSettings> settings;
    private final KeyedHash hashes;
    private final SecureRandom random = new SecureRandom();

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public KeptCodes(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Keys keys,
            @Reference SettingsSource settings) {
        this(transactions, ids, clock, keys, settings.of(CodeSettings.class));
    }

    /** Codes in a database whose tables are there. */
    public KeptCodes(Transactions transactions, Ids ids, Clock clock, Keys keys, Settings<CodeSettings> settings) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.hashes = new KeyedHash(keys, "codes");
    }

    @Override
    public CodePurpose purpose(String name) {
        return new CodePurpose(name, Duration.ofMinutes(settings.get().minutes()));
    }

    @Override
    public CodeRequest request(CodePurpose purpose, String subject, String clientAddress) {
        Instant now = clock.instant();
        String who = hashes.of("subject", subject);
        String where = hashes.of("client", Client.network(clientAddress));
        CodeSettings caps = settings.get();
        return transactions.call(sql -> {
            Optional<Instant> wait = later(
                    full(sql, "subject = ? AND purpose = ?", caps.perHour(), now, who, purpose.name()),
                    full(sql, "client = ?", caps.perHourAndAddress(), now, where));
            if (wait.isPresent()) {
                return new CodeRequest.TooMany(wait.get());
            }
            String digits = String.format("%0" + TypedCode.DIGITS + "d", random.nextInt(100_000_000));
            Instant expires = now.plus(purpose.lifetime());
            sql.update(
                    "INSERT INTO core.one_time_code (id, purpose, subject, client, hash, created_at, expires_at, wrong_tries)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                    ids.next(),
                    purpose.name(),
                    who,
                    where,
                    hash(purpose, subject, digits),
                    now,
                    expires);
            return new CodeRequest.Issued(digits.substring(0, 4) + " " + digits.substring(4), expires);
        });
    }

    @Override
    public CodeCheck check(CodePurpose purpose, String subject, String typed, String clientAddress) {
        Instant now = clock.instant();
        String who = hashes.of("subject", subject);
        String where = hashes.of("client", Client.network(clientAddress));
        Optional<Instant> wait = transactions.call(sql -> later(
                waitAfter(sql, "subject = ? AND purpose = ?", TRIES, now, who, purpose.name()),
                waitAfter(sql, "client = ?", TRIES_PER_ADDRESS, now, where)));
        if (wait.isPresent()) {
            return new CodeCheck.TooMany(wait.get());
        }
        String hash = hash(purpose, subject, TypedCode.digits(typed));
        Optional<Kept> match = transactions
                .call(sql -> sql.list(
                        Kept::of,
                        "SELECT id, hash, expires_at, wrong_tries, used_at, void_at FROM core.one_time_code"
                                + " WHERE subject = ? AND purpose = ? ORDER BY created_at DESC",
                        who,
                        purpose.name()))
                .stream()
                .filter(kept -> kept.is(hash))
                .findFirst();
        if (match.isEmpty()) {
            noteWrongTry(purpose, who, where, now);
            return new CodeCheck.Wrong();
        }
        return use(match.get(), purpose, who, now);
    }

    @Override
    public String issueLink(CodePurpose purpose, String subject) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transactions.run(sql -> sql.update(
                "INSERT INTO core.one_time_link (hash, purpose, subject, expires_at) VALUES (?, ?, ?, ?)",
                linkHash(purpose, token),
                purpose.name(),
                subject,
                clock.instant().plus(purpose.lifetime())));
        return token;
    }

    @Override
    public Optional<String> peekLink(CodePurpose purpose, String token) {
        return transactions.call(sql -> subjectOf(sql, linkHash(purpose, token)));
    }

    @Override
    public Optional<String> redeemLink(CodePurpose purpose, String token) {
        String hash = linkHash(purpose, token);
        return transactions.call(sql -> {
            Optional<String> subject = subjectOf(sql, hash);
            int used = sql.update(
                    "UPDATE core.one_time_link SET used_at = ? WHERE hash = ? AND used_at IS NULL",
                    clock.instant(),
                    hash);
            if (used == 0) {
                return Optional.<String>empty();
            }
            subject.ifPresent(proven -> voidAll(sql, purpose, proven));
            return subject;
        });
    }

    /** One proof is enough: what else was sent for it must open nothing any more. */
    private void voidAll(Sql sql, CodePurpose purpose, String subject) {
        Instant now = clock.instant();
        sql.update(
                "UPDATE core.one_time_link SET used_at = ? WHERE subject = ? AND purpose = ? AND used_at IS NULL",
                now,
                subject,
                purpose.name());
        sql.update(
                "UPDATE core.one_time_code SET void_at = ? WHERE subject = ? AND purpose = ? AND used_at IS NULL",
                now,
                hashes.of("subject", subject),
                purpose.name());
    }

    private CodeCheck use(Kept code, CodePurpose purpose, String who, Instant now) {
        if (code.usedAt != null || code.voidAt != null) {
            return new CodeCheck.Used();
        }
        if (!now.isBefore(code.expiresAt)) {
            return new CodeCheck.Expired();
        }
        if (code.wrongTries >= TRIES) {
            return new CodeCheck.Dead();
        }
        return transactions.call(sql -> {
            int used = sql.update(
                    "UPDATE core.one_time_code SET used_at = ? WHERE id = ? AND used_at IS NULL AND void_at IS NULL",
                    now,
                    code.id);
            if (used == 0) {
                return new CodeCheck.Used();
            }
            sql.update(
                    "UPDATE core.one_time_code SET void_at = ? WHERE subject = ? AND purpose = ? AND used_at IS NULL",
                    now,
                    who,
                    purpose.name());
            return new CodeCheck.Accepted();
        });
    }

    /** Counts against every code that could have been meant; stays even if the caller's transaction is rolled back. */
    private void noteWrongTry(CodePurpose purpose, String who, String where, Instant now) {
        transactions.<@Nullable Object>apart(() -> {
            transactions.run(sql -> {
                sql.update(
                        "INSERT INTO core.wrong_code (id, purpose, subject, client, tried_at) VALUES (?, ?, ?, ?, ?)",
                        ids.next(),
                        purpose.name(),
                        who,
                        where,
                        now);
                sql.update(
                        "UPDATE core.one_time_code SET wrong_tries = wrong_tries + 1"
                                + " WHERE subject = ? AND purpose = ? AND used_at IS NULL AND void_at IS NULL",
                        who,
                        purpose.name());
            });
            return null;
        });
    }

    /** When the next code can be had, if so many were asked for within the last hour. */
    private static Optional<Instant> full(Sql sql, String condition, int cap, Instant now, @Nullable Object... values) {
        List<Instant> asked = times(sql, "created_at", "one_time_code", condition, now, values);
        return asked.size() < cap
                ? Optional.empty()
                : Optional.of(asked.get(asked.size() - cap).plus(HOUR));
    }

    /** When the next code is looked at, after so many wrong ones within the last hour: each further wait is twice as long. */
    private static Optional<Instant> waitAfter(
            Sql sql, String condition, int free, Instant now, @Nullable Object... values) {
        List<Instant> wrong = times(sql, "tried_at", "wrong_code", condition, now, values);
        if (wrong.size() < free) {
            return Optional.empty();
        }
        long minutes = Math.min(60, 1L << Math.min(wrong.size() - free, 6));
        return Optional.of(wrong.getLast().plus(Duration.ofMinutes(minutes))).filter(now::isBefore);
    }

    private static List<Instant> times(
            Sql sql, String column, String table, String condition, Instant now, @Nullable Object... values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = now.minus(HOUR);
        return sql.list(
                row -> row.instant(1),
                "SELECT " + column + " FROM core." + table + " WHERE " + condition + " AND " + column + " > ? ORDER BY "
                        + column,
                all);
    }

    private Optional<String> subjectOf(Sql sql, String hash) {
        return sql.first(
                row -> row.text(1),
                "SELECT subject FROM core.one_time_link WHERE hash = ? AND used_at IS NULL AND expires_at > ?",
                hash,
                clock.instant());
    }

    private String hash(CodePurpose purpose, String subject, String digits) {
        return hashes.of("code", purpose.name(), subject, digits);
    }

    private String linkHash(CodePurpose purpose, String token) {
        return hashes.of("link", purpose.name(), token.strip());
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && other.get().isAfter(one.get()) ? other : one.or(() -> other);
    }

    private record Kept(
            UUID id,
            String hash,
            Instant expiresAt,
            int wrongTries,
            @Nullable Instant usedAt,
            @Nullable Instant voidAt) {
        static Kept of(Row row) {
            return new Kept(
                    row.uuid(1),
                    row.text(2),
                    row.instant(3),
                    (int) row.number(4),
                    row.instantOrNull(5),
                    row.instantOrNull(6));
        }

        boolean is(String other) {
            return MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
