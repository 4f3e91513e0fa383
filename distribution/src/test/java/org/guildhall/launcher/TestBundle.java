package org.guildhall.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A bundle compiled from source in the test, so that two versions of it can differ. */
final class TestBundle {

    private final String name;
    private final String version;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final List<String> imports = new ArrayList<>();

    TestBundle(String name, String version) {
        this.name = name;
        this.version = version;
    }

    TestBundle source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    TestBundle resource(String path, String text) {
        resources.put(path, text);
        return this;
    }

    TestBundle importing(String... packages) {
        imports.addAll(List.of(packages));
        return this;
    }

    /** Compiles and packs it; the first source is the activator. */
    Path build(Path folder) throws IOException {
        Path work = Files.createTempDirectory(folder, name);
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        var out = new java.io.ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, out, out, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException(new StringWriter()
                    .append(out.toString(StandardCharsets.UTF_8))
                    .toString());
        }
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", version);
        attributes.putValue("Bundle-Activator", sources.keySet().iterator().next());
        attributes.putValue("Import-Package", String.join(",", imports));
        Path jar = folder.resolve(name + "-" + version + ".jar");
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stream.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, stream);
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                stream.putNextEntry(new JarEntry(resource.getKey()));
                stream.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
