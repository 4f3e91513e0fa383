package org.guildhall.runtime.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.guildhall.runtime.config.LaunchSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the master key, readable by its owner alone, and the mark in the data folder of which key belongs to it. */
record KeyFile(Path file, Path mark) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    static KeyFile of(LaunchSettings settings) {
        Path data = settings.dataFolder();
        Path file = settings.get(Keys.FILE)
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .orElse(data.resolve("keys").resolve("master.key"));
        if (!settings.isOn(LaunchSettings.TEST) && file.startsWith(data)) {
            throw new IllegalStateException("A live instance keeps its key outside of its data folder " + data
                    + ": set GUILDHALL_KEY_FILE to a file elsewhere");
        }
        return new KeyFile(file, data.resolve("key.mark"));
    }

    /** The master keys, the present one first. */
    List<byte[]> read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            List<byte[]> keys = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(KeyFile::decode)
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException("There is no key in the key file " + file);
            }
            compareWithMark(keys);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read", e);
        }
    }

    /** How the file is now, beside what was read from it at the start. */
    Keys.FileState look(List<byte[]> known) {
        try {
            if (!Files.exists(file)) {
                return Keys.FileState.MISSING;
            }
            boolean same = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .anyMatch(line -> line.equals(Base64.getEncoder().encodeToString(known.getFirst())));
            if (!same) {
                return Keys.FileState.OTHER;
            }
            return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
                            && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))
                    ? Keys.FileState.OPEN
                    : Keys.FileState.GOOD;
        } catch (IOException unreadable) {
            LOG.warn("The key file {} cannot be read.", file, unreadable);
            return Keys.FileState.MISSING;
        }
    }

    private void make() throws IOException {
        if (Files.exists(mark)) {
            throw new IllegalStateException("The key file " + file + " is missing, and the data was encrypted with it");
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new", ownerOnly());
        write(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // another process of the same instance was first; its key is the one
            return;
        } finally {
            Files.delete(unfinished);
        }
    }

    private void compareWithMark(List<byte[]> keys) throws IOException {
        if (Files.exists(mark)) {
            String marked = Files.readString(mark).strip();
            if (keys.stream().noneMatch(key -> mark(key).equals(marked))) {
                throw new IllegalStateException("The key in " + file + " is not the one that this data belongs to");
            }
        }
        String present = mark(keys.getFirst());
        if (!Files.exists(mark) || !Files.readString(mark).strip().equals(present)) {
            Files.createDirectories(mark.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(mark.getParent(), "key.mark.", ".new");
            write(unfinished, present + "\n");
            Files.move(unfinished, mark, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String mark(byte[] key) {
        return HexFormat.of().formatHex(Keys.derive(key, "mark", 8));
    }

    private static byte[] decode(String line) {
        byte[] key = Base64.getDecoder().decode(line);
        if (key.length != BYTES) {
            throw new IllegalStateException("A key in the key file has not " + BYTES + " bytes");
        }
        return key;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
    }
}
