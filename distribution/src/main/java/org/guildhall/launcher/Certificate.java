package org.guildhall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * The council's own certificate with its key, read and checked before anything starts: the HTTP service itself would only write to
 * the log.
 *
 * @param chain the certificate, then its issuer's and so on
 * @param names the hosts that it is for
 */
record Certificate(PrivateKey key, List<X509Certificate> chain, List<String> names) {

    static final String KEYSTORE = "guildhall.tls.keystore";
    static final String CERTIFICATE = "guildhall.tls.certificate";
    static final String KEY = "guildhall.tls.key";
    static final String PASSWORD = "guildhall.tls.password";
    static final String PASSWORD_FILE = "guildhall.tls.password-file";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));

    /** The certificate that the settings name, if they name one. */
    static Optional<Certificate> of(Given given, Instant now) throws StartException {
        Optional<String> keystore = given.get(KEYSTORE);
        Optional<String> certificate = given.get(CERTIFICATE);
        Optional<String> key = given.get(KEY);
        if (keystore.isPresent() && (certificate.isPresent() || key.isPresent())) {
            throw new StartException(
                    "Two certificates are named: set either " + KEYSTORE + " or " + CERTIFICATE + " with " + KEY + ".");
        }
        if (keystore.isPresent()) {
            Path file = path(KEYSTORE, keystore.get());
            return Optional.of(checked(inStore(file, password(given)), file, now));
        }
        if (certificate.isPresent() != key.isPresent()) {
            throw new StartException("A certificate needs its key: set " + CERTIFICATE + " and " + KEY + " both.");
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Path file = path(CERTIFICATE, certificate.get());
        List<X509Certificate> chain = Pem.certificates(file);
        PrivateKey own =
                Pem.key(path(KEY, key.get()), chain.getFirst().getPublicKey().getAlgorithm(), password(given));
        return Optional.of(checked(new Certificate(own, chain, names(chain.getFirst())), file, now));
    }

    /** The last day on which it counts, in words. */
    String until() {
        return DAY.format(chain.getFirst().getNotAfter().toInstant());
    }

    boolean isFor(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(name -> name.equals(asked)
                        || name.startsWith("*.")
                                && asked.indexOf('.') > 0
                                && asked.substring(asked.indexOf('.')).equals(name.substring(1)));
    }

    /** A host that it is for. */
    String host() {
        return names.getFirst().replace("*", "www");
    }

    /** Writes it where the HTTP service reads it; nobody but this process knows the password. */
    Path write(Path folder, char[] password) throws StartException {
        try {
            // a file made like this is for its owner alone
            Path written = Files.createTempFile(folder, "tls", ".p12");
            try (OutputStream out = Files.newOutputStream(written)) {
                store(password).store(out, password);
            }
            return Files.move(written, folder.resolve("tls.p12"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartException("The folder " + folder + " cannot be written: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartException(noChain("its file"), e);
        }
    }

    private KeyStore store(char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("guildhall", key, password, chain.toArray(X509Certificate[]::new));
        return store;
    }

    static String unreadable(Path file) {
        return Files.exists(file)
                ? "The file " + file + " cannot be read: make it readable for the user that runs Guildhall."
                : "There is no file " + file + ": correct the setting that names it.";
    }

    static String wrongPassword(String what, Path file) {
        return "The password of the " + what + " in " + file + " is wrong or missing: write it into a file that "
                + PASSWORD_FILE + " names, or into the environment's " + Given.variable(PASSWORD) + ".";
    }

    private static String noChain(String file) {
        return "The certificates in " + file
                + " are no chain: your own comes first, then its issuer's, then that one's.";
    }

    private static Path path(String setting, String value) throws StartException {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (java.nio.file.InvalidPathException e) {
            throw new StartException("The setting " + setting + " names a file, and " + value + " cannot be one.", e);
        }
    }

    private static char @Nullable [] password(Given given) throws StartException {
        Optional<String> file = given.get(PASSWORD_FILE);
        if (file.isEmpty()) {
            return given.get(PASSWORD).map(String::toCharArray).orElse(null);
        }
        Path path = path(PASSWORD_FILE, file.get());
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").strip().toCharArray();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new StartException(unreadable(path), e);
        }
    }

    private static Certificate inStore(Path file, char @Nullable [] password) throws StartException {
        if (!Files.isReadable(file)) {
            throw new StartException(unreadable(file));
        }
        char[] used = password == null ? new char[0] : password;
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, used);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, used) instanceof PrivateKey key) {
                    List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    return new Certificate(key, chain, names(chain.getFirst()));
                }
            }
        } catch (IOException e) {
            throw new StartException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? wrongPassword("keystore", file)
                            : "The file " + file
                                    + " is no PKCS#12 keystore: name one (.p12 or .pfx), or the certificate's own"
                                    + " files with " + CERTIFICATE + " and " + KEY + ".",
                    e);
        } catch (UnrecoverableKeyException e) {
            throw new StartException(wrongPassword("keystore", file), e);
        } catch (GeneralSecurityException e) {
            throw new StartException("The keystore " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
        throw new StartException(
                "There is no private key in the keystore " + file + ": export the certificate together with its key.");
    }

    private static Certificate checked(Certificate found, Path file, Instant now) throws StartException {
        X509Certificate own = found.chain.getFirst();
        if (own.getNotAfter().before(Date.from(now))) {
            throw new StartException("The certificate in " + file + " ended on " + found.until()
                    + ": get a new one from its issuer, and put it in its place.");
        }
        if (own.getNotBefore().after(Date.from(now))) {
            throw new StartException("The certificate in " + file + " counts only from "
                    + DAY.format(own.getNotBefore().toInstant()) + " on: check this machine's clock, or wait.");
        }
        if (!found.keyIsItsOwn()) {
            throw new StartException("The key does not belong to the certificate in " + file
                    + ": name the key that this certificate was asked for with.");
        }
        if (found.names.isEmpty()) {
            throw new StartException(
                    "The certificate in " + file + " names no host: get one for the portals' own host.");
        }
        try {
            var unused = found.store(new char[] {'-'});
        } catch (KeyStoreException e) {
            throw new StartException(noChain(file.toString()), e);
        } catch (GeneralSecurityException | IOException e) {
            throw new StartException("The certificate in " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
        return found;
    }

    private boolean keyIsItsOwn() {
        byte[] anything = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static List<String> names(X509Certificate own) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = own.getSubjectAlternativeNames();
            if (alternatives != null) {
                // 2 is a host's name, 7 an address
                alternatives.stream()
                        .filter(name -> name.get(0).equals(2) || name.get(0).equals(7))
                        .forEach(name -> names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)));
            }
            if (names.isEmpty()) {
                new LdapName(own.getSubjectX500Principal().getName())
                        .getRdns().stream()
                                .filter(part -> part.getType().equalsIgnoreCase("CN"))
                                .forEach(part -> names.add(
                                        String.valueOf(part.getValue()).toLowerCase(Locale.ROOT)));
            }
        } catch (CertificateParsingException | InvalidNameException unnamed) {
            return List.of();
        }
        return names;
    }
}
