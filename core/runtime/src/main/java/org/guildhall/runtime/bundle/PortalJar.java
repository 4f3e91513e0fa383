package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guildhall.api.bundle.JarSignature;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.guildhall.api.bundle.PortalContents;
import org.guildhall.runtime.persistence.Units;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar that may become a portal, looked through whole; nothing in it is run.
 *
 * @param name the bundle's symbolic name; empty if it has none
 * @param sha256 digest of the whole file in hexadecimal
 * @param schema where it keeps its tables; empty if it keeps none
 * @param oldest the oldest version of the portal that can live with the data as this one leaves it
 */
record PortalJar(
        Path path,
        String name,
        String title,
        Version version,
        Version oldest,
        String sha256,
        JarSignature signature,
        String schema,
        PortalContents contents,
        List<Finding> findings) {
    /** Manifest header: the oldest version that a portal can be put back to once this one has migrated its data. */
    static final String OLDEST_VERSION = "Guildhall-Oldest-Version";

    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 400L << 20;
    private static final long MOST_TEXT = 1L << 20;
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/SIG-[^/]+");
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.]+)");
    private static final Pattern COMPONENT = Pattern.compile("<implementation\\b[^>]*?\\bclass=\"([^\"]*)\"");
    private static final String JOB = "interface=\"org.guildhall.api.job.Job\"";

    /**
     * Looks through a jar.
     *
     * @param live whether only those whom the council trusts may vouch for it
     * @param reserved symbolic names of the platform, which no portal may take
     * @throws IOException if it cannot be read, for example because it is still being copied
     */
    static PortalJar read(Path path, TrustedKeys trusted, boolean live, Set<String> reserved) throws IOException {
        Reading reading = new Reading(path, PortalFile.digest(path), trusted, live, reserved);
        try (JarFile jar = new JarFile(path.toFile())) {
            reading.read(jar);
        } catch (java.util.zip.ZipException e) {
            reading.findings.add(Finding.problem("bundle.check.no-archive"));
        }
        return reading.result();
    }

    /** Those of its findings that keep it from being installed. */
    List<Finding> problems() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    private static final class Reading {
        private final Path path;
        private final String sha256;
        private final TrustedKeys trusted;
        private final boolean live;
        private final Set<String> reserved;
        private final List<Finding> findings = new ArrayList<>();
        private final List<JarEntry> entries = new ArrayList<>();
        private final List<String> tables = new ArrayList<>();
        private final SettingsNames settings = new SettingsNames();
        private final List<String> jobs = new ArrayList<>();
        private final List<String> forms = new ArrayList<>();
        private final List<String> mails = new ArrayList<>();
        private String name = "";
        private String title = "";
        private String schema = "";
        private List<String> pages = List.of();
        private List<String> permissions = List.of();
        private Version version = Version.emptyVersion;
        private Version oldest = Version.emptyVersion;
        private JarSignature signature = JarSignature.NONE;

        Reading(Path path, String sha256, TrustedKeys trusted, boolean live, Set<String> reserved) {
            this.path = path;
            this.sha256 = sha256;
            this.trusted = trusted;
            this.live = live;
            this.reserved = reserved;
        }

        void read(JarFile jar) throws IOException {
            if (!isSafe(jar)) {
                return;
            }
            Manifest manifest;
            try {
                manifest = jar.getManifest();
                if (!readAll(jar)) {
                    return;
                }
            } catch (SecurityException e) {
                broken("bundle.check.changed", String.valueOf(e.getMessage()));
                return;
            }
            if (manifest == null) {
                findings.add(Finding.problem("bundle.check.no-manifest"));
                return;
            }
            headers(manifest.getMainAttributes());
            sign(manifest);
        }

        /** Names that would lead out of a folder, or so many entries that none of them should be opened. */
        private boolean isSafe(JarFile jar) {
            if (jar.size() > MOST_ENTRIES) {
                findings.add(Finding.problem("bundle.check.entries", jar.size(), MOST_ENTRIES));
                return false;
            }
            Set<String> names = new HashSet<>();
            for (JarEntry entry : jar.stream().toList()) {
                String entryName = entry.getName();
                if (entryName.startsWith("/")
                        || entryName.contains("\\")
                        || entryName.contains(":")
                        || Arrays.asList(entryName.split("/", -1)).contains("..")) {
                    findings.add(Finding.problem("bundle.check.path", entryName));
                    return false;
                }
                if (!names.add(entryName)) {
                    findings.add(Finding.problem("bundle.check.twice", entryName));
                    return false;
                }
                entries.add(entry);
            }
            return true;
        }

        private boolean readAll(JarFile jar) throws IOException {
            long left = MOST_BYTES;
            byte[] buffer = new byte[64 * 1024];
            for (JarEntry entry : entries) {
                StringBuilder text = new StringBuilder();
                boolean wanted = isText(entry.getName());
                try (InputStream in = jar.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            findings.add(Finding.problem("bundle.check.bomb", MOST_BYTES >> 20));
                            return false;
                        }
                        if (wanted && text.length() < MOST_TEXT) {
                            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                        }
                    }
                }
                note(entry.getName(), text.toString());
            }
            return true;
        }

        private static boolean isText(String entry) {
            return entry.endsWith(".sql")
                    || (entry.startsWith("OSGI-INF/") && (entry.endsWith(".xml") || entry.endsWith(".properties")));
        }

        private void note(String entry, String text) {
            if (entry.startsWith("db/migration/derby/")) {
                all(TABLE, text).map(table -> table.toLowerCase(Locale.ROOT)).forEach(tables::add);
            } else if (entry.startsWith("OSGI-INF/metatype/")) {
                settings.addDefinition(text);
            } else if (entry.endsWith(".properties")) {
                settings.addTexts(entry, text);
            } else if (entry.startsWith("OSGI-INF/") && text.contains(JOB)) {
                all(COMPONENT, text)
                        .map(component -> component.substring(component.lastIndexOf('.') + 1))
                        .forEach(jobs::add);
            } else if (entry.startsWith("forms/") && entry.endsWith(".yaml")) {
                forms.add(entry.substring("forms/".length(), entry.length() - ".yaml".length()));
            } else if (entry.startsWith("mails/") && entry.endsWith(".en.txt")) {
                mails.add(entry.substring("mails/".length(), entry.length() - ".en.txt".length()));
            }
        }

        private static Stream<String> all(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.results().map(found -> found.group(1));
        }

        private void headers(Attributes headers) {
            name = Optional.ofNullable(headers.getValue(Constants.BUNDLE_SYMBOLICNAME))
                    .map(value -> value.split(";", 2)[0].strip())
                    .orElse("");
            title = Optional.ofNullable(headers.getValue(Constants.BUNDLE_NAME)).orElse(name);
            if (name.isEmpty()) {
                findings.add(Finding.problem("bundle.check.no-name"));
            } else if (!name.matches("[\\w.-]+")) {
                findings.add(Finding.problem("bundle.check.name", name));
            } else if (reserved.contains(name)) {
                findings.add(Finding.problem("bundle.check.reserved", name));
            }
            if (PortalFile.exportsCore(Optional.ofNullable(headers.getValue(Constants.EXPORT_PACKAGE))
                    .orElse(""))) {
                findings.add(Finding.problem("bundle.check.exports"));
            }
            schema = Optional.ofNullable(headers.getValue(Units.SCHEMA)).orElse("");
            declared(headers);
            version = version(headers, Constants.BUNDLE_VERSION);
            oldest = version(headers, OLDEST_VERSION);
        }

        private void declared(Attributes headers) {
            String listed = headers.getValue(PortalContents.PAGES);
            if (listed == null) {
                findings.add(Finding.warning("bundle.check.undeclared"));
                return;
            }
            pages = PortalContents.listed(listed);
            permissions = PortalContents.listed(Optional.ofNullable(headers.getValue(PortalContents.PERMISSIONS))
                    .orElse(""));
        }

        private Version version(Attributes headers, String header) {
            String value = headers.getValue(header);
            try {
                return Version.parseVersion(value);
            } catch (IllegalArgumentException e) {
                findings.add(Finding.problem("bundle.check.version", header, value));
                return Version.emptyVersion;
            }
        }

        private void sign(Manifest manifest) {
            boolean signed = entries.stream().anyMatch(entry -> upper(entry).matches("META-INF/[^/]+\\.SF"));
            if (!signed) {
                findings.add(
                        live
                                ? Finding.problem("bundle.check.unsigned.live")
                                : Finding.warning("bundle.check.unsigned"));
                return;
            }
            Set<String> there = new HashSet<>();
            Set<CertPath> signers = new HashSet<>();
            boolean first = true;
            for (JarEntry entry : entries) {
                there.add(entry.getName());
                if (entry.isDirectory()
                        || upper(entry).equals(JarFile.MANIFEST_NAME)
                        || SIGNATURE.matcher(upper(entry)).matches()) {
                    continue;
                }
                if (entry.getCodeSigners() == null) {
                    broken("bundle.check.added", entry.getName());
                    return;
                }
                Set<CertPath> own = new HashSet<>();
                Arrays.stream(entry.getCodeSigners()).forEach(signer -> own.add(signer.getSignerCertPath()));
                if (first) {
                    signers.addAll(own);
                    first = false;
                } else {
                    signers.retainAll(own);
                }
            }
            Optional<String> missing = manifest.getEntries().keySet().stream()
                    .filter(entry -> !there.contains(entry))
                    .findFirst();
            if (missing.isPresent()) {
                broken("bundle.check.taken-out", missing.get());
            } else if (signers.isEmpty()) {
                broken("bundle.check.several", title);
            } else {
                judge(signers);
            }
        }

        private void judge(Set<CertPath> signers) {
            Optional<CertPath> known = signers.stream().filter(trusted::accept).findFirst();
            CertPath path = known.orElseGet(() -> signers.iterator().next());
            X509Certificate signer = (X509Certificate) path.getCertificates().getFirst();
            String subject = signer.getSubjectX500Principal().getName();
            try {
                signer.checkValidity();
            } catch (CertificateExpiredException | CertificateNotYetValidException e) {
                signature = new JarSignature(JarSignature.Trust.EXPIRED, subject);
                findings.add(Finding.problem("bundle.check.expired", subject));
                return;
            }
            if (known.isPresent()) {
                signature = new JarSignature(JarSignature.Trust.TRUSTED, subject);
                return;
            }
            signature = new JarSignature(JarSignature.Trust.UNKNOWN, subject);
            findings.add(
                    live
                            ? Finding.problem("bundle.check.unknown.live", subject)
                            : Finding.warning("bundle.check.unknown", subject));
        }

        private void broken(String textKey, String what) {
            signature = new JarSignature(JarSignature.Trust.BROKEN, "");
            findings.add(Finding.problem(textKey, what));
        }

        private static String upper(JarEntry entry) {
            return entry.getName().toUpperCase(Locale.ROOT);
        }

        PortalJar result() {
            return new PortalJar(
                    path,
                    name,
                    title,
                    version,
                    oldest,
                    sha256,
                    signature,
                    schema,
                    new PortalContents(
                            pages,
                            permissions,
                            List.copyOf(tables),
                            settings.all(),
                            List.copyOf(jobs),
                            List.copyOf(forms),
                            List.copyOf(mails)),
                    findings.stream().filter(Objects::nonNull).distinct().toList());
        }
    }
}
