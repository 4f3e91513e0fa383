package org.guildhall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Checks a jar's signature once, when the product is built, and keeps the jar without it. Else every start pays for it again: a
 * megabyte of digests to read, and classes that no cache of the Java machine takes. See decision 0002.
 */
final class SignedJar {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private SignedJar() {}

    static boolean isSigned(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            return jar.stream()
                    .anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches());
        }
    }

    /** Fails with a {@link SecurityException} if any byte is not as it was signed. */
    static void checkAndStrip(Path path) throws IOException {
        Path stripped = path.resolveSibling(path.getFileName() + ".part");
        try (JarFile jar = new JarFile(path.toFile(), true);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(stripped))) {
            JarEntry first = jar.getJarEntry(JarFile.MANIFEST_NAME);
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
            out.putNextEntry(at(first, JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.equals(JarFile.MANIFEST_NAME)
                        || SIGNATURE.matcher(name).matches()) {
                    continue;
                }
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    if (!entry.isDirectory() && !name.startsWith("META-INF/") && entry.getCodeSigners() == null) {
                        throw new SecurityException(path + " holds " + name + ", which nobody has signed");
                    }
                    out.putNextEntry(at(entry, name));
                    out.write(bytes);
                }
            }
        }
        Files.move(stripped, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private static JarEntry at(JarEntry original, String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(original.getTimeLocal());
        return entry;
    }
}
