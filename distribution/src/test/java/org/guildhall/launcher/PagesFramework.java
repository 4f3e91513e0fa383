package org.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.vaadin.Shell;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;

/** The platform without our runtime and shell: what pages need. */
final class PagesFramework implements AutoCloseable {

    private static final List<String> BUNDLES = List.of(
            "ch.qos.logback.classic",
            "ch.qos.logback.core",
            "com.fasterxml.jackson.core.jackson-annotations",
            "guildhall-vaadin",
            "jakarta.annotation-api",
            "jakarta.websocket-api",
            "jakarta.websocket-client-api",
            "jcl.over.slf4j",
            "org.apache.commons.commons-fileupload",
            "org.apache.commons.commons-io",
            "org.apache.felix.configadmin",
            "org.apache.felix.http.jetty12.light",
            "org.apache.felix.http.servlet-api",
            "org.apache.felix.metatype",
            "org.apache.felix.scr",
            "org.eclipse.jetty.alpn.client",
            "org.eclipse.jetty.alpn.java.server",
            "org.eclipse.jetty.alpn.server",
            "org.eclipse.jetty.client",
            "org.eclipse.jetty.ee",
            "org.eclipse.jetty.ee10.servlet",
            "org.eclipse.jetty.ee10.webapp",
            "org.eclipse.jetty.ee10.websocket.jakarta.client",
            "org.eclipse.jetty.ee10.websocket.jakarta.common",
            "org.eclipse.jetty.ee10.websocket.jakarta.server",
            "org.eclipse.jetty.ee10.websocket.servlet",
            "org.eclipse.jetty.http",
            "org.eclipse.jetty.http2.common",
            "org.eclipse.jetty.http2.hpack",
            "org.eclipse.jetty.http2.server",
            "org.eclipse.jetty.io",
            "org.eclipse.jetty.jmx",
            "org.eclipse.jetty.security",
            "org.eclipse.jetty.server",
            "org.eclipse.jetty.session",
            "org.eclipse.jetty.util",
            "org.eclipse.jetty.websocket.core.client",
            "org.eclipse.jetty.websocket.core.common",
            "org.eclipse.jetty.websocket.core.server",
            "org.eclipse.jetty.xml",
            "org.jsoup",
            "org.jspecify.jspecify",
            "org.osgi.service.component",
            "org.osgi.service.log",
            "org.osgi.service.servlet",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "slf4j.api",
            "tools.jackson.core.jackson-core",
            "tools.jackson.core.jackson-databind");

    private final Framework framework;
    private final int port;
    final TestShell shell = new TestShell();

    PagesFramework(Path folder) throws Exception {
        port = Ports.claim("127.0.0.1", 0);
        Options options = new Options(folder, folder.resolve("data"), "127.0.0.1", port, false, true, false, Map.of());
        Given given = Given.of(options);
        Door door = Door.of(options, given, Instant.now());
        Map<String, String> settings = new HashMap<>(Settings.of(options, given, door, port));
        framework = Platform.onClassPath(BUNDLES, folder.resolve("cache"), settings);
        framework.init();
        new Forwarding(door.proxies(), options.live()).register(framework.getBundleContext());
        Platform.start(framework);
        context().registerService(Shell.class, shell, null);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    <S> S service(Class<S> type) {
        var reference = context().getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("No service " + type);
        }
        return context().getService(reference);
    }

    Bundle install(Path jar) throws Exception {
        Bundle bundle = context().installBundle("reference:file:" + jar);
        bundle.start();
        return bundle;
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() throws IOException {
        try {
            framework.stop();
            framework.waitForStop(20_000);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
