package org.guildhall.runtime.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a bundle's schema up to date with its migrations in {@code db/migration/derby} or {@code .../postgresql}. */
final class Migrations {
    private static final String TABLE = "schema_history";
    /** What the databases say where a schema or table is not there. */
    private static final Set<String> NOT_THERE = Set.of("42X05", "42Y07", "42P01");

    private Migrations() {}

    static void apply(ConnectionPool pool, String schema, UnitSource source) {
        Dialect dialect = pool.dialect();
        List<LoadableResource> scripts = scripts(dialect, source);
        if (isCurrent(pool, schema, scripts)) {
            return;
        }
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(pool.dataSource())
                .schemas(dialect.schema(schema))
                .createSchemas(true)
                .table(TABLE)
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .loggers("slf4j")
                .load()
                .migrate();
    }

    static List<LoadableResource> scripts(Dialect dialect, UnitSource source) {
        return source.entries("db/migration/" + dialect.folder(), ".sql").stream()
                .<LoadableResource>map(Script::new)
                .toList();
    }

    /**
     * Whether these scripts, each as it is now, and no others are what Flyway has applied, as its table says: to have Flyway find that
     * out is a tenth of what a start takes.
     */
    static boolean isCurrent(ConnectionPool pool, String schema, List<LoadableResource> scripts) {
        Map<String, Integer> applied = new HashMap<>();
        String rows = "select \"script\", \"checksum\", \"success\" from \""
                + pool.dialect().schema(schema) + "\".\"" + TABLE + "\" where \"type\" = 'SQL'";
        try (Connection connection = pool.take();
                PreparedStatement statement = connection.prepareStatement(rows);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (!row.getBoolean(3)) {
                    return false;
                }
                applied.put(row.getString(1), row.getInt(2));
            }
            connection.rollback();
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("The history of the schema " + schema + " cannot be read", e);
        }
        return applied.equals(
                scripts.stream().collect(Collectors.toMap(LoadableResource::getFilename, Migrations::checksum)));
    }

    /** As Flyway reckons it: of each line, without what ends it. */
    private static int checksum(LoadableResource script) {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(script.read())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    private record Scripts(List<LoadableResource> all) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return all.stream()
                    .filter(script -> script.getFilename().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.stream()
                    .filter(script -> script.getFilename().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final URL place;

        Script(URL place) {
            this.place = place;
        }

        @Override
        public Reader read() {
            try (InputStream in = place.openStream()) {
                // read whole: a script is small, and the stream of a bundle ends with the bundle
                return new InputStreamReader(
                        new java.io.ByteArrayInputStream(in.readAllBytes()), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return place.getPath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return place.getPath();
        }

        @Override
        public String getFilename() {
            return place.getPath().substring(place.getPath().lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
