package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The data folder of a server after its first start, made once by a real one for all servers of a build: a first start takes several
 * times as long as any other, and one test alone is about it.
 */
final class PreparedData {
    private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();

    private PreparedData() {}

    /** Puts it where a server that never ran is about to start; what lies there stays. */
    static void copyTo(Path data, boolean demo) {
        try {
            Path prepared = made(demo);
            try (Stream<Path> files = Files.walk(prepared)) {
                for (Path file : files.toList()) {
                    Path target = data.resolve(prepared.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else if (Files.isRegularFile(file) && !Files.exists(target)) {
                        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several processes one makes it, the others wait. */
    private static Path made(boolean demo) throws IOException {
        Path prepared = Files.createDirectories(FOLDER).resolve((demo ? "demo-" : "empty-") + build());
        try (FileChannel file =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Objects.requireNonNull(lock);
            if (!Files.exists(prepared)) {
                Path data = Product.freshFolder("first-" + (demo ? "demo" : "empty"));
                Product product = demo ? Product.at(data) : Product.at(data, "--empty");
                try (Product started = product.unprepared().start()) {
                    if (demo) {
                        DemoLetters.awaitFirst(started);
                    }
                    started.stop();
                }
                Files.deleteIfExists(data.resolve("guildhall.lock"));
                Files.move(data, prepared, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return prepared;
    }

    /** Another for each build. */
    private static String build() throws IOException {
        long hash = 0;
        for (String folder : new String[] {"bundles", "lib", "demo"}) {
            try (Stream<Path> files = Files.walk(Product.assembledHome().resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    hash = 31 * hash + Objects.hash(file, Files.size(file), Files.getLastModifiedTime(file));
                }
            }
        }
        return Long.toHexString(hash);
    }
}
