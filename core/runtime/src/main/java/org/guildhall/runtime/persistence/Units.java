package org.guildhall.runtime.persistence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.persistence.Database;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The open unit of each bundle; it closes when the bundle has stopped, not each time that nobody uses it. */
@Component(service = Units.class)
public final class Units implements SynchronousBundleListener {
    /** Manifest header with the name of the bundle's schema. */
    public static final String SCHEMA = "Guildhall-Schema";

    /**
     * Manifest header that lists columns whose texts core seals, each as {@code table.column=use}, so that they can be read without
     * the bundle; their owner is the row's {@code id}.
     */
    public static final String SEALED = "Guildhall-Sealed";

    /**
     * Manifest header that lists permissions of the bundle: whoever takes all of its data out needs them too, for some of it is kept
     * from administrators.
     */
    public static final String GUARDED = "Guildhall-Export-Permissions";

    private final ConnectionPool pool;
    private final Transactions transactions;
    private final BundleContext context;
    private final Map<Long, Unit> open = new ConcurrentHashMap<>();
    private final Map<Long, String> failures = new ConcurrentHashMap<>();

    /** Watches bundles stop. */
    @Activate
    public Units(@Reference ConnectionPool pool, @Reference Transactions transactions, BundleContext context) {
        this.pool = pool;
        this.transactions = transactions;
        this.context = context;
        context.addBundleListener(this);
    }

    /** The unit of the bundle, migrated and deployed with its first use. */
    Database of(Bundle bundle) {
        if (bundle.getBundleId() != context.getBundle().getBundleId()) {
            // whose schema it is stands in a table of core's
            of(context.getBundle());
        }
        return open.computeIfAbsent(bundle.getBundleId(), id -> open(bundle));
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            failures.remove(event.getBundle().getBundleId());
        } else if (event.getType() == BundleEvent.STOPPED) {
            Unit unit = open.remove(event.getBundle().getBundleId());
            if (unit != null) {
                unit.close();
            }
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
        open.values().forEach(Unit::close);
        open.clear();
    }

    /** The symbolic name of another bundle that a schema belongs to. */
    public static Optional<String> owner(BundleContext context, String schema, String asking) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> schema.equalsIgnoreCase(bundle.getHeaders("").get(SCHEMA)))
                .map(Bundle::getSymbolicName)
                .filter(name -> !name.equals(asking))
                .findFirst();
    }

    /** Why the unit of the bundle of this id could not be opened at its last try. */
    public Optional<String> failure(long bundle) {
        return Optional.ofNullable(failures.get(bundle));
    }

    private Unit open(Bundle bundle) {
        try {
            Unit unit = opened(bundle);
            failures.remove(bundle.getBundleId());
            return unit;
        } catch (RuntimeException e) {
            failures.put(bundle.getBundleId(), reason(e));
            throw e;
        }
    }

    /** The innermost words, in one line: what the database said. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).replaceAll("\\s+", " ").strip();
    }

    private Unit opened(Bundle bundle) {
        String schema = bundle.getHeaders("").get(SCHEMA);
        if (schema == null) {
            throw new IllegalStateException(bundle.getSymbolicName() + " uses a database but has no header " + SCHEMA);
        }
        owner(context, schema, bundle.getSymbolicName()).ifPresent(owner -> {
            throw new IllegalStateException("the schema " + schema + " belongs to " + owner);
        });
        Unit unit = Unit.open(pool, transactions, schema, new BundleSource(bundle));
        if (bundle.getBundleId() != context.getBundle().getBundleId()) {
            note(bundle, schema);
        }
        return unit;
    }

    /** For the day the bundle has gone and its data has not. */
    private void note(Bundle bundle, String schema) {
        String name = schema.toLowerCase(Locale.ROOT);
        Object[] values = {
            bundle.getSymbolicName(),
            header(bundle, Constants.BUNDLE_NAME, bundle.getSymbolicName()),
            bundle.getVersion().toString(),
            header(bundle, SEALED, ""),
            header(bundle, GUARDED, ""),
            name
        };
        transactions.apart(() -> transactions.call(sql -> sql.update(
                        "UPDATE core.portal_data SET portal = ?, title = ?, version = ?, sealed = ?, guarded = ? WHERE name = ?",
                        values)
                + (sql.count("SELECT count(*) FROM core.portal_data WHERE name = ?", name) > 0
                        ? 0
                        : sql.update(
                                "INSERT INTO core.portal_data (portal, title, version, sealed, guarded, name)"
                                        + " VALUES (?, ?, ?, ?, ?, ?)",
                                values))));
    }

    private static String header(Bundle bundle, String name, String otherwise) {
        return Objects.requireNonNullElse(bundle.getHeaders("").get(name), otherwise);
    }
}
