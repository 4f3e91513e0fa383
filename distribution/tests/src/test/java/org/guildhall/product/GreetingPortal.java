package org.guildhall.product;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A portal with one public page that greets, compiled by the test; each build can differ in whatever makes it good or bad. */
final class GreetingPortal {
    static final String NAME = "plugin-greeting";
    static final String PAGE = "greeting";

    private static final String IMPORTS = String.join(
            ",",
            "org.osgi.framework",
            "org.guildhall.api.permission",
            "org.guildhall.ui.portal",
            "com.vaadin.flow.component",
            "com.vaadin.flow.component.html");

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private String page = PAGE;
    private String words = "Hello";
    private String onStart = "";
    private String portal = "greeting";
    private String permissions = "";
    private String declaredPermission = "";
    private String signs = "";

    GreetingPortal(String version) {
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-Name", "Guildhall portal: greeting");
        headers.put("Bundle-SymbolicName", NAME);
        headers.put("Bundle-Version", version);
        headers.put("Bundle-Activator", "greeting.Activator");
        headers.put("Import-Package", IMPORTS);
    }

    /** What its page says. */
    GreetingPortal says(String text) {
        words = text;
        return this;
    }

    /** Where its page stands. */
    GreetingPortal at(String path) {
        page = path;
        return this;
    }

    /** The name that its portal gives itself. */
    GreetingPortal named(String name) {
        portal = name;
        return this;
    }

    /** A permission that it declares. */
    GreetingPortal permitting(String permission) {
        declaredPermission = permission;
        permissions = "new org.guildhall.api.permission.Permission(\"" + permission + "\", \"\", java.util.Set.of())";
        return this;
    }

    /** Java that runs before its portal is there. */
    GreetingPortal onStart(String java) {
        onStart = java;
        return this;
    }

    /**
     * Looks into a folder at each of its steps, {@code resolved}, {@code migrated}, {@code started}, {@code made}, {@code tried},
     * {@code stopping}: if {@code halt-STEP} is there it says so by {@code reached-STEP} and goes no further, if {@code fail-STEP} is
     * there it throws.
     */
    GreetingPortal watching(Path folder) {
        signs = folder.toAbsolutePath().toString();
        return this;
    }

    /** Sets a header of its manifest, or takes it away if the value is empty. */
    GreetingPortal header(String name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    /** Adds to a header of its manifest. */
    GreetingPortal importing(String more) {
        return header("Import-Package", IMPORTS + "," + more);
    }

    /** Keeps notes in a table, one from the start, and says how many there are; each further migration adds a column. */
    GreetingPortal withNotes(int migrations) {
        header("Guildhall-Schema", "greeting").importing("org.guildhall.api.persistence,jakarta.persistence");
        entry("META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="greeting"/>
                </persistence>
                """);
        for (int migration = 1; migration <= migrations; migration++) {
            String sql = migration == 1
                    ? "CREATE TABLE note (text VARCHAR(40));\nINSERT INTO note VALUES ('the first');\n"
                    : "ALTER TABLE note ADD COLUMN more" + migration + " VARCHAR(40);\n";
            entry("db/migration/derby/V" + migration + "__note.sql", sql);
            entry("db/migration/postgresql/V" + migration + "__note.sql", sql);
        }
        return onStart("""
                notes = " with " + context.getService(
                                context.getServiceReference(org.guildhall.api.persistence.Database.class))
                        .call(entities -> entities.createNativeQuery("SELECT count(*) FROM greeting.note").getSingleResult());
                """);
    }

    GreetingPortal entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Path build(Path folder, String file) {
        headers.putIfAbsent("Guildhall-Pages", page);
        headers.putIfAbsent("Guildhall-Permissions", declaredPermission);
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(folder), "greeting");
            return pack(compile(work), folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path compile(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = folder.resolve("Activator.java");
        Files.writeString(source, """
                package greeting;
                import com.vaadin.flow.component.html.*;
                import java.util.List;
                import org.guildhall.ui.portal.*;
                import org.osgi.framework.*;
                public class Activator implements BundleActivator {
                    public void start(BundleContext context) throws Exception {
                        at("resolved");
                        %s
                        at("migrated");
                        context.registerService(Portal.class, new Greeting(), null);
                    }
                    public void stop(BundleContext context) { at("stopping"); }
                    static void at(String step) {
                        java.nio.file.Path signs = java.nio.file.Path.of("%s");
                        try {
                            if (java.nio.file.Files.exists(signs.resolve("halt-" + step))) {
                                java.nio.file.Files.createFile(signs.resolve("reached-" + step));
                                new java.util.concurrent.CountDownLatch(1).await();
                            }
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        if (java.nio.file.Files.exists(signs.resolve("fail-" + step))) {
                            throw new IllegalStateException("planted at " + step);
                        }
                    }
                    static class Greeting implements Portal {
                        public String name() { return "%s"; }
                        public List<org.guildhall.api.permission.Permission> permissions() { return List.of(%s); }
                        public List<NavigationItem> navigation() {
                            at("tried");
                            return List.of();
                        }
                        public List<Page> pages() {
                            at("started");
                            return List.of(Page.of("%s", Greeter.class, Greeter::new, Access.PUBLIC));
                        }
                    }
                    static String notes = "";
                    static class Greeter extends Div {
                        Greeter() { at("made"); add(new H1("%s" + notes)); }
                    }
                }
                """.formatted(onStart, signs, portal, permissions, page, words));
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", libraries(), source.toString()));
        if (ToolProvider.getSystemJavaCompiler().run(null, problems, problems, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("The portal does not compile: " + problems.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Product.assembledHome().resolve("lib"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Path pack(Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(main::putValue);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                put(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            put(out, "texts/greeting.en.properties", "greeting.title = Greeting\n".getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
        return jar;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
