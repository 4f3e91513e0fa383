package org.guildhall.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A changed build of the finance portal: other Java, another text, one more migration; its public page shows each. */
final class SecondBuild {
    static final String IN_JAVA = "Compiled into the second build";
    static final String IN_TEXTS = "Worded by the second build";
    static final String IN_DATABASE = "Migrated by the second build";

    private static final String SOURCES = "plugin-finance/src/main/java/";
    private static final String VIEW = "org/guildhall/finance/ui/LandingView.java";
    private static final String SERVICE = "org/guildhall/finance/document/FinanceDocumentService.java";

    private SecondBuild() {}

    /** Makes it from the sources and the jar of the first one. */
    static Path make(Path folder) throws IOException {
        Path first = firstBuild();
        Path source = Path.of(System.getProperty("guildhall.source", "../..")).toRealPath();
        Path changed = Files.createDirectories(folder.resolve("changed"));
        String view = Files.readString(source.resolve(SOURCES + VIEW));
        write(
                changed.resolve(VIEW),
                replaced(
                        view,
                        "super(words.get(\"finance.title\"));",
                        "super(words.get(\"finance.title\"));\n        add(new Paragraph(\"" + IN_JAVA
                                + "\"), new Paragraph(words.get(\"finance.second-build\")),"
                                + " new Paragraph(documents.secondBuild()));"));
        String service = Files.readString(source.resolve(SOURCES + SERVICE));
        int end = service.lastIndexOf('}');
        write(
                changed.resolve(SERVICE),
                service.substring(0, end)
                        + "public String secondBuild() { return database.call(entities -> (String) entities"
                        + ".createNativeQuery(\"select note from finance.second_build\").getSingleResult()); }\n}\n");
        Path classes = compile(changed, first, folder);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String database : List.of("derby", "postgresql")) {
            entries.put(
                    "db/migration/" + database + "/V900__second_build.sql",
                    ("create table second_build (note varchar(60) not null);\n"
                                    + "insert into second_build (note) values ('" + IN_DATABASE + "');\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return pack(first, entries, folder.resolve("plugin-finance-second.jar"));
    }

    /** The jar that the product ships. */
    static Path firstBuild() throws IOException {
        try (Stream<Path> files = Files.list(Product.assembledHome().resolve("bundles"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("plugin-finance"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String libraries() throws IOException {
        try (java.util.stream.Stream<Path> jars =
                Files.list(Product.assembledHome().resolve("lib"))) {
            return jars.map(Path::toString).collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
        }
    }

    private static Path compile(Path sources, Path first, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-parameters",
                "-d",
                classes.toString(),
                "-cp",
                first
                        + java.io.File.pathSeparator
                        + libraries()
                        + java.io.File.pathSeparator
                        + System.getProperty("java.class.path")));
        for (String file : List.of(VIEW, SERVICE)) {
            arguments.add(sources.resolve(file).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        java.io.ByteArrayOutputStream problems = new java.io.ByteArrayOutputStream();
        int status = compiler.run(null, problems, problems, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError("The second build does not compile: " + problems.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    private static Path pack(Path first, Map<String, byte[]> entries, Path target) throws IOException {
        try (JarFile from = new JarFile(first.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(target))) {
            for (JarEntry entry : from.stream().toList()) {
                if (entries.containsKey(entry.getName()) || entry.isDirectory()) {
                    continue;
                }
                to.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream bytes = from.getInputStream(entry)) {
                    to.write(bytes.readAllBytes());
                }
                if (entry.getName().startsWith("texts/finance.")) {
                    to.write(("\nfinance.second-build = " + IN_TEXTS + "\n").getBytes(StandardCharsets.UTF_8));
                }
                to.closeEntry();
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                to.putNextEntry(new JarEntry(entry.getKey()));
                to.write(entry.getValue());
                to.closeEntry();
            }
        }
        return target;
    }

    private static String replaced(String source, String what, String by) {
        if (!source.contains(what)) {
            throw new AssertionError("The source no longer holds " + what);
        }
        return source.replace(what, by);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
