package org.guildhall.runtime.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.token.ApiScope;
import org.guildhall.api.token.ApiScopes;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.api.token.IssuedToken;
import org.guildhall.api.token.NewApiToken;
import org.guildhall.api.token.TokenCheck;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tokens in the database. One is {@code gh_HANDLE_SECRET}: the handle finds its row, the secret is 32 random bytes, of which the
 * SHA-256 digest alone is kept; nothing is gained from a slow hash where there is nothing to guess.
 */
@Component(service = ApiTokens.class)
public final class KeptTokens implements ApiTokens {
    private static final String MANAGE = "core:token:manage";
    private static final String SUBJECT = "api-token";
    private static final int LONGEST_NAME = 100;
    private static final int SECRET_BYTES = 32;
    private static final int HANDLE_BYTES = 6;
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final Pattern BEARER =
            Pattern.compile("bearer +gh_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", Pattern.CASE_INSENSITIVE);
    private static final String COLUMNS = "SELECT id, name, handle, scopes, created_by, created_at, expires_at,"
            + " last_used_at, revoked_at, digest FROM core.api_token ";

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();
    private final List<ApiScopes> declared = new CopyOnWriteArrayList<>();
    private long strangers;
    private @Nullable Instant strangersNotedAt;

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public KeptTokens(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this(transactions, ids, clock, actors, permissions, audit);
    }

    /** Tokens kept through these transactions. */
    public KeptTokens(
            Transactions transactions, Ids ids, Clock clock, Actors actors, Permissions permissions, Audit audit) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Takes what tokens of a portal can be for. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(ApiScopes scopes) {
        declared.add(scopes);
    }

    /** The portal goes; its tokens stay, and open nothing meanwhile. */
    public void remove(ApiScopes scopes) {
        declared.remove(scopes);
    }

    @Override
    public List<ApiToken> list() {
        permissions.check(MANAGE);
        return transactions
                .<List<Kept>>call(sql -> sql.list(Kept::of, COLUMNS + "ORDER BY created_at DESC, id DESC"))
                .stream()
                .map(Kept::token)
                .toList();
    }

    @Override
    public Optional<ApiToken> find(UUID id) {
        permissions.check(MANAGE);
        return byId(id);
    }

    private Optional<ApiToken> byId(UUID id) {
        return transactions
                .<Optional<Kept>>call(sql -> sql.first(Kept::of, COLUMNS + "WHERE id = ?", id))
                .map(Kept::token);
    }

    @Override
    public List<ApiScope> scopes() {
        Map<String, ApiScope> byName = new LinkedHashMap<>();
        declared.forEach(each -> each.scopes().forEach(scope -> byName.put(scope.name(), scope)));
        return List.copyOf(byName.values());
    }

