package org.guildhall.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When Flyway is asked, and when its table is enough. */
@EachDatabase
class MigrationsTest {
    private static final String SCHEMA = "migrations";

    private final DatabasePlace place;

    MigrationsTest(DatabasePlace place) {
        this.place = place;
    }

    @Test
    void aSchemaIsCurrentOnceEachOfItsScriptsIsAppliedAsItIs(@TempDir Path folder) throws IOException {
        try (ConnectionPool pool = new ConnectionPool(new LaunchSettings(place.settings()))) {
            write(folder, "V1__one.sql", "create table one (a int);\n-- of the years’ end\r\n\n");
            assertFalse(isCurrent(pool, folder), "nothing is there yet");
            apply(pool, folder);
            assertTrue(isCurrent(pool, folder));
            write(folder, "V2__two.sql", "create table two (a int);\n");
            assertFalse(isCurrent(pool, folder), "one waits");
            apply(pool, folder);
            assertTrue(isCurrent(pool, folder));
            apply(pool, folder);

            write(folder, "V1__one.sql", "create table one (b int);\n");
            assertFalse(isCurrent(pool, folder), "one is another than was applied");
            assertThrows(FlywayException.class, () -> apply(pool, folder));

            write(folder, "V1__one.sql", "create table one (a int);\n-- of the years’ end\r\n\n");
            Files.delete(folder.resolve("V2__two.sql"));
            assertFalse(isCurrent(pool, folder), "the build before knows less than was applied: Flyway is asked");
            apply(pool, folder);
            assertEquals(1, scripts(folder).size());
        }
    }

    private static boolean isCurrent(ConnectionPool pool, Path folder) throws IOException {
        return Migrations.isCurrent(pool, SCHEMA, Migrations.scripts(pool.dialect(), new Folder(folder)));
    }

    private static void apply(ConnectionPool pool, Path folder) {
        Migrations.apply(pool, SCHEMA, new Folder(folder));
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void write(Path folder, String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    /** A bundle of scripts alone, the same for each database. */
    private record Folder(Path folder) implements UnitSource {
        @Override
        public String name() {
            return SCHEMA;
        }

        @Override
        public ClassLoader loader() {
            return MigrationsTest.class.getClassLoader();
        }

        @Override
        public URL root() {
            return url(folder);
        }

        @Override
        public URL entry(String path) {
            return url(folder.resolve(path));
        }

        @Override
        public List<URL> entries(String path, String suffix) {
            try {
                return scripts(folder).stream().map(Folder::url).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static URL url(Path file) {
            try {
                return file.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
