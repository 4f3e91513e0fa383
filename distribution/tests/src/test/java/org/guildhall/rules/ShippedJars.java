package org.guildhall.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.product.Product;

/** The jars of our own in the folder that the build has put together. */
final class ShippedJars {
    private static final Pattern VERSION = Pattern.compile("-\\d[\\w.]*\\.jar$");
    /** What portals are compiled against. */
    private static final Set<String> CONTRACT = Set.of("guildhall-api", "guildhall-ui", "guildhall-vaadin");

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
        return own().stream().filter(jar -> name(jar).startsWith("plugin-")).toList();
    }

    /** The packages of the portals, with all below each. */
    static String[] portalPackages() {
        return portals().stream().map(jar -> portalPackage(jar) + "..").toArray(String[]::new);
    }

    /** The package that holds all of a portal. */
    static String portalPackage(Path jar) {
        return "org.guildhall." + name(jar).substring("plugin-".length());
    }

    /** The jars that portals are compiled against. */
    static List<Path> contract() {
        return own().stream().filter(jar -> CONTRACT.contains(name(jar))).toList();
    }

    /** The packages of our own that these jars export. */
    static Set<String> exported(List<Path> jars) {
        return jars.stream()
                .flatMap(jar -> ManifestRules.packages(manifest(jar).getValue("Export-Package")).stream())
                .filter(name -> name.startsWith("org.guildhall."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packages of our own whose classes a jar holds. */
    static Set<String> packages(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("org/guildhall/") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a jar without its version. */
    static String name(Path jar) {
        return VERSION.matcher(jar.getFileName().toString()).replaceAll("");
    }

    private static boolean isOwn(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("guildhall-") || name.startsWith("plugin-");
    }
}
