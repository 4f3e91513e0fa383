package org.guildhall.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.guildhall.product.Product;

/** Things made to break a rule, so that it is seen to fail. */
final class Planted {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record) (\\w+)");

    private Planted() {}

    /** Asserts that the rule fails on a class of this source, and names it. */
    static void breaks(ArchRule rule, String source) {
        AssertionError failure = assertThrows(AssertionError.class, () -> rule.check(classes(source)));
        String name = find(PACKAGE, source) + "." + find(TYPE, source);
        assertTrue(String.valueOf(failure.getMessage()).contains(name), failure.getMessage());
    }

    /** The class of this source, compiled against the product's jars. */
    static JavaClasses classes(String source) {
        return new ClassFileImporter().importPath(compiled(source));
    }

    /** A file of this source in a folder of its own. */
    static Path file(String source) throws IOException {
        Path folder = folder();
        String path = PACKAGE.matcher(source).find() ? find(PACKAGE, source).replace('.', '/') + "/" : "";
        Path file = folder.resolve(path + find(TYPE, source) + ".java");
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, source);
    }

    /** A jar with a manifest of these headers, "Name: value" each, and with files: a path, then its content. */
    static Path jar(String name, List<String> headers, String... files) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(header -> attributes.putValue(header.split(": ", 2)[0], header.split(": ", 2)[1]));
        try {
            Path jar = folder().resolve(name);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (int file = 0; file < files.length; file += 2) {
                    out.putNextEntry(new JarEntry(files[file]));
                    out.write(files[file + 1].getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(String source) {
        try (Stream<Path> libraries = Files.list(Product.assembledHome().resolve("lib"))) {
            String classPath = libraries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            Path classes = folder();
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", classPath));
            arguments.addAll(List.of("-d", classes.toString(), file(source).toString()));
            ByteArrayOutputStream problems = new ByteArrayOutputStream();
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, problems, problems, arguments.toArray(String[]::new));
            if (status != 0) {
                throw new IllegalStateException(
                        "The planted class does not compile: " + problems.toString(StandardCharsets.UTF_8));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "planted")), "it")
                .toAbsolutePath();
    }

    private static String find(Pattern pattern, String source) {
        Matcher found = pattern.matcher(source);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in: " + source);
        }
        return found.group(1);
    }
}
