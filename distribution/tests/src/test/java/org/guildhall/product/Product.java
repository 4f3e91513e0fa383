package org.guildhall.product;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.guildhall.testkit.database.DatabasePlace;
import org.jspecify.annotations.Nullable;

/** A server of the real product, started by its own command line as a process of its own. */
public final class Product implements AutoCloseable {
    /** What the command line prints before the address. */
    static final String READY = "Guildhall is ready: ";

    private static final Duration START_LIMIT = Duration.ofSeconds(150);
    private static @Nullable Product shared;

    private final Path home;
    private final Path data;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final boolean prepared;
    private final int port;
    private final List<String> console = new ArrayList<>();
    private @Nullable Process process;
    private int starts;

    private Product(Path home, Path data, List<String> arguments, Map<String, String> environment, boolean prepared) {
        this.home = home;
        this.data = data;
        this.arguments = arguments;
        this.environment = environment;
        this.prepared = prepared;
        this.port = freePort();
    }

    /** The server with demo data that all tests of this run share in one process; it ends with that. */
    static synchronized Product shared() {
        if (shared == null) {
            Product product = at(freshFolder("shared-" + System.getProperty("guildhall.fork", "1")))
                    .forManySignIns();
            product.start();
            DemoLetters.awaitFirst(product);
            shared = product;
        }
        return shared;
    }

    /** Whether this is the one that tests share. */
    boolean isShared() {
        return shared == this;
    }

    /** A server on a data folder, not yet started. */
    public static Product at(Path data, String... arguments) {
        return new Product(assembledHome(), data, List.of(arguments), Map.of(), true);
    }

    /** A server of another installation than the one just built, such as the unpacked archive. */
    static Product of(Path home, Path data, String... arguments) {
        return new Product(home, data, List.of(arguments), Map.of(), false);
    }

    /** The same server without {@link PreparedData}: if its folder is empty, its next start is its first. */
    public Product unprepared() {
        return new Product(home, data, arguments, environment, false);
    }

    /** The same server with more in its environment. */
    public Product with(String variable, String value) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put(variable, value);
        return new Product(home, data, arguments, more, prepared);
    }

    /** The same server, keeping what it keeps in the database of this place. */
    Product on(DatabasePlace place) {
        return onDatabase(place.settings());
    }

    /** The same server, keeping what it keeps in the database of these settings. */
    Product onDatabase(Map<String, String> settings) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        settings.forEach((name, value) -> {
            if (name.startsWith("guildhall.db.")) {
                more.put(name.replace('.', '_').toUpperCase(Locale.ROOT), value);
            }
        });
        return new Product(home, data, arguments, more, prepared);
    }

    /** With caps on codes that a test run with its one network address does not reach. */
    Product forManySignIns() {
        return configured("org.guildhall.codes", Map.of("perHour", "100", "perHourAndAddress", "10000"));
    }

    /** Sets settings of this name as an administrator would have, before the start. */
    Product configured(String pid, Map<String, String> values) {
        Path file = data.resolve("config").resolve(pid.replace('.', '/') + ".config");
        StringBuilder lines = new StringBuilder("service.pid=\"" + pid + "\"\r\n");
        values.forEach(
                (name, value) -> lines.append(name).append("=\"").append(value).append("\"\r\n"));
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The folder that the build has put together. */
    public static Path assembledHome() {
        return Path.of(System.getProperty("guildhall.home", "target/guildhall-0.1.0"))
                .toAbsolutePath();
    }

    /** An empty folder below the build's, made anew by each run. */
    public static Path freshFolder(String name) {
        Path folder = Path.of("target", "servers", name).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    /** Starts it and returns when it says that it is ready. */
    public Product start() {
        CompletableFuture<String> ready = launch();
        try {
            String address = ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!address.equals(base().toString())) {
                throw new AssertionError("Ready at " + address + " instead of " + base());
            }
            return this;
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new AssertionError("The server did not start: " + String.join("\n", console()), e);
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and returns at once; the future holds the address when it is ready, or fails if it ends before. */
    public CompletableFuture<String> launch() {
        starts++;
        List<String> command = new ArrayList<>(List.of(
                home.resolve("guildhall").toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        // a server of half a minute repays no thorough compiler; benchmarks keep it
        String options = System.getProperty("guildhall.server.options", "");
        if (!options.isBlank()) {
            builder.environment().merge("GUILDHALL_JAVA_OPTIONS", options, (own, more) -> own + " " + more);
        }
        if (prepared
                && !arguments.contains("--live")
                && !environment.containsKey("GUILDHALL_DB_URL")
                && !Files.exists(data.resolve("db"))) {
            PreparedData.copyTo(data, !arguments.contains("--empty"));
        }
        CompletableFuture<String> ready = new CompletableFuture<>();
        try {
            Process started = builder.start();
            process = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            Thread.ofVirtual().start(() -> read(started, ready));
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Process started, CompletableFuture<String> ready) {
        Path log = data.resolveSibling(data.getFileName() + ".console.log");
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (console) {
                    console.add(line);
                }
                kept.write(line);
                kept.newLine();
                kept.flush();
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()).strip());
                }
            }
            ready.completeExceptionally(new IllegalStateException("It ended: " + String.join("\n", console())));
        } catch (IOException gone) {
            ready.completeExceptionally(gone);
        }
    }

    /** What it printed so far. */
    public List<String> console() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    /** The address of its first page. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** An address below the first page. */
    public String url(String path) {
        return base() + "/" + path;
    }

    /** The folder of everything that it keeps. */
    public Path data() {
        return data;
    }

    /** The process, for its figures. */
    public ProcessHandle handle() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running.toHandle();
    }

    /** Ends it as the service manager does, and returns the exit code. */
    public int stop() {
        Process running = process;
        if (running == null) {
            return 0;
        }
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
                throw new AssertionError("It did not stop within a minute");
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut does. */
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
