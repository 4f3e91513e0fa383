package org.guildhall.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The framework's own folder. It outlives a restart, and is made anew for another build of the product. */
final class Cache {

    private static final String BUILD = "guildhall-build";

    private Cache() {}

    static Path prepare(Path folder, List<PlatformJar> jars) throws StartException {
        try {
            String build = fingerprint(jars);
            Path mark = folder.resolve(BUILD);
            if (!Files.exists(mark)
                    || !Files.readString(mark, StandardCharsets.UTF_8).equals(build)) {
                delete(folder);
                Files.createDirectories(folder);
                Files.writeString(mark, build, StandardCharsets.UTF_8);
            }
            return folder.resolve("framework");
        } catch (IOException e) {
            throw new StartException("The folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String fingerprint(List<PlatformJar> jars) throws IOException {
        StringBuilder text = new StringBuilder();
        for (PlatformJar jar : jars) {
            text.append(jar.symbolicName())
                    .append(' ')
                    .append(jar.version())
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar.path()).toMillis())
                    .append('\n');
        }
        return text.toString();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
