package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A unit in the folder or jar that a class was loaded from, for tools and tests without OSGi. */
record ClassPathSource(Class<?> anchor) implements UnitSource {
    @Override
    public String name() {
        return anchor.getPackageName();
    }

    @Override
    public ClassLoader loader() {
        return anchor.getClassLoader();
    }

    @Override
    public URL root() {
        return anchor.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public @Nullable URL entry(String path) {
        return entries(path.substring(0, path.lastIndexOf('/')), path.substring(path.lastIndexOf('/'))).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<URL> entries(String folder, String suffix) {
        try {
            Path place = Path.of(root().toURI());
            return Files.isDirectory(place) ? inFolder(place.resolve(folder), suffix) : inJar(place, folder, suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<URL> inFolder(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toUri().getPath().endsWith(suffix))
                    .map(file -> url(file.toUri()))
                    .toList();
        }
    }

    private static List<URL> inJar(Path jar, String folder, String suffix) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> "/" + entry.getName())
                    .filter(name -> name.endsWith(suffix) && name.lastIndexOf('/') == folder.length() + 1)
                    .filter(name -> name.startsWith("/" + folder + "/"))
                    .map(name -> url(URI.create("jar:" + jar.toUri() + "!" + name)))
                    .toList();
        }
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
