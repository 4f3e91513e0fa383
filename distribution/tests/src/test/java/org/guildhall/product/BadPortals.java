package org.guildhall.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files that must not become portals, each with what an administrator is told of it; no two are told the same. */
final class BadPortals {
    private static final String CLASS = "greeting/Activator.class";

    /**
     * One file.
     *
     * @param name what is wrong with it
     * @param verdict the words, whole, that say so and no other
     * @param found whether the check finds it; else it shows when it is installed
     */
    record Bad(String name, Path file, String verdict, boolean found) {}

    private final Path folder;
    private final List<Bad> all = new ArrayList<>();

    private BadPortals(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes them all.
     *
     * @param installed a file that is installed already
     */
    static List<Bad> make(Path folder, Path installed) throws IOException {
        BadPortals made = new BadPortals(folder);
        made.archives();
        made.manifests();
        made.signatures();
        made.needs();
        made.starts();
        made.all.add(new Bad("the same", installed, "This very file is installed already.", true));
        return made.all;
    }

    /** In which version a module of core exports a package. */
    private static String exported(String module, String name) {
        Path jar = Product.assembledHome().resolve("lib").resolve("guildhall-" + module + "-0.1.0.jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            Matcher version = Pattern.compile("(?:^|,)" + Pattern.quote(name) + ";version=\"([0-9.]+)\"")
                    .matcher(file.getManifest().getMainAttributes().getValue("Export-Package"));
            if (!version.find()) {
                throw new IllegalStateException(jar + " does not export " + name);
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreetingPortal next() {
        return new GreetingPortal("2.0.0").says("This must not be seen");
    }

    private void found(String name, GreetingPortal portal, String verdict) {
        all.add(new Bad(name, portal.build(folder, name.replace(' ', '-') + ".jar"), verdict, true));
    }

    private void shows(String name, GreetingPortal portal, String verdict) {
        all.add(new Bad(name, portal.build(folder, name.replace(' ', '-') + ".jar"), verdict, false));
    }

    private void file(String name, Path file, String verdict) {
        all.add(new Bad(name, file, verdict, true));
    }

    private void archives() throws IOException {
        Path text = folder.resolve("text.jar");
        Files.writeString(text, "This is no archive.");
        file("text", text, "The file is no Java archive, or it is damaged.");
        file("zip slip", zip("slip.jar", "../../outside.txt"), "would lead out of its folder: ../../outside.txt");
        file("absolute", zip("absolute.jar", "/etc/outside.txt"), "would lead out of its folder: /etc/outside.txt");
        file(
                "backslash",
                zip("backslash.jar", "a\\..\\outside.txt"),
                "would lead out of its folder: a\\..\\outside.txt");
        file("drive", zip("drive.jar", "C:outside.txt"), "would lead out of its folder: C:outside.txt");
        file("twice", twice(), "The archive holds two files of the same name: double/aaaa.txt");
        file("bomb", bomb(), "Unpacked, the archive is larger than 400 MB.");
        file("entries", entries(20_001), "The archive holds 20001 files; 20000 are the most that are looked at");
        file("no manifest", zip("bare.jar", "a.txt"), "The archive has no manifest");
    }

    private void manifests() {
        found("no name", next().header("Bundle-SymbolicName", ""), "The archive has no symbolic name");
        found(
                "odd name",
                next().header("Bundle-SymbolicName", "../plugin"),
                "letters, digits, dots, hyphens and underscores only: ../plugin");
        found(
                "platform name",
                next().header("Bundle-SymbolicName", "guildhall-runtime"),
                "A part of Guildhall itself is named guildhall-runtime.");
        found("no version", next().header("Bundle-Version", "newest"), "Bundle-Version is no version: newest");
        found(
                "schema",
                next().header("Guildhall-Schema", "finance"),
                "It claims the tables of plugin-finance (Guildhall-Schema: finance).");
        found(
                "core package",
                next().header("Export-Package", "org.guildhall.api.permission;version=\"9.0.0\""),
                "It brings packages of Guildhall's core itself.");
    }

    private void signatures() throws IOException {
        Signing signer = Signing.as(folder, "somebody", "-1d");
        Path good = signer.sign(next().build(folder, "to-sign.jar"));
        file(
                "tampered",
                rewritten(good, "tampered.jar", name -> name.equals(CLASS), BadPortals::flipped),
                "The file was changed after it was signed: SHA-256 digest error for " + CLASS);
        Path added = folder.resolve("added.jar");
        Files.copy(good, added);
        add(added, "greeting/Added.txt");
        file("added", added, "The file was changed after it was signed: greeting/Added.txt was added");
        file(
                "taken out",
                rewritten(good, "taken-out.jar", name -> name.startsWith("texts/"), content -> new byte[0]),
                "The file was changed after it was signed: texts/greeting.en.properties was taken out");
        Signing late = Signing.as(folder, "late", "-2y");
        file(
                "expired",
                late.sign(next().build(folder, "expired.jar")),
                "The certificate that it is signed with is not valid now: CN=late.");
    }

    private void needs() {
        found(
                "api range",
                next().header(
                                "Import-Package",
                                "org.osgi.framework,org.guildhall.ui.portal;version=\"[9.0,10)\",com.vaadin.flow.component,"
                                        + "com.vaadin.flow.component.html,org.guildhall.api.permission"),
                "It needs org.guildhall.ui.portal from 9.0.0 to below 10.0.0; this server has "
                        + exported("ui", "org.guildhall.ui.portal") + ".");
        found(
                "at least",
                next().importing("org.guildhall.api.form;version=\"7.5\""),
                "It needs org.guildhall.api.form 7.5.0 or later; this server has "
                        + exported("api", "org.guildhall.api.form") + ".");
        found(
                "missing package",
                next().importing("com.example.nowhere"),
                "It needs com.example.nowhere, which this server does not have.");
        found(
                "java",
                next().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
                "It needs Java 99; this server runs Java 25.");
        found(
                "capability",
                next().header("Require-Capability", "com.example.thing;filter:=\"(size=1)\""),
                "It needs something that this server does not have: com.example.thing (size=1)");
    }

    private void starts() throws IOException {
        shows(
                "throws",
                next().onStart("if (true) throw new IllegalStateException(\"planted at start\");"),
                "It does not start: IllegalStateException: planted at start");
        shows("class", next().header("Bundle-Activator", "greeting.Nobody"), "greeting.Nobody");
        shows(
                "nothing",
                next().onStart("if (true) return;"),
                "It brings no pages: a part that it needs is missing on this server");
        shows("route", next().at("sign-in"), "Its pages were not taken in: /sign-in is a page of plugin-auth already");
        shows(
                "portal name",
                next().named("finance"),
                "Its pages were not taken in: the portal name finance belongs to plugin-finance");
        shows(
                "permission",
                next().permitting("core:portal:change"),
                "Its pages were not taken in: the permission core:portal:change is not one of the portal greeting");
        shows(
                "undeclared page",
                next().header("Guildhall-Pages", "somewhere-else"),
                "Its pages were not taken in: the page /greeting is none that its file declares (Guildhall-Pages)");
        shows(
                "undeclared permission",
                next().permitting("greeting:note:read").header("Guildhall-Permissions", "greeting:other:read"),
                "Its pages were not taken in: the permission greeting:note:read is none that its file declares"
                        + " (Guildhall-Permissions)");
        Path signs = Files.createDirectories(folder.resolve("signs"));
        Files.writeString(signs.resolve("fail-made"), "");
        shows(
                "page",
                next().watching(signs),
                "Its pages were not taken in: the page /greeting cannot be shown: "
                        + "java.lang.IllegalStateException: planted at made");
        shows(
                "migration",
                next().header("Guildhall-Schema", "greeting")
                        .importing("org.guildhall.api.persistence,jakarta.persistence")
                        .entry("META-INF/persistence.xml", PERSISTENCE)
                        .entry("db/migration/derby/V1__broken.sql", "CREATE TABLE greeting.broken (")
                        .onStart("context.getService(context.getServiceReference("
                                + "org.guildhall.api.persistence.Database.class)).run(entities -> {});"),
                "Its data could not be made ready: Syntax error");
        shows(
                "hangs",
                next().onStart("new java.util.concurrent.CountDownLatch(1).await();"),
                "It had not started after 8 seconds, and was given up");
        shows(
                "component",
                next().header("Service-Component", "OSGI-INF/broken.xml")
                        .header(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3)(!(version>=2.0)))\"")
                        .entry("OSGI-INF/broken.xml", """
                                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="broken" immediate="true">
                                  <reference name="nobody" interface="com.example.Nobody"/>
                                  <implementation class="greeting.Activator"/>
                                </scr:component>
                                """)
                        .onStart("if (true) return;"),
                "It needs a service that this server does not have: com.example.Nobody");
    }

    private static final String PERSISTENCE = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="greeting"/>
            </persistence>
            """;

    private Path zip(String file, String... names) throws IOException {
        Path zip = folder.resolve(file);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("text".getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private Path entries(int count) throws IOException {
        String[] names = new String[count];
        java.util.Arrays.setAll(names, number -> "e" + number);
        return zip("entries.jar", names);
    }

    private Path bomb() throws IOException {
        Path zip = folder.resolve("bomb.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 401; megabyte++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        return zip;
    }

    /** The library that writes archives refuses this, so one name is changed to the other afterwards. */
    private Path twice() throws IOException {
        Path zip = zip("twice.jar", "double/aaaa.txt", "double/bbbb.txt");
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, bytes.replace("bbbb.txt", "aaaa.txt"), StandardCharsets.ISO_8859_1);
        return zip;
    }

    private Path rewritten(
            Path jar, String file, java.util.function.Predicate<String> which, Function<byte[], byte[]> change)
            throws IOException {
        Path target = folder.resolve(file);
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content;
                try (InputStream in = from.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                if (which.test(entry.getName())) {
                    content = change.apply(content);
                }
                if (content.length > 0) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content);
                    to.closeEntry();
                }
            }
        }
        return target;
    }

    private static byte[] flipped(byte[] content) {
        byte[] changed = content.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private static void add(Path jar, String name) {
        try (java.nio.file.FileSystem inside = java.nio.file.FileSystems.newFileSystem(jar)) {
            Files.writeString(inside.getPath(name), "added");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
