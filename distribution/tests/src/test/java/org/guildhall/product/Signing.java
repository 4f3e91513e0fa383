package org.guildhall.product;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A signer of portals, made by the JDK's key tool for one test. */
final class Signing {
    private static final String PASSWORD = "only-for-this-test";

    private final PrivateKey key;
    private final Certificate certificate;

    private Signing(PrivateKey key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * A signer with a certificate of its own making.
     *
     * @param begun when it began to be valid, as the key tool reads it, such as {@code -2y}
     */
    static Signing as(Path folder, String name, String begun) {
        Path store = folder.resolve(name + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                begun,
                "-validity",
                "365");
        try {
            Process making =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (making.waitFor() != 0) {
                throw new AssertionError("No key: " + said);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Signing((PrivateKey) keys.getKey(name, PASSWORD.toCharArray()), keys.getCertificate(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar, signed. */
    Path sign(Path jar) {
        Path signed = jar.resolveSibling(jar.getFileName().toString().replace(".jar", "-signed.jar"));
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream to = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key, CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)))
                    .digestAlgorithm("SHA-256")
                    .build()
                    .sign(from, to);
            return signed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a product trust this signer. */
    void trustedBy(Product product) {
        try {
            Path folder = Files.createDirectories(product.data().resolve("portals/trusted"));
            Files.writeString(
                    folder.resolve("signer.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
