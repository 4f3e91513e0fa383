package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.error.RefusedException;

/** The certificates of a folder, in PEM or DER (X.509), whose keys the council trusts to vouch for portals. */
final class TrustedKeys {
    private final Set<X509Certificate> certificates;

    private TrustedKeys(Set<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * Reads the folder as it is now.
     *
     * @throws RefusedException if a file in it is no certificate: whom it was meant to name is not known
     */
    static TrustedKeys read(Path folder) throws IOException {
        Set<X509Certificate> certificates = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .forEach(certificate -> certificates.add((X509Certificate) certificate));
                } catch (CertificateException e) {
                    RefusedException refused = new RefusedException("bundle.keys.unreadable", file.getFileName());
                    refused.initCause(e);
                    throw refused;
                }
            }
        }
        return new TrustedKeys(certificates);
    }

    /** Whether the signer is one of them, or has a certificate from one of them. */
    boolean accept(CertPath path) {
        List<X509Certificate> chain =
                path.getCertificates().stream().map(X509Certificate.class::cast).toList();
        if (certificates.contains(chain.getFirst())) {
            return true;
        }
        if (certificates.isEmpty()) {
            return false;
        }
        try {
            // an anchor does not belong to the path that it ends
            List<X509Certificate> below = chain.stream()
                    .takeWhile(link -> !certificates.contains(link))
                    .toList();
            PKIXParameters parameters = new PKIXParameters(certificates.stream()
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false); // a certificate is taken back by taking it out of the folder
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return true;
        } catch (CertPathValidatorException unknown) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signature cannot be judged", e);
        }
    }
}
