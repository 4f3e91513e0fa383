package org.guildhall.product;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A portal compiled from source by the test: its pages tell what every portal declares, fail in each way that a view can, and ask
 * for passwords longer than the council's.
 */
final class ProbePortal {
    /** The public page that lists every declared page of every portal, a line each: its path and who may open it. */
    static final String PAGES = "probe/pages";

    /** Its view's constructor throws. */
    static final String BROKEN = "probe/broken";

    /** Its view throws when it is entered. */
    static final String LATE = "probe/late";

    /** Sets a setting of the council, as whatever writes configuration does: {@code ?name=colour&value=...}. */
    static final String SET = "probe/set";

    /** Keeps the object of a portal from being collected, {@code ?portal=finance}, or lets it go, without one. */
    static final String HOLD = "probe/hold";

    /** For everybody who is signed in. */
    static final String INSIDE = "probe/inside";

    /** Heading of {@link #INSIDE}. */
    static final String INSIDE_TITLE = "Inside the probe";

    /** What its errors say to nobody but the log. */
    static final String SECRET = "planted-by-the-probe";

    /** How long its passwords must be. */
    static final int MINIMUM_LENGTH = 20;

    private static final String SYMBOLIC_NAME = "plugin-probe";
    private static final String JAR = "plugin-probe.jar";

    private static final Map<String, String> SOURCES =
            Map.of("probe/Activator.java", """
            package probe;
            import org.guildhall.ui.portal.*;
            import org.osgi.framework.*;
            public class Activator implements BundleActivator {
                public void start(BundleContext context) {
                    context.registerService(
                            Portal.class,
                            new Probe(
                                    context.getService(context.getServiceReference(Portals.class)),
                                    context.getService(context.getServiceReference(
                                            org.osgi.service.cm.ConfigurationAdmin.class))),
                            null);
                }
                public void stop(BundleContext context) {}
            }
            """, "probe/Probe.java", """
            package probe;
            import com.vaadin.flow.component.html.*;
            import com.vaadin.flow.router.*;
            import java.util.List;
            import org.guildhall.ui.portal.*;
            import org.osgi.service.cm.*;
            record Probe(Portals portals, ConfigurationAdmin configurations) implements Portal {
                public String name() { return "probe"; }
                public RegistrationProfile registration() {
                    return new RegistrationProfile(RegistrationProfile.Professional.OPTIONAL, %d);
                }
                public List<Page> pages() {
                    return List.of(
                            Page.of("probe/pages", Listed.class, () -> new Listed(portals), Access.PUBLIC),
                            Page.of("probe/broken", Broken.class, Broken::new, Access.PUBLIC),
                            Page.of("probe/late", Late.class, Late::new, Access.PUBLIC),
                            Page.of("probe/set", Setting.class, () -> new Setting(configurations), Access.PUBLIC),
                            Page.of("probe/hold", Holding.class, () -> new Holding(portals), Access.PUBLIC),
                            Page.of("probe/inside", Inside.class, Inside::new, Access.SIGNED_IN));
                }
                static class Listed extends Div {
                    Listed(Portals portals) {
                        add(new H1("Declared pages"));
                        UnorderedList list = new UnorderedList();
                        list.getElement().setAttribute("aria-label", "Pages");
                        portals.all().forEach(portal -> portal.pages().forEach(page ->
                                list.add(new ListItem("/" + page.path() + " " + page.access()))));
                        add(list, servlets());
                    }
                    private static UnorderedList servlets() {
                        UnorderedList list = new UnorderedList();
                        list.getElement().setAttribute("aria-label", "Servlets");
                        String pattern = "osgi.http.whiteboard.servlet.pattern";
                        try {
                            for (org.osgi.framework.ServiceReference<?> servlet : org.osgi.framework.FrameworkUtil
                                    .getBundle(Listed.class)
                                    .getBundleContext()
                                    .getAllServiceReferences(null, "(" + pattern + "=*)")) {
                                Object patterns = servlet.getProperty(pattern);
                                for (String one : patterns instanceof String[] many ? many : new String[] {patterns.toString()}) {
                                    list.add(new ListItem(one));
                                }
                            }
                        } catch (org.osgi.framework.InvalidSyntaxException e) {
                            throw new IllegalStateException(e);
                        }
                        return list;
                    }
                }
                static class Broken extends Div {
                    Broken() {
                        // not when it is only tried out
                        if (com.vaadin.flow.server.VaadinRequest.getCurrent() == null) return;
                        throw new IllegalStateException("%s");
                    }
                }
                static class Late extends Div implements BeforeEnterObserver {
                    public void beforeEnter(BeforeEnterEvent event) { throw new IllegalStateException("%s"); }
                }
                static class Setting extends Div implements BeforeEnterObserver {
                    private final ConfigurationAdmin configurations;
                    Setting(ConfigurationAdmin configurations) {
                        this.configurations = configurations;
                        add(new H1("Set"));
                    }
                    public void beforeEnter(BeforeEnterEvent event) {
                        QueryParameters asked = event.getLocation().getQueryParameters();
                        try {
                            Configuration council = configurations.getConfiguration("org.guildhall.council", "?");
                            java.util.Dictionary<String, Object> settings = council.getProperties();
                            if (settings == null) {
                                settings = new java.util.Hashtable<>();
                            }
                            settings.put(
                                    asked.getSingleParameter("name").orElseThrow(),
                                    asked.getSingleParameter("value").orElseThrow());
                            council.update(settings);
                        } catch (java.io.IOException failed) {
                            throw new java.io.UncheckedIOException(failed);
                        }
                    }
                }
                static class Holding extends Div implements BeforeEnterObserver {
                    private static Portal held;
                    private final Portals portals;
                    Holding(Portals portals) {
                        this.portals = portals;
                        add(new H1("Held"));
                    }
                    public void beforeEnter(BeforeEnterEvent event) {
                        held = event.getLocation().getQueryParameters().getSingleParameter("portal")
                                .flatMap(portals::of).orElse(null);
                        add(new Paragraph(held == null ? "Nothing is held." : "Holds " + held.name()));
                    }
                }
                static class Inside extends Div {
                    Inside() { add(new H1("%s")); }
                }
            }
            """.formatted(
                            MINIMUM_LENGTH, SECRET, SECRET, INSIDE_TITLE));

