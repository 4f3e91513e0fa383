package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Many documents, and large ones, into a real server and out of it; {@code guildhall bench documents} with the counts of a council,
 * the tests with a few.
 */
final class DocumentLoad {
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^finance +plugin-finance +\\d+ +(\\d+) +\\d+");
    private static final String EDITH = "CF1001";
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Product product;
    private final Path folder;
    private final Random random = new Random(20_261_126);
    private int person;
    private int document;

    /** Into this server, which is started. */
    DocumentLoad(Product product) {
        this.product = product;
        this.folder = product.data().resolve("finance-drop");
    }

    /** Whose documents are looked at, and how many of the others there are. */
    void addPeople(int count) throws IOException {
        List<String> records = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            person++;
            records.add(
                    "LOAD-" + person + ",Person,Number " + person + ",1946-07-09,,7,Spindle Hill,,Ambleford,,WR5 2NP,");
        }
        DemoLetters.dropPeople(product, records.toArray(String[]::new));
    }

    /**
     * Imports so many documents, spread over Edith Pemberton and everybody added since the last time; the server is killed so often on
     * the way. Each row must be taken, once.
     *
     * @return rows a second, the starts after kills included
     */
    double importDocuments(int count, int people, int kills) throws IOException, InterruptedException {
        long before = documents();
        Path report = folder.resolve("manifest.report.csv");
        Files.deleteIfExists(report);
        Path manifest = folder.resolve("manifest.part");
        try (BufferedWriter rows = Files.newBufferedWriter(manifest)) {
            rows.write("external_id,person_ref,kind,document_date,published_date,description,file,sha256\n");
            for (int each = 0; each < count; each++) {
                document++;
                String file = "load-" + document + ".pdf";
                byte[] bytes = ("%PDF-1.4\n% document " + document + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
                Files.write(folder.resolve(file), bytes);
                int whose = each % people;
                rows.write("LOAD-" + document + "," + (whose == 0 ? EDITH : "LOAD-" + (person - people + 1 + whose))
                        + ",invoice,2026-10-05,2026-10-06,Invoice number " + document + "," + file + ","
                        + DemoLetters.sha256(bytes) + "\n");
            }
        }
        Files.move(manifest, folder.resolve("manifest.csv"), StandardCopyOption.ATOMIC_MOVE);
        long begun = System.nanoTime();
        killAtRandomRows(count, kills, report);
        Await.until("all documents", LONGEST, () -> Files.exists(report));
        double seconds = (System.nanoTime() - begun) / 1e9;
        try (Stream<String> lines = Files.lines(report)) {
            assertEquals(
                    count,
                    lines.skip(1)
                            .filter(line -> line.endsWith(",taken,"))
                            .map(line -> line.split(",")[1])
                            .distinct()
                            .count(),
                    "each row is taken, once");
        }
        assertEquals(before + count, documents(), "and nothing is stored twice");
        return count / seconds;
    }

    /** Kills and starts it whenever so many rows were taken, at random among the first quarter; more would take longer to count. */
    private void killAtRandomRows(int count, int kills, Path report) throws IOException {
        long before = storedFiles();
        long[] rows =
                random.longs(kills, 1, Math.max(kills + 1, count / 4)).sorted().toArray();
        for (long row : rows) {
            while (storedFiles() < before + row) {
                assertFalse(Files.exists(report), "it is killed before it is done");
                // a look at all files costs what the import needs
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            }
            product.kill();
            product.start();
        }
    }

    /** Files of the document store, those included that a kill left behind. */
    private long storedFiles() throws IOException {
        Path store = product.data().resolve("documents");
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException changing) {
            // a file got its place while it was looked at
            return 0;
        }
    }

    /** How many documents the server keeps for the portal, as its command line says. */
    private long documents() throws IOException, InterruptedException {
        String said = CommandLine.on(product, "portal", "data").text();
        Matcher figure = DOCUMENTS.matcher(said);
        assertTrue(figure.find(), said);
        return Long.parseLong(figure.group(1));
    }

    /** Opens Edith Pemberton's documents in a browser so often; milliseconds until the list is there, of 95 of 100 at most. */
    double pageP95(int opens) {
        try (Visitor citizen = Visitor.of(product)) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            citizen.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
            String path = citizen.page().url().replace(product.base() + "/", "");
            double[] millis = new double[opens];
            for (int each = -opens / 2; each < opens; each++) {
                long begun = System.nanoTime();
                citizen.open(path);
                // asserts look anew after longer and longer pauses, and a page is measured to the pause
                citizen.page().getByText("Invoice number ").first().waitFor();
                if (each >= 0) {
                    millis[each] = (System.nanoTime() - begun) / 1e6;
                }
            }
            return Figures.p95(millis);
        }
    }

    /** What a large file came to, in megabytes a second. */
    record Large(double byFolder, double byApi, double out) {}

    /** A file of so many megabytes by the drop folder and by the API, and both out again, each byte compared. */
    Large large(int megabytes, String token) throws IOException, InterruptedException {
        Path file = Product.freshFolder("load-large").resolve("large.pdf");
        String sha256 = write(file, megabytes, 1);
        Files.copy(file, folder.resolve("large.pdf"), StandardCopyOption.REPLACE_EXISTING);
        long begun = System.nanoTime();
        List<String> report = DemoLetters.drop(
                product,
                LONGEST,
                new DemoLetters.Row("LARGE-1", EDITH, "invoice", "A large one by the folder", "large.pdf", sha256));
        double byFolder = megabytes / ((System.nanoTime() - begun) / 1e9);
        assertTrue(report.get(1).contains(",taken,"), report.toString());
        begun = System.nanoTime();
        upload(file, "LARGE-2", "A large one by the API", sha256, token);
        double byApi = megabytes / ((System.nanoTime() - begun) / 1e9);
        try (Visitor citizen = Visitor.of(product)) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            begun = System.nanoTime();
            for (String name : List.of("A large one by the folder", "A large one by the API")) {
                assertEquals(sha256, download(citizen.cookies(), address(citizen, name)));
            }
            return new Large(byFolder, byApi, 2 * megabytes / ((System.nanoTime() - begun) / 1e9));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Half so many in by the API and half out, all at once; each must come through whole. */
    double atOnce(int transfers, int megabytes, String token) throws IOException, InterruptedException {
        Path place = Product.freshFolder("load-at-once");
        Path first = place.resolve("first.pdf");
        String sha256 = write(first, megabytes, 2);
        upload(first, "ONCE-0", "One to read at once", sha256, token);
        try (Visitor citizen = Visitor.of(product);
                ExecutorService senders = Executors.newFixedThreadPool(transfers)) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            String address = address(citizen, "One to read at once");
            String cookies = citizen.cookies();
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int each = 0; each < transfers; each++) {
                int number = each + 1;
                if (each % 2 == 0) {
                    Path file = place.resolve(number + ".pdf");
                    String digest = write(file, megabytes, 100 + number);
                    all.add(() -> {
                        upload(file, "ONCE-" + number, "Number " + number, digest, token);
                        return true;
                    });
                } else {
                    all.add(() -> download(cookies, address).equals(sha256));
                }
            }
            long begun = System.nanoTime();
            for (Future<Boolean> transfer : senders.invokeAll(all)) {
                assertTrue(transfer.get());
            }
            return (double) transfers * megabytes / ((System.nanoTime() - begun) / 1e9);
        } catch (ExecutionException failed) {
            throw new AssertionError("a transfer failed", failed);
        }
    }

    private String address(Visitor citizen, String name) {
        citizen.open("");
        citizen.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
        citizen.type(citizen.search("Search"), name);
        return product.url(citizen.link(name).getAttribute("href").replaceAll("\\?.*", ""));
    }

    /** As the guide says. */
    private void upload(Path file, String id, String description, String sha256, String token)
            throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--show-error",
                        "-H",
                        "Authorization: Bearer " + token,
                        "-F",
                        "external_id=" + id,
                        "-F",
                        "person_ref=" + EDITH,
                        "-F",
                        "kind=invoice",
                        "-F",
                        "document_date=2026-10-05",
                        "-F",
                        "published_date=2026-10-06",
                        "-F",
                        "description=" + description,
                        "-F",
                        "sha256=" + sha256,
                        "-F",
                        "file=@" + file + ";type=application/pdf",
                        product.url("api/finance/v1/documents"))
                .redirectErrorStream(true)
                .start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, curl.waitFor(), answer);
        assertTrue(answer.contains("\"outcome\":\"taken\""), answer);
    }

    private static String download(String cookies, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", cookies)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                DigestInputStream bytes = new DigestInputStream(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        sha256())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        }
    }

    /** A file that begins as a PDF does, of bytes that no other has. */
    private static String write(Path file, int megabytes, long seed) throws IOException {
        byte[] block = new byte[1_000_000];
        Random bytes = new Random(seed);
        try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256())) {
            for (int each = 0; each < megabytes; each++) {
                bytes.nextBytes(block);
                if (each == 0) {
                    System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, block, 0, 9);
                }
                out.write(block);
            }
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token that may send documents, from an administrator's page. */
    static String token(Product product) {
        try (Visitor administrator = Visitor.of(product)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/tokens/new");
            return FinanceApiTest.make(administrator, "Load", List.of("Send financial documents"));
        }
    }
}
