package org.guildhall.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;

/** A jar of the class path as the content of a bundle; its classes come from the application's class loader. */
final class ConnectedJar implements ConnectModule, ConnectContent {

    /** Keeps packages of one class loader together; here there is but one, and the resolver would weigh them all the same. */
    private static final Pattern USES = Pattern.compile(";\\s*uses:=\"[^\"]*\"");

    private static final String CLASS = ".class";

    private final Path path;
    private @Nullable JarFile jar;
    private @Nullable List<String> names;

    ConnectedJar(Path path) {
        this.path = path;
    }

    @Override
    public ConnectContent getContent() {
        return this;
    }

    @Override
    public synchronized void open() throws IOException {
        if (jar == null && !Files.isDirectory(path)) {
            jar = new JarFile(path.toFile(), false);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (jar != null) {
            jar.close();
            jar = null;
        }
        names = null;
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(ConnectedJar.class.getClassLoader());
    }

    @Override
    public Optional<Map<String, String>> getHeaders() {
        return getEntry(JarFile.MANIFEST_NAME).map(entry -> {
            try (InputStream in = entry.getInputStream()) {
                Map<String, String> headers = new HashMap<>();
                new Manifest(in)
                        .getMainAttributes()
                        .forEach((name, value) -> headers.put(
                                name.toString(), USES.matcher(value.toString()).replaceAll("")));
                return headers;
            } catch (IOException e) {
                throw new IllegalStateException("The manifest of " + path + " cannot be read", e);
            }
        });
    }

    /**
     * All but classes, which come by the class loader: a start asks several times a jar which files of some folder there are, and each
     * time they would be looked for among tens of thousands.
     */
    @Override
    public synchronized Iterable<String> getEntries() throws IOException {
        List<String> known = names;
        if (known == null) {
            known = list();
            names = known;
        }
        return known;
    }

    private List<String> list() throws IOException {
        JarFile open = jar;
        if (open != null) {
            return open.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.endsWith(CLASS))
                    .toList();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> !file.equals(path))
                    .map(file ->
                            path.relativize(file).toString().replace('\\', '/') + (Files.isDirectory(file) ? "/" : ""))
                    .filter(name -> !name.endsWith(CLASS))
                    .toList();
        }
    }

    @Override
    public Optional<ConnectEntry> getEntry(String name) {
        JarFile open = jar;
        if (open != null) {
            ZipEntry entry = open.getEntry(name);
            return entry == null ? Optional.empty() : Optional.of(new JarEntryContent(open, entry));
        }
        Path file = path.resolve(name.startsWith("/") ? name.substring(1) : name);
        return Files.exists(file) && !List.of("", "/").contains(name)
                ? Optional.of(new FileContent(name, file))
                : Optional.empty();
    }

    private record JarEntryContent(JarFile jar, ZipEntry entry) implements ConnectEntry {
        @Override
        public String getName() {
            return entry.getName();
        }

        @Override
        public long getContentLength() {
            return entry.getSize();
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public byte[] getBytes() throws IOException {
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return jar.getInputStream(entry);
        }
    }

    private record FileContent(String name, Path file) implements ConnectEntry {
        @Override
        public String getName() {
            return Files.isDirectory(file) && !name.endsWith("/") ? name + "/" : name;
        }

        @Override
        public long getContentLength() {
            return file.toFile().length();
        }

        @Override
        public long getLastModified() {
            return file.toFile().lastModified();
        }

        @Override
        public byte[] getBytes() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new ByteArrayInputStream(getBytes());
        }
    }
}