    @Override
    public IssuedToken issue(NewApiToken token) {
        permissions.check(MANAGE);
        Instant now = clock.instant();
        check(token, now);
        UUID id = ids.next();
        String handle = HexFormat.of().formatHex(random(HANDLE_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        String scopes = String.join(" ", new TreeSet<>(token.scopes()));
        ApiToken made = transactions.call(sql -> {
            sql.update(
                    "INSERT INTO core.api_token (id, name, handle, digest, scopes, created_by, created_at, expires_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    token.name().strip(),
                    handle,
                    HexFormat.of().formatHex(digest(secret)),
                    scopes,
                    actors.account().map(Object::toString).orElse(""),
                    now,
                    token.expiresAt());
            audit.record(NewAuditEntry.of("token.made", SUBJECT, id)
                    .with("scopes", scopes)
                    .with("expires", token.expiresAt()));
            return byId(id).orElseThrow();
        });
        return new IssuedToken(made, "gh_" + handle + "_" + secret);
    }

    private void check(NewApiToken token, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        if (token.name().isBlank() || token.name().strip().length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "token.problem.name", LONGEST_NAME));
        }
        Set<String> known = new TreeSet<>(scopes().stream().map(ApiScope::name).toList());
        if (token.scopes().isEmpty() || !known.containsAll(token.scopes())) {
            problems.add(FieldProblem.of("scopes", "token.problem.scopes"));
        }
        if (!token.expiresAt().isAfter(now) || token.expiresAt().isAfter(now.plus(LONGEST))) {
            problems.add(FieldProblem.of("expires", "token.problem.expires", LONGEST.toDays()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    @Override
    public void revoke(UUID id) {
        permissions.check(MANAGE);
        transactions.run(sql -> {
            if (sql.count("SELECT count(*) FROM core.api_token WHERE id = ?", id) == 0) {
                throw new NotFoundException("token " + id);
            }
            int revoked = sql.update(
                    "UPDATE core.api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                    clock.instant(),
                    id);
            if (revoked > 0) {
                audit.record(NewAuditEntry.of("token.revoked", SUBJECT, id));
            }
        });
    }

    @Override
    public Optional<String> name(UUID id) {
        return byId(id).map(ApiToken::name);
    }

    @Override
    public TokenCheck check(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new TokenCheck.Missing();
        }
        Matcher bearer = BEARER.matcher(authorization.strip());
        Optional<Kept> kept = bearer.matches() ? byHandle(bearer.group(1)) : Optional.empty();
        boolean right = kept.isPresent()
                && MessageDigest.isEqual(digest(bearer.group(2)), HexFormat.of().parseHex(kept.get().digest));
        Instant now = clock.instant();
        if (!right || !kept.get().token.holdsAt(now)) {
            kept.ifPresentOrElse(
                    known -> audit.recordApart(NewAuditEntry.of("token.refused", SUBJECT, known.token.id())
                            .with("reason", right ? "ended" : "wrong")),
                    () -> noteStranger(now));
            return new TokenCheck.Refused();
        }
        noteUse(kept.get().token, now);
        return new TokenCheck.Known(kept.get().token);
    }

    /** Once a minute at most, with how many there were: anybody can send what is no token, and none shall fill the log with it. */
    private synchronized void noteStranger(Instant now) {
        strangers++;
        if (strangersNotedAt == null || !now.isBefore(strangersNotedAt.plus(NOTED))) {
            audit.recordApart(NewAuditEntry.of("token.refused", SUBJECT, "unknown")
                    .with("reason", "wrong")
                    .with("calls", strangers));
            strangersNotedAt = now;
            strangers = 0;
        }
    }

    private Optional<Kept> byHandle(String handle) {
        return transactions.call(sql -> sql.first(Kept::of, COLUMNS + "WHERE handle = ?", handle));
    }

    /** Once a minute at most: a system that sends a thousand documents is to write a thousand rows, not two. */
    private void noteUse(ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last == null || last.plus(NOTED).isBefore(now)) {
            transactions.run(
                    sql -> sql.update("UPDATE core.api_token SET last_used_at = ? WHERE id = ?", now, token.id()));
        }
    }

    @Override
    public Actors.Binding actAs(ApiToken token, String scope) {
        boolean good =
                byId(token.id()).filter(now -> now.holdsAt(clock.instant())).isPresent();
        boolean declaredNow = scopes().stream().anyMatch(known -> known.name().equals(scope));
        Actors.Binding binding = actors.bind(new Actor.SystemPart("token:" + token.id()));
        if (!good || !declaredNow || !token.scopes().contains(scope)) {
            try (binding) {
                audit.recordApart(NewAuditEntry.of("permission.refused", "permission", scope));
                throw new NotPermittedException(scope);
            }
        }
        return binding;
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Kept(ApiToken token, String digest) {
        static Kept of(Row row) {
            return new Kept(
                    new ApiToken(
                            row.uuid(1),
                            row.text(2),
                            row.text(3),
                            Set.of(row.text(4).split(" ")),
                            row.text(5),
                            row.instant(6),
                            row.instant(7),
                            row.instantOrNull(8),
                            row.instantOrNull(9)),
                    row.text(10));
        }
    }
}
