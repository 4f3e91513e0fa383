package org.guildhall.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server over HTTPS with a catalogue of portals and their files. */
final class CatalogueHost implements AutoCloseable {
    private static final String PASSWORD = "only-for-this-test";

    private final Path keystore;
    private final HttpsServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Set<String> stalling = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<String> asked = new ArrayList<>();

    /** Begins to listen, with a certificate of its own. */
    CatalogueHost(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        keystore = folder.resolve("catalogue-host.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=Catalogue host",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    /** The product, trusting this host's certificate. */
    Product trustedBy(Product product) {
        return product.with(
                "GUILDHALL_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + keystore + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    String url(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    void put(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    void put(String path, Path file) throws IOException {
        put(path, Files.readAllBytes(file));
    }

    /** Puts a catalogue of these entries. */
    void list(String... entries) {
        put("/catalogue.json", catalogue(entries).getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String path, String to) {
        redirects.put(path, to);
    }

    /** Answers with the beginning of the file and no more. */
    void stall(String path) {
        stalling.add(path);
    }

    /** The paths that were asked for. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    static String catalogue(String... entries) {
        return "{\"guildhallCatalogue\": 1, \"portals\": [\n" + String.join(",\n", entries) + "\n]}\n";
    }

    /** An entry for a file that is as the catalogue says. */
    static String entry(Path jar, String version, String file) throws IOException {
        return entry(jar, version, file, "[0.1,1)");
    }

    /** An entry for a file of another range of Guildhall. */
    static String entry(Path jar, String version, String file, String api) throws IOException {
        try {
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
            return """
                    {"name": "plugin-greeting", "version": "%s", "file": "%s", "sha256": "%s", "size": %d, "api": "%s",
                     "title": {"en": "Greeting", "cy": "Cyfarchiad"}, "description": {"en": "Says hello to whoever comes."}}
                    """.formatted(version, file, sha256, Files.size(jar), api).strip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        synchronized (asked) {
            asked.add(path);
        }
        try (exchange) {
            String elsewhere = redirects.get(path);
            byte[] bytes = files.get(path);
            if (elsewhere != null) {
                exchange.getResponseHeaders().add("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
            } else if (bytes == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                boolean stalls = stalling.contains(path);
                exchange.getResponseBody().write(bytes, 0, stalls ? 1 : bytes.length);
                if (stalls) {
                    exchange.getResponseBody().flush();
                    stopped.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers nobody any more. */
    void stop() {
        stopped.countDown();
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
