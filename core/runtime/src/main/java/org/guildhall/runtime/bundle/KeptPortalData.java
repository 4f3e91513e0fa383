package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.bundle.KeptData.Table;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.seal.Seals;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.document.VaultDocuments;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.persistence.SchemaTables;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.Units;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Portals' data by the schemas in the database, and by what core keeps in their names. */
@Component(service = PortalData.class)
public final class KeptPortalData implements PortalData {
    private static final String MAY_READ = "core:data:read";
    private static final String MAY_EXPORT = "core:data:export";
    private static final String MAY_DELETE = "core:data:delete";
    private static final String CORE = "core";
    private static final int LONGEST_REASON = 1000;
    /** So many documents go in one transaction. */
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Clock clock;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final VaultDocuments documents;
    private final EncryptedDrafts drafts;
    private final Seals seals;
    private final Installed installed;

    /** Whose data a running or stopped bundle of the set uses. */
    @FunctionalInterface
    interface Installed {
        /** The symbolic name of the bundle of the set that this schema belongs to. */
        Optional<String> owner(String schema);
    }

    @Activate
    public KeptPortalData(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference VaultDocuments documents,
            @Reference EncryptedDrafts drafts,
            @Reference Seals seals) {
        this(
                transactions,
                clock,
                actors,
                permissions,
                audit,
                documents,
                drafts,
                seals,
                schema -> Units.owner(context, schema, ""));
    }

    KeptPortalData(
            Transactions transactions,
            Clock clock,
            Actors actors,
            Permissions permissions,
            Audit audit,
            VaultDocuments documents,
            EncryptedDrafts drafts,
            Seals seals,
            Installed installed) {
        this.transactions = transactions;
        this.clock = clock;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.documents = documents;
        this.drafts = drafts;
        this.seals = seals;
        this.installed = installed;
    }

    @Override
    public List<KeptData> all() {
        permissions.check(MAY_READ);
        return transactions.call(
                sql -> names(sql).stream().map(name -> told(sql, name)).toList());
    }

    @Override
    public List<KeptData> of(String portal) {
        permissions.check(MAY_READ);
        return transactions.call(sql -> names(sql).stream()
                .filter(name -> owner(sql, name).equals(portal))
                .map(name -> told(sql, name))
                .toList());
    }

    /** The symbolic name of the portal that uses the data, or did; empty where that is not known. */
    private String owner(Sql sql, String name) {
        return installed
                .owner(name)
                .or(() -> sql.first(row -> row.text(1), "SELECT portal FROM core.portal_data WHERE name = ?", name))
                .orElse("");
    }

    @Override
    public Optional<KeptData> find(String name) {
        permissions.check(MAY_READ);
        return told(name);
    }

    private Optional<KeptData> told(String name) {
        return transactions.call(sql -> names(sql).contains(name) ? Optional.of(told(sql, name)) : Optional.empty());
    }

    private KeptData known(String name) {
        return told(name).orElseThrow(() -> new NotFoundException("data of " + name));
    }

    private static SortedSet<String> names(Sql sql) {
        SortedSet<String> names = new TreeSet<>(new SchemaTables(sql).schemas());
        names.addAll(sql.list(row -> row.text(1), "SELECT DISTINCT portal FROM core.document"));
        names.addAll(sql.list(row -> row.text(1), "SELECT DISTINCT portal FROM core.access_grant"));
        names.addAll(sql.list(row -> row.text(1), "SELECT DISTINCT keeper FROM core.person"));
        sql.list(row -> row.text(1), "SELECT DISTINCT form FROM core.draft")
                .forEach(form -> names.add(form.split("\\.", 2)[0]));
        names.remove(CORE);
        return names;
    }

    private KeptData told(Sql sql, String name) {
        List<Table> tables = new ArrayList<>();
        SchemaTables schema = new SchemaTables(sql);
        for (String table : schema.tables(name)) {
            tables.add(new Table(table.toLowerCase(Locale.ROOT), schema.rows(name, table)));
        }
        core(sql, name).forEach((table, rows) -> {
            if (rows > 0) {
                tables.add(new Table(CORE + "." + table, rows));
            }
        });
        List<String> noted = sql.first(
                        row -> List.of(row.text(1), row.text(2), row.text(3)),
                        "SELECT portal, title, version FROM core.portal_data WHERE name = ?",
                        name)
                .orElse(List.of("", "", ""));
        Optional<String> owner = installed.owner(name);
        return new KeptData(
                name,
                owner.orElse(noted.get(0)),
                noted.get(1).isEmpty() ? name : PortalBundle.shortTitle(noted.get(1)),
                noted.get(2),
                owner.isPresent(),
                List.copyOf(tables),
                sql.count("SELECT count(*) FROM core.draft WHERE form LIKE ?", name + ".%"),
                sql.count("SELECT count(*) FROM core.document WHERE portal = ?", name),
                sql.count("SELECT coalesce(sum(size_bytes), 0) FROM core.document WHERE portal = ?", name),
                sql.first(
                        row -> new KeptData.Hold(row.text(1), row.text(2), row.instant(3)),
                        "SELECT reason, placed_by, placed_at FROM core.legal_hold WHERE name = ?",
                        name));
    }

