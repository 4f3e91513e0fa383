package org.guildhall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jars of {@code lib} that are bundles of the platform, written when the product is built. Nothing else on the class path becomes a
 * bundle, whatever its manifest says.
 */
public final class PlatformList {

    /** The list's file in {@code lib}. */
    static final String FILE = "platform.list";

    /**
     * Not bundles of the product: the framework itself is the system bundle, and PDFBox is core's own affair, which the resolver need not
     * look at in each start (decision 0062).
     */
    private static final List<String> NO_BUNDLES = List.of(
            "org.apache.felix.framework", "org.apache.pdfbox", "org.apache.pdfbox.fontbox", "org.apache.pdfbox.io");

    /** Interfaces that several OSGi jars bring along, byte for byte the same. */
    private static final List<String> SHARED =
            List.of("org/osgi/", "META-INF/", "module-info.class", "package-info.class");

    private PlatformList() {}

    /**
     * Completes the folder given: copies the launcher's jar given into it, removes what an earlier build left there, and writes the
     * list. Fails on what would break at run time.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path launcher = Path.of(arguments[1]);
        Files.copy(launcher, folder.resolve(launcher.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Attributes entry = attributes(launcher);
        String classPath = entry == null ? null : entry.getValue(Attributes.Name.CLASS_PATH);
        List<String> wanted = classPath == null ? List.of() : List.of(classPath.split(" "));
        for (Path jar : jars(folder)) {
            String name = String.valueOf(jar.getFileName());
            if (!wanted.contains(name) && !jar.getFileName().equals(launcher.getFileName())) {
                Files.delete(jar);
            } else if (SignedJar.isSigned(jar)) {
                SignedJar.checkAndStrip(jar);
            }
        }
        List<Path> jars = jars(folder);
        List<String> faults = new ArrayList<>();
        Map<String, String> lines = new TreeMap<>();
        for (Path jar : jars) {
            PlatformJar bundle = bundle(jar);
            if (bundle == null) {
                continue;
            }
            String line = bundle.symbolicName() + "\t" + bundle.version() + "\t" + jar.getFileName();
            String other = lines.put(bundle.symbolicName(), line);
            if (other != null) {
                faults.add("Two jars are one bundle: " + other + " and " + line);
            }
        }
        faults.addAll(duplicateClasses(jars));
        if (!faults.isEmpty()) {
            faults.forEach(System.err::println);
            System.exit(1);
        }
        Files.write(folder.resolve(FILE), lines.values(), StandardCharsets.UTF_8);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> duplicateClasses(List<Path> jars) throws IOException {
        Map<String, String> owner = new HashMap<>();
        TreeSet<String> pairs = new TreeSet<>();
        for (Path jar : jars) {
            String name = String.valueOf(jar.getFileName());
            try (JarFile file = new JarFile(jar.toFile())) {
                for (var entry : Collections.list(file.entries())) {
                    String path = entry.getName();
                    if (path.endsWith(".class") && SHARED.stream().noneMatch(path::contains)) {
                        String other = owner.putIfAbsent(path, name);
                        if (other != null) {
                            pairs.add("The same class is in " + other + " and in " + name + ", for example " + path);
                        }
                    }
                }
            }
        }
        Map<String, String> one = new TreeMap<>();
        pairs.forEach(pair -> one.putIfAbsent(pair.substring(0, pair.indexOf(", for example")), pair));
        return List.copyOf(one.values());
    }

    /** The product's list. */
    static List<PlatformJar> read(Path lib) throws StartException {
        Path file = lib.resolve(FILE);
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(line -> {
                        String[] parts = line.split("\t", -1);
                        return new PlatformJar(parts[0], parts[1], lib.resolve(parts[2]));
                    })
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StartException("The product is incomplete, " + file + " cannot be read: unpack it again.", e);
        }
    }

    /** The bundles of the names given on this process's own class path, for a build in which there is no {@code lib}. */
    static List<PlatformJar> onClassPath(List<String> symbolicNames) throws IOException {
        List<Path> parts = Stream.of(System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        return of(parts).stream()
                .filter(bundle -> symbolicNames.contains(bundle.symbolicName()))
                .toList();
    }

    /** The bundles among these jars and folders of classes. */
    static List<PlatformJar> of(List<Path> parts) throws IOException {
        List<PlatformJar> found = new ArrayList<>();
        for (Path part : parts) {
            PlatformJar bundle = bundle(part);
            if (bundle != null) {
                found.add(bundle);
            }
        }
        return found;
    }

    private static @Nullable Attributes attributes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Path manifest = path.resolve(JarFile.MANIFEST_NAME);
            if (!Files.exists(manifest)) {
                return null;
            }
            try (var in = Files.newInputStream(manifest)) {
                return new Manifest(in).getMainAttributes();
            }
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? null : manifest.getMainAttributes();
        }
    }

    private static @Nullable PlatformJar bundle(Path path) throws IOException {
        Attributes attributes = attributes(path);
        String name = attributes == null ? null : attributes.getValue("Bundle-SymbolicName");
        if (attributes == null || name == null) {
            return null;
        }
        String symbolicName = name.split(";", 2)[0].trim();
        String version = attributes.getValue("Bundle-Version");
        return NO_BUNDLES.contains(symbolicName)
                ? null
                : new PlatformJar(symbolicName, version == null ? "0.0.0" : version, path);
    }
}
