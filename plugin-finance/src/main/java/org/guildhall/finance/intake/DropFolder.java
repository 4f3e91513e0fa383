package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder into which the finance system drops files and then their manifest.
 *
 * <p>A manifest is one run. Its id becomes part of the file's name before anything is read, so that a run that was killed
 * is found again and goes on where it was.
 */
final class DropFolder {
    private static final String RUNNING = "running";
    private static final String DONE = "done";

    private final Path folder;
    private Map<Path, String> lastLook = Map.of();

    DropFolder(Path folder) {
        this.folder = folder;
    }

    /** A run that was begun and not finished. */
    Optional<Claimed> unfinished(ImportKind kind) throws IOException {
        Path running = folder.resolve(RUNNING);
        if (!Files.isDirectory(running)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(running)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind.fileName() + "-"))
                    .sorted()
                    .findFirst()
                    .map(file -> new Claimed(kind, idOf(kind, file), file));
        }
    }

    /** Whether a manifest lies here. */
    boolean has(ImportKind kind) {
        return Files.isRegularFile(dropped(kind));
    }

    /**
     * Whether nothing changed since the look before this one: somebody who copies files by hand may still be at it, and a
     * manifest copied before its files would have them refused.
     */
    boolean isQuiet() throws IOException {
        Map<Path, String> look = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : files.filter(this::isDropped).toList()) {
                look.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (NoSuchFileException | UncheckedIOException changing) {
            // another server, or whoever puts files down, is at it
            lastLook = Map.of();
            return false;
        }
        boolean quiet = look.equals(lastLook);
        lastLook = look;
        return quiet;
    }

    /** Makes the manifest that lies here the run of this id; nothing if another server was first. */
    Optional<Claimed> claim(ImportKind kind, UUID run) throws IOException {
        Path running = Files.createDirectories(folder.resolve(RUNNING)).resolve(fileName(kind, run));
        try {
            Files.move(dropped(kind), running, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        return Optional.of(new Claimed(kind, run, running));
    }

    /**
     * Puts the report where the finance system looks for it, whole or not at all.
     *
     * @param fresh an id that nothing else has
     */
    void report(ImportKind kind, UUID fresh, Report report) throws IOException {
        // a name of its own: another server may write the same report
        Path unfinished = Files.createDirectories(folder.resolve(RUNNING)).resolve("report-" + fresh);
        try (Writer out = Files.newBufferedWriter(unfinished)) {
            report.writeTo(out);
        }
        Files.move(
                unfinished,
                folder.resolve(kind.fileName() + ".report.csv"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** What stands in a report. */
    @FunctionalInterface
    interface Report {
        /** Writes it line by line. */
        void writeTo(Writer out) throws IOException;
    }

    /** Puts the manifest of a finished run aside. */
    void done(Claimed claimed) throws IOException {
        Path done = Files.createDirectories(folder.resolve(DONE));
        Files.move(
                claimed.file(),
                done.resolve(claimed.file().getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the manifest of a finished run, if it lies here still. */
    void forget(ImportKind kind, UUID run) throws IOException {
        Files.deleteIfExists(folder.resolve(DONE).resolve(fileName(kind, run)));
    }

    /** What the manifest of a run is called. */
    static String fileName(ImportKind kind, UUID run) {
        return kind.fileName() + "-" + run + ".csv";
    }

    /** The file of this name, if the name stays inside the folder, links included. */
    Optional<Path> inside(String name) {
        if (name.isBlank() || name.contains("\\") || name.contains(":")) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(name).normalize();
            if (!path.startsWith(folder) || path.equals(folder) || Path.of(name).isAbsolute()) {
                return Optional.empty();
            }
            if (Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(path);
        } catch (InvalidPathException | IOException notAFile) {
            return Optional.empty();
        }
    }

    /** The digest of a file's bytes, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestOutputStream digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isDropped(Path file) {
        return Files.isRegularFile(file)
                && !file.startsWith(folder.resolve(RUNNING))
                && !file.startsWith(folder.resolve(DONE));
    }

    /** A manifest that belongs to a run. */
    record Claimed(ImportKind kind, UUID run, Path file) {}

    private Path dropped(ImportKind kind) {
        return folder.resolve(kind.fileName() + ".csv");
    }

    private static UUID idOf(ImportKind kind, Path file) {
        String name = file.getFileName().toString();
        return UUID.fromString(name.substring(kind.fileName().length() + 1, name.length() - ".csv".length()));
    }
}
