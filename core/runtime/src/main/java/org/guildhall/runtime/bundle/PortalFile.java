package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.guildhall.api.error.RefusedException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar that may become a portal, as its manifest describes it.
 *
 * @param name the bundle's symbolic name
 * @param sha256 digest of the whole file in hexadecimal
 * @param testOnly whether it is of use on test instances alone
 */
record PortalFile(Path path, String name, Version version, String sha256, boolean testOnly) {
    /** Manifest header: {@code true} keeps a portal that comes with the product from live instances. */
    static final String TEST_ONLY = "Guildhall-Test-Only";

    /** One that was looked through already. */
    PortalFile(Path path, String name, Version version, String sha256) {
        this(path, name, version, sha256, false);
    }

    /**
     * Reads and checks a jar.
     *
     * @param reserved symbolic names of the platform, which no portal may take
     * @throws RefusedException if it is no bundle, or would stand in for a part of the platform
     * @throws IOException if it cannot be read, for example because it is still being copied
     */
    static PortalFile read(Path path, Set<String> reserved) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw new RefusedException("bundle.check.no-manifest");
            }
            Attributes headers = manifest.getMainAttributes();
            String name = symbolicName(headers).orElseThrow(() -> new RefusedException("bundle.check.no-name"));
            if (reserved.contains(name)) {
                throw new RefusedException("bundle.check.reserved", name);
            }
            String exported = headers.getValue(Constants.EXPORT_PACKAGE);
            if (exported != null && exportsCore(exported)) {
                throw new RefusedException("bundle.check.exports");
            }
            String version = headers.getValue(Constants.BUNDLE_VERSION);
            return new PortalFile(
                    path,
                    name,
                    Version.parseVersion(version),
                    digest(path),
                    Boolean.parseBoolean(headers.getValue(TEST_ONLY)));
        }
    }

    private static Optional<String> symbolicName(Attributes headers) {
        String header = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        return Optional.ofNullable(header)
                .map(value -> value.split(";", 2)[0].strip())
                .filter(value -> !value.isEmpty());
    }

    static boolean exportsCore(String header) {
        return Stream.of(header.split("[,;]"))
                .map(String::strip)
                .anyMatch(name -> name.startsWith("org.guildhall.api")
                        || name.startsWith("org.guildhall.ui")
                        || name.startsWith("org.guildhall.vaadin")
                        || name.startsWith("org.guildhall.runtime"));
    }

    static String digest(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new UncheckedIOException(new IOException(everyPlatformHasIt));
        }
    }
}