    private ProbePortal() {}

    /** Puts it into a running product and waits until it is there. */
    static void install(Product product) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "probe");
            Path jar = pack(compile(folder), folder.resolve(JAR));
            Path target = product.data().resolve("portals/install");
            Files.copy(jar, target.resolve(JAR + ".part"));
            Files.move(target.resolve(JAR + ".part"), target.resolve(JAR), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path report = product.data().resolve("portals/report.log");
        Await.until("the probe is installed", () -> {
            try {
                return Files.exists(report) && Files.readString(report).contains(JAR + ": installed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path compile(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", libraries()));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(folder.resolve("probe"));
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, problems, problems, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("The probe does not compile: " + problems.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Product.assembledHome().resolve("lib"))) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", SYMBOLIC_NAME);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", "probe.Activator");
        headers.putValue(
                "Import-Package",
                String.join(
                        ",",
                        "org.osgi.framework",
                        "org.osgi.service.cm",
                        "org.guildhall.api.permission",
                        "org.guildhall.ui.portal",
                        "com.vaadin.flow.component",
                        "com.vaadin.flow.component.html",
                        "com.vaadin.flow.dom",
                        "com.vaadin.flow.server",
                        "com.vaadin.flow.router"));
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stream.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, stream);
                stream.closeEntry();
            }
            stream.putNextEntry(new JarEntry("texts/probe.en.properties"));
            stream.write("probe.title = Probe\n".getBytes(StandardCharsets.UTF_8));
            stream.closeEntry();
        }
        return jar;
    }
}
