package org.guildhall.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.guildhall.product.Product;

/** The jars of our own in the folder that the build has put together. */
final class ShippedJars {
    private ShippedJars() {}

    /** All jars of our own: platform, portals and demo data. */
    static List<Path> own() {
        try (Stream<Path> files = Files.walk(Product.assembledHome())) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(ShippedJars::isOwn)
                    .sorted()
                    .toList();
            if (jars.size() < 6) {
                throw new IllegalStateException("Build the product first: " + jars);
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, opened to be read. */
    static List<JarFile> opened() {
        return own().stream()
                .map(jar -> {
                    try {
                        return new JarFile(jar.toFile());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** The portals, which can be stopped and removed. */
    static List<Path> portals() {
        return own().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("plugin-"))
                .toList();
    }

    static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOwn(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("guildhall-") || name.startsWith("plugin-");
    }
}
