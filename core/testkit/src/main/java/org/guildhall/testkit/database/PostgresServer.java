package org.guildhall.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own: made by {@code initdb} in a temporary folder, on a free port of the loopback address, gone
 * when it is closed. {@code initdb} refuses root, so root runs it as {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {
    /** The setting that names a database. */
    static final String URL = "guildhall.db.url";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "guildhall";
    private static final Object LOCK = new Object();
    private static @Nullable PostgresServer shared;

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final String password = UUID.randomUUID().toString();
    private final AtomicInteger databases = new AtomicInteger();
    private boolean running;

    private PostgresServer() {
        binaries = binaries();
        try {
            folder = Files.createTempDirectory("guildhall-postgresql-");
            own(folder);
            port = freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server of this JVM, started with its first use and stopped with the JVM. */
    public static PostgresServer shared() {
        synchronized (LOCK) {
            PostgresServer server = shared;
            if (server == null) {
                server = start();
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop PostgreSQL"));
                shared = server;
            }
            return server;
        }
    }

    /** Starts another server, which the caller closes. */
    public static PostgresServer start() {
        PostgresServer server = new PostgresServer();
        server.initialise();
        server.resume();
        return server;
    }

    /** Makes an empty database and gives the settings with which an instance uses it. */
    public Map<String, String> newDatabase() {
        String name = nextName();
        execute("CREATE DATABASE " + name);
        return Map.of(URL, url(name), "guildhall.db.user", USER, "guildhall.db.password", password);
    }

    /** Copies the database of these settings, which nobody has open; the name of the copy. */
    String keep(Map<String, String> settings) {
        String copy = nextName();
        execute("CREATE DATABASE " + copy + " TEMPLATE " + nameOf(settings));
        return copy;
    }

    /** Has the database of these settings, which nobody has open, hold what this copy holds. */
    void fill(Map<String, String> settings, String copy) {
        String name = nameOf(settings);
        execute("DROP DATABASE " + name);
        execute("CREATE DATABASE " + name + " TEMPLATE " + copy);
    }

    private String nextName() {
        return "test_" + databases.incrementAndGet();
    }

    private static String nameOf(Map<String, String> settings) {
        String url = Objects.requireNonNull(settings.get(URL));
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The server refuses: " + sql, e);
        }
    }

    /** Starts the server again after {@link #stop}. */
    public void resume() {
        String options = "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=1000";
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-t",
                "60",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options,
                "start");
        running = true;
    }

    /** Stops the server as if it had been killed. */
    public void stop() {
        run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        running = false;
    }

    @Override
    public void close() {
        if (running) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise() {
        try {
            Path secret = folder.resolve("password");
            Files.writeString(secret, password);
            own(secret);
            run(
                    "initdb",
                    "-D",
                    data(),
                    "-U",
                    USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    secret.toString(),
                    "-E",
                    "UTF8",
                    "--no-sync");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("guildhall-" + program, ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(program + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }

    private static void own(Path path) throws IOException {
        if (root()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path binaries() {
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(PostgresServer::missing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw missing();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("These tests need PostgreSQL: apt-get install postgresql");
    }
}
