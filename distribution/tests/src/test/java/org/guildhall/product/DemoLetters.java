package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The letters that come with the product, and dropping them as a finance system does. */
final class DemoLetters {
    private static final String COLUMNS =
            "external_id,person_ref,kind,document_date,published_date,description,file,sha256";

    private static final String PEOPLE_COLUMNS =
            "person_ref,forename,surname,date_of_birth,property_name,house_number,street,area,town,county,postcode,uprn";

    private DemoLetters() {}

    /** A letter of the shipped folder. */
    static Path file(String name) {
        return Product.assembledHome().resolve("demo/finance-drop").resolve(name);
    }

    /** Waits until the letters of the first start are there and their readers were told. */
    static void awaitFirst(Product product) {
        Mailbox mailbox = new Mailbox(product);
        Await.until(
                "the letters of the first start",
                () -> !mailbox.to(SignIn.CITIZEN).isEmpty());
    }

    /** A row of a manifest. */
    record Row(
            String externalId,
            String person,
            String kind,
            String date,
            String description,
            String file,
            String sha256) {
        Row(String externalId, String person, String kind, String description, String file, String sha256) {
            this(externalId, person, kind, "2026-10-05", description, file, sha256);
        }

        /** A row about a letter of the shipped folder. */
        static Row of(String externalId, String person, String kind, String description, String file) {
            return new Row(
                    externalId,
                    person,
                    kind,
                    "2026-10-05",
                    description,
                    file,
                    DemoLetters.sha256(DemoLetters.file(file)));
        }

        Row withDigest(String other) {
            return new Row(externalId, person, kind, date, description, file, other);
        }

        /** The same letter, written on another day. */
        Row dated(String day) {
            return new Row(externalId, person, kind, day, description, file, sha256);
        }

        private String line() {
            return String.join(
                    ",", externalId, person, kind, date, "2026-10-06", '"' + description + '"', file, sha256);
        }
    }

    /** Drops the files, then the manifest by an atomic rename; the lines of the report that answers it. */
    static List<String> drop(Product product, Row... rows) {
        return drop(product, Await.LIMIT, rows);
    }

    /** The same with files that take longer. */
    static List<String> drop(Product product, Duration limit, Row... rows) {
        Path folder = product.data().resolve("finance-drop");
        List<String> lines = new ArrayList<>(List.of(COLUMNS));
        try {
            for (Row row : rows) {
                lines.add(row.line());
                if (Files.exists(file(row.file()))) {
                    Files.copy(file(row.file()), folder.resolve(row.file()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drop(folder, "manifest", lines, limit);
    }

    /** Drops records of persons, a line each; the lines of the report that answers them. */
    static List<String> dropPeople(Product product, String... records) {
        List<String> lines = new ArrayList<>(List.of(PEOPLE_COLUMNS));
        lines.addAll(List.of(records));
        // a server takes some fifty a second where each is written to the disk
        Duration limit = Await.LIMIT.plus(Duration.ofMillis(100L * records.length));
        return drop(product.data().resolve("finance-drop"), "people", lines, limit);
    }

    private static List<String> drop(Path folder, String name, List<String> lines, Duration limit) {
        try {
            Path report = folder.resolve(name + ".report.csv");
            Files.deleteIfExists(report);
            Path waiting = Files.write(folder.resolve(name + ".part"), lines, StandardCharsets.UTF_8);
            Files.move(waiting, folder.resolve(name + ".csv"), StandardCopyOption.ATOMIC_MOVE);
            Await.until("a report of " + name, limit, () -> Files.exists(report));
            return Files.readAllLines(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