    /** What core keeps in a portal's name, apart from drafts and documents. */
    private static Map<String, Long> core(Sql sql, String name) {
        Map<String, Long> rows = new TreeMap<>();
        rows.put("person", sql.count("SELECT count(*) FROM core.person WHERE keeper = ?", name));
        rows.put("access_grant", sql.count("SELECT count(*) FROM core.access_grant WHERE portal = ?", name));
        return rows;
    }

    @Override
    public List<String> missingToExport(String name) {
        permissions.check(MAY_READ);
        return needed(name).stream().filter(needed -> !permissions.has(needed)).toList();
    }

    /** What the portal asks for stands in the database, for the day its bundle has gone: then nobody has it. */
    private List<String> needed(String name) {
        String guarded = transactions.call(
                sql -> sql.first(row -> row.text(1), "SELECT guarded FROM core.portal_data WHERE name = ?", name)
                        .orElse(""));
        return Stream.concat(
                        Stream.of(MAY_EXPORT), Stream.of(guarded.split(",")).map(String::strip))
                .filter(permission -> !permission.isEmpty())
                .toList();
    }

    @Override
    public void export(String name, OutputStream zip) throws IOException {
        needed(name).forEach(permissions::check);
        KeptData data = known(name);
        transactions.run(sql -> audit.record(NewAuditEntry.of("data.exported", "data", name)
                .with("rows", data.rows())
                .with("documents", data.documents())));
        try (DataArchive archive = new DataArchive(zip, data, clock.instant())) {
            transactions.run(sql -> {
                archive.tables(new SchemaTables(sql), openings(sql, name));
                archive.core(new SchemaTables(sql), drafts);
            });
            UUID after = new UUID(0, 0);
            for (List<StoredDocument> some = documents.of(name, after, AT_ONCE);
                    !some.isEmpty();
                    some = documents.of(name, after, AT_ONCE)) {
                for (StoredDocument document : some) {
                    archive.document(document, out -> documents.copy(document.id(), out));
                    after = document.id().value();
                }
            }
            archive.contents();
        }
    }

    /** How each sealed column is opened, by {@code table.column}. */
    private Map<String, DataArchive.Opening> openings(Sql sql, String name) {
        Map<String, DataArchive.Opening> openings = new TreeMap<>();
        String sealed = sql.first(row -> row.text(1), "SELECT sealed FROM core.portal_data WHERE name = ?", name)
                .orElse("");
        for (String column : sealed.split(",")) {
            String[] parts = column.strip().split("=", 2);
            if (parts.length == 2) {
                openings.put(parts[0].strip(), (id, kept) -> seals.open(parts[1].strip(), id, kept));
            }
        }
        return openings;
    }

    @Override
    public void delete(String name) {
        permissions.check(MAY_DELETE);
        KeptData data = known(name);
        if (data.installed()) {
            throw new RefusedException("bundle.data.in-use", data.title());
        }
        refuseHeld(data);
        transactions.run(sql -> audit.record(NewAuditEntry.of("data.deleted", "data", name)
                .with("rows", data.rows())
                .with("documents", data.documents())));
        List<StoredDocument> some;
        do {
            some = documents.of(name, new UUID(0, 0), AT_ONCE);
            List<StoredDocument> now = some;
            transactions.run(sql -> now.forEach(document -> documents.delete(document.id())));
        } while (!some.isEmpty());
        transactions.run(sql -> {
            // placed meanwhile, it still counts
            refuseHeld(told(sql, name));
            sql.update("DELETE FROM core.draft WHERE form LIKE ?", name + ".%");
            sql.update("DELETE FROM core.access_grant WHERE portal = ?", name);
            // a person whom another portal's grant is about stays for it
            sql.update(
                    "DELETE FROM core.person WHERE keeper = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM core.access_grant g WHERE g.person = core.person.id)",
                    name);
            sql.update("DELETE FROM core.job WHERE name LIKE ?", name + ".%");
            sql.update("DELETE FROM core.portal_data WHERE name = ?", name);
            SchemaTables schema = new SchemaTables(sql);
            if (schema.schemas().contains(name)) {
                schema.drop(name);
            }
        });
    }

    private static void refuseHeld(KeptData data) {
        data.hold().ifPresent(hold -> {
            throw new RefusedException("bundle.data.held", data.title(), hold.reason());
        });
    }

    @Override
    public KeptData hold(String name, String reason) {
        permissions.check(MAY_DELETE);
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new InvalidInputException(List.of(FieldProblem.of(
                    "reason",
                    words.isEmpty() ? "bundle.data.hold.no-reason" : "bundle.data.hold.too-long",
                    LONGEST_REASON)));
        }
        known(name);
        transactions.run(sql -> {
            sql.update("DELETE FROM core.legal_hold WHERE name = ?", name);
            sql.update(
                    "INSERT INTO core.legal_hold (name, reason, placed_by, placed_at) VALUES (?, ?, ?, ?)",
                    name,
                    words,
                    actors.current().recorded(),
                    clock.instant());
            audit.record(NewAuditEntry.of("data.held", "data", name));
        });
        return known(name);
    }

    @Override
    public KeptData release(String name) {
        permissions.check(MAY_DELETE);
        known(name);
        transactions.run(sql -> {
            if (sql.update("DELETE FROM core.legal_hold WHERE name = ?", name) > 0) {
                audit.record(NewAuditEntry.of("data.released", "data", name));
            }
        });
        return known(name);
    }
}
