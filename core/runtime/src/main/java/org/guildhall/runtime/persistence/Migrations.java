package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a bundle's schema up to date with its migrations in {@code db/migration/derby} or {@code .../postgresql}. */
final class Migrations {
    private Migrations() {}

    static void apply(ConnectionPool pool, String schema, UnitSource source) {
        Dialect dialect = pool.dialect();
        List<LoadableResource> scripts = source.entries("db/migration/" + dialect.folder(), ".sql").stream()
                .<LoadableResource>map(Script::new)
                .toList();
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(pool.dataSource())
                .schemas(dialect.schema(schema))
                .createSchemas(true)
                .table("schema_history")
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::of)
                .locations(new String[0])
                .loggers("slf4j")
                .load()
                .migrate();
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
