package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded database. Derby killed while it makes a new one leaves a folder that never starts again, so
 * it is made under another name and renamed when it is whole.
 */
final class DerbyFolder {
    private static final String UNFINISHED = "db.new-";

    /** A reader waits for a writer at most this many seconds; a deadlock is found earlier. */
    private static final Map<String, String> LOCKS =
            Map.of("derby.locks.waitTimeout", "4", "derby.locks.deadlockTimeout", "2");

    private final Path data;
    private final Path folder;

    DerbyFolder(Path data) {
        this.data = data;
        this.folder = data.resolve("db");
    }

    /** The database, made if there is none. */
    EmbeddedDataSource open() {
        DerbyLog.use();
        try {
            Files.createDirectories(data);
            if (!Files.exists(folder)) {
                removeUnfinished();
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The database folder cannot be made in " + data, e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be made in " + data, e);
        }
        return source(folder);
    }

    /** Closes the database, so that the next start needs no recovery. */
    void shutDown() {
        shutDown(folder);
    }

    private void make() throws IOException, SQLException {
        Path unfinished = Files.createTempDirectory(data, UNFINISHED);
        Path place = unfinished.resolve("db");
        EmbeddedDataSource source = source(place);
        source.setCreateDatabase("create");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> property : LOCKS.entrySet()) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('" + property.getKey() + "', '"
                        + property.getValue() + "')");
            }
        }
        shutDown(place);
        Files.move(place, folder, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(data, StandardOpenOption.READ)) {
            directory.force(true);
        }
        delete(unfinished);
    }

    private void removeUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> children = Files.list(data)) {
            unfinished = children.filter(child -> child.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path each : unfinished) {
            delete(each);
        }
    }

    private static EmbeddedDataSource source(Path place) {
        EmbeddedDataSource source = new OwnParser();
        source.setDatabaseName(place.toString());
        return source;
    }

    /**
     * Its connections have parsed a statement before anybody uses them. Derby keeps a parser as long as its connection, and with the
     * parser an error whose stack names the classes that were at work when it was made: those of a portal would be held by it.
     */
    private static final class OwnParser extends EmbeddedDataSource {
        private static final long serialVersionUID = 1;
        private static final AtomicLong COUNT = new AtomicLong();

        @Override
        public Connection getConnection() throws SQLException {
            Connection made = super.getConnection();
            // a text that no other connection has parsed, for what is prepared is shared
            try (Statement statement = made.createStatement()) {
                statement.execute("VALUES " + COUNT.incrementAndGet());
                return made;
            } catch (SQLException failed) {
                made.close();
                throw failed;
            }
        }
    }

    private static void shutDown(Path place) {
        EmbeddedDataSource source = source(place);
        source.setShutdownDatabase("shutdown");
        try (Connection unexpected = source.getConnection()) {
            throw new IllegalStateException("Derby did not close " + place + ", it answered with " + unexpected);
        } catch (SQLException e) {
            // 08006 and XJ015 are how Derby says that it has closed; XJ004: it was not open
            if (!List.of("08006", "XJ015", "XJ004").contains(e.getSQLState())) {
                throw new IllegalStateException("Derby could not close " + place, e);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
