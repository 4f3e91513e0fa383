package org.guildhall.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** What the tests inside the framework do again and again. */
final class Inside {
    /** Framework property: the folder in which the portals were built. */
    static final String PORTALS = "guildhall.tests.portals";

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_AGAIN_NANOS = 20_000_000L;
    private static final int NO_ANSWER = -1;

    private Inside() {}

    /** Starts a portal as it was built. */
    static Bundle portal(BundleContext context, String name) throws BundleException {
        Path jar = Path.of(context.getProperty(PORTALS), name, "target", name + "-0.1.0.jar");
        try (InputStream bytes = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle(jar.toUri().toString(), bytes);
            bundle.start();
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs a bundle with these imports and no class. */
    static Bundle empty(BundleContext context, String name, String imports) throws BundleException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        if (!imports.isEmpty()) {
            attributes.putValue("Import-Package", imports);
        }
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try {
            new JarOutputStream(jar, manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return context.installBundle("memory:" + name, new ByteArrayInputStream(jar.toByteArray()));
    }

    static <S> S service(BundleContext context, Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        if (reference == null) {
            throw new AssertionError("There is no service " + type.getName());
        }
        return context.getService(reference);
    }

    /** The status that a browser would get for this page. */
    static int status(BundleContext context, String path) {
        try {
            URI address = URI.create(context.getProperty("guildhall.address") + "/" + path);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException refused) {
            return NO_ANSWER;
        }
    }

    static void awaitStatus(BundleContext context, String path, int status) {
        await(path + " answers " + status, () -> status(context, path) == status);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
