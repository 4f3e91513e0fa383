package org.guildhall.ui.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;

/** The audit log's codes and ids in words: {@code audit.ACTION} and {@code audit.subject.KIND} of the catalogues, and the names of people and portals. */
final class AuditWords {
    private static final String ANONYMOUS = "anonymous";
    private static final String SYSTEM = "system:";
    private static final String PORTAL = "portal";
    private static final String TOKEN = "system:token:";

    private final Words words;
    private final Accounts accounts;
    private final PortalTracker portals;
    private final ApiTokens tokens;
    private final Map<String, String> names = new HashMap<>();

    AuditWords(Words words, Accounts accounts, PortalTracker portals, ApiTokens tokens) {
        this.words = words;
        this.portals = portals;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** What was done; the code itself where no words are known. */
    String action(String action) {
        return told("audit." + action, action);
    }

    /** The actions whose words or code have this part. */
    Set<String> actionsWith(String part, List<String> all) {
        String wanted = part.toLowerCase(Locale.ROOT);
        Set<String> found = all.stream()
                .filter(action ->
                        action(action).toLowerCase(words.language()).contains(part.toLowerCase(words.language())))
                .collect(Collectors.toCollection(TreeSet::new));
        found.add(part.contains("*") ? wanted : "*" + wanted + "*");
        return found;
    }

    /** What kind of thing it was done to. */
    String kind(String subjectType) {
        return told("audit.subject." + subjectType, subjectType);
    }

    /** Who did it. */
    String actor(String actor) {
        if (actor.equals(ANONYMOUS)) {
            return words.get("ui.admin.audit.anonymous");
        }
        if (actor.startsWith(TOKEN)) {
            String id = actor.substring(TOKEN.length());
            return words.get(
                    "ui.admin.audit.token", tokens.name(UUID.fromString(id)).orElse(id));
        }
        if (actor.startsWith(SYSTEM)) {
            return words.get(
                    "ui.admin.audit.system",
                    told("job." + actor.substring(SYSTEM.length()), actor.substring(SYSTEM.length())));
        }
        return name(actor);
    }

    /** From where, in one line. */
    String from(String browser, String address) {
        return Stream.of(browser, address).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** What it was done to, as people know it. */
    String subject(String type, String id) {
        return type.equals(PORTAL) && portals.bundles().contains(id)
                ? PortalWords.name(words, portals, id, portals.ownName(id))
                : name(id);
    }

    /** The portals whose name has this part. */
    List<String> portalsWith(String part) {
        String wanted = part.toLowerCase(words.language());
        return portals.bundles().stream()
                .filter(bundle ->
                        subject(PORTAL, bundle).toLowerCase(words.language()).contains(wanted))
                .toList();
    }

    /** Whose id it is; the id itself where it is nobody's. */
    String name(String id) {
        return names.computeIfAbsent(id, this::who);
    }

    private String who(String id) {
        try {
            return accounts.find(new AccountId(UUID.fromString(id)))
                    .map(account -> account.details().name().full())
                    .orElse(id);
        } catch (IllegalArgumentException noAccount) {
            return id;
        }
    }

    private String told(String key, String otherwise) {
        return words.has(key) ? words.get(key) : otherwise;
    }
}
