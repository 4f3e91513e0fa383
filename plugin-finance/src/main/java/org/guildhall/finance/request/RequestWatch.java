package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts each change of a request, so that nobody decides on what they have not seen, and tells the pages that are open on it.
 * Pages on another server are not told; they too are refused by the count.
 */
@Component(service = RequestWatch.class)
public final class RequestWatch {
    private final Database database;
    private final Actors actors;
    private final Map<AccessRequestId, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    /** Watches the unit of this bundle. */
    @Activate
    public RequestWatch(@Reference Database database, @Reference Actors actors) {
        this.database = database;
        this.actors = actors;
    }

    /** Calls back after each change by somebody else than the acting account, on the thread of whoever made it. */
    public Actors.Binding watch(AccessRequestId id, Runnable told) {
        Watcher watcher = new Watcher(actors.requireAccount(), told);
        watchers.computeIfAbsent(id, none -> ConcurrentHashMap.newKeySet()).add(watcher);
        return () -> watchers.computeIfPresent(id, (request, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    /** Counts a change by the acting account, even one of what only belongs to the request, such as a note. */
    void changed(EntityManager entities, AccessRequestEntity request) {
        entities.lock(request, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        AccessRequestId id = new AccessRequestId(request.id);
        AccountId by = actors.requireAccount();
        database.afterCommit(() -> watchers.getOrDefault(id, Set.of()).stream()
                .filter(watcher -> !watcher.account.equals(by))
                .forEach(watcher -> watcher.told.run()));
    }

    /** Told by identity: one account may have the same page open twice. */
    private static final class Watcher {
        private final AccountId account;
        private final Runnable told;

        Watcher(AccountId account, Runnable told) {
            this.account = account;
            this.told = told;
        }
    }
}
