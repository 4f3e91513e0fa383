package org.guildhall.runtime.document;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.guildhall.runtime.seal.Sealer;

/**
 * The files of documents. Each is encrypted in segments (AES-256-GCM, keys by HKDF) under a key of its own, which is sealed with
 * the instance's key and stands at the beginning of the file until the document's row holds it.
 */
final class Vault {
    private static final int KEY = 32;
    private static final int SEGMENT = 64 * 1024;
    /** What {@link Sealer} makes of a key: version, nonce, key, tag. */
    static final int SEALED_KEY = 4 + 12 + KEY + 16;

    private final Path folder;
    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    Vault(Path folder, Sealer sealer) {
        this.folder = folder;
        this.sealer = sealer;
    }

    /** A file under way; it is nothing until it is finished. */
    final class Draft implements AutoCloseable {
        private final UUID id;
        private final Path unfinished;
        private final OutputStream out;
        private boolean finished;

        private Draft(UUID id) throws IOException {
            this.id = id;
            Path place = place(id);
            Files.createDirectories(place.getParent());
            unfinished = place.resolveSibling(id + ".part");
            byte[] key = new byte[KEY];
            random.nextBytes(key);
            OutputStream file =
                    Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                file.write(sealer.seal(id, key));
                out = cipher(key).newEncryptingStream(file, bytes(id));
            } catch (IOException | GeneralSecurityException | RuntimeException failed) {
                file.close();
                Files.deleteIfExists(unfinished);
                throw new IOException("The document " + id + " cannot be encrypted", failed);
            }
        }

        OutputStream out() {
            return out;
        }

        /** Writes the rest to the disk and gives the file its place. */
        void finish() throws IOException {
            out.close();
            try (var channel = java.nio.channels.FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, place(id), StandardCopyOption.ATOMIC_MOVE);
            finished = true;
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                out.close();
                Files.deleteIfExists(unfinished);
            }
        }
    }

    Draft create(UUID id) throws IOException {
        return new Draft(id);
    }

    /** The sealed key that stands in the file. */
    byte[] sealedKey(UUID id) throws IOException {
        try (var in = Files.newInputStream(place(id))) {
            byte[] sealed = in.readNBytes(SEALED_KEY);
            if (sealed.length < SEALED_KEY) {
                throw new IOException("The file of document " + id + " is cut short");
            }
            return sealed;
        }
    }

    /** The plain bytes, read from any place; each read is authenticated. */
    SeekableByteChannel open(UUID id, byte[] sealedKey) throws IOException {
        SeekableByteChannel file = Files.newByteChannel(place(id), StandardOpenOption.READ);
        try {
            file.position(SEALED_KEY);
            return cipher(sealer.open(id, sealedKey))
                    .newSeekableDecryptingChannel(new Behind(file, SEALED_KEY), bytes(id));
        } catch (GeneralSecurityException | IOException | RuntimeException changed) {
            file.close();
            throw new IOException("The document " + id + " cannot be decrypted", changed);
        }
    }

    boolean holds(UUID id) {
        return Files.isRegularFile(place(id));
    }

    void delete(UUID id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    /** Seals the same key anew with the key that seals now. */
    byte[] sealAnew(UUID id, byte[] sealedKey) {
        return sealer.seal(id, sealer.open(id, sealedKey));
    }

    boolean sealedNow(byte[] sealedKey) {
        return sealer.current(sealedKey);
    }

    /** Deletes files last changed before then that no document needs; tells how many. */
    int sweep(Instant before, Predicate<UUID> needed) throws IOException {
        int[] deleted = {0};
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(before) && orphan(file, needed)) {
                    Files.deleteIfExists(file);
                    deleted[0]++;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }
        });
        return deleted[0];
    }

    private static boolean orphan(Path file, Predicate<UUID> needed) {
        String name = file.getFileName().toString();
        if (name.endsWith(".part")) {
            return true;
        }
        try {
            return !needed.test(UUID.fromString(name));
        } catch (IllegalArgumentException foreign) {
            // not one of ours
            return false;
        }
    }

    /** Spread by the random end of the id: its beginning is the time. */
    private Path place(UUID id) {
        String name = id.toString();
        return folder.resolve(name.substring(34))
                .resolve(name.substring(32, 34))
                .resolve(name);
    }

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY, SEGMENT, 0);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** A channel without its first bytes. */
    private record Behind(SeekableByteChannel whole, long skipped) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return whole.read(target);
        }

        @Override
        public int write(ByteBuffer source) {
            throw new java.nio.channels.NonWritableChannelException();
        }

        @Override
        public long position() throws IOException {
            return whole.position() - skipped;
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            whole.position(position + skipped);
            return this;
        }

        @Override
        public long size() throws IOException {
            return whole.size() - skipped;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new java.nio.channels.NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return whole.isOpen();
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }
}
