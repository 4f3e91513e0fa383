package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an instance listens, and which certificates it takes; what it does not take it says in one sentence. */
class DoorTest {

    private static final String PASSWORD = "open-sesame";

    @TempDir
    Path folder;

    @Test
    void listensOnThisMachineAloneUntilItHasACertificateOrKnowsItsProxy() throws Exception {
        assertEquals("127.0.0.1", door(Map.of()).host());
        assertEquals("127.0.0.1", door(Map.of(), "--live").host());
        assertEquals(
                "127.0.0.1", door(Map.of(), "--live", "--host", "127.0.0.1").host());
        assertEquals("0.0.0.0", door(Map.of(), "--host", "0.0.0.0").host());
        assertTrue(sentence(Map.of(), "--live", "--host", "0.0.0.0")
                .startsWith("A live instance listens on 127.0.0.1 alone"));
        assertTrue(sentence(Map.of(), "--live", "--host", "portals.example.gov.uk")
                .contains("--host portals.example.gov.uk"));
    }

    @Test
    void listensToItsProxyWhereverThatIs() throws Exception {
        assertEquals(
                "127.0.0.1",
                door(Map.of(Proxies.LIST, "127.0.0.1 ::1"), "--live").host());
        assertEquals(
                "0.0.0.0", door(Map.of(Proxies.LIST, "10.0.0.0/24"), "--live").host());
        assertEquals(
                "10.0.0.2",
                door(Map.of(Proxies.LIST, "10.0.0.0/24"), "--live", "--host", "10.0.0.2")
                        .host());
        assertEquals(
                "0.0.0.0",
                door(Map.of(), "--live", "--trusted-proxies", "10.0.0.1").host());
    }

    @Test
    void takesAKeystore() throws Exception {
        Path store = keystore("portals", "portals.example.gov.uk", 90);
        Door door = door(Map.of(Certificate.PASSWORD, PASSWORD), "--live", "--tls-keystore", store.toString());
        assertEquals("0.0.0.0", door.host());
        assertTrue(door.secure());
        assertEquals("https://portals.example.gov.uk:8443", door.address(8443));
        assertEquals("https://portals.example.gov.uk", door.address(443));
    }

    @Test
    void takesTheFilesOfACertificateAuthority() throws Exception {
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            Path store = keystore(kind, "*.example.gov.uk", 90, "-keyalg", kind);
            Map<String, String> files = pem(store);
            assertEquals(
                    List.of("*.example.gov.uk"),
                    door(files, "--live").certificate().orElseThrow().names());
            assertEquals(
                    "https://portals.example.gov.uk",
                    door(with(files, Door.BASE, "https://portals.example.gov.uk/"), "--live")
                            .base());
            assertTrue(sentence(with(files, Door.BASE, "https://portals.example.org"), "--live")
                    .contains("The certificate is for *.example.gov.uk and not for portals.example.org"));
        }
    }

    @Test
    void readsThePasswordFromAFile() throws Exception {
        Path store = keystore("filed", "portals.example.gov.uk", 90);
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        assertTrue(door(Map.of(), "--tls-keystore", store.toString(), "--tls-password-file", file.toString())
                .certificate()
                .isPresent());
        assertTrue(sentence(Map.of(), "--tls-keystore", store.toString()).contains("wrong or missing"));
        assertTrue(sentence(Map.of(Certificate.PASSWORD, "other"), "--tls-keystore", store.toString())
                .contains("GUILDHALL_TLS_PASSWORD"));
        assertTrue(sentence(Map.of(), "--tls-keystore", store.toString(), "--tls-password-file", folder + "/none")
                .contains("There is no file"));
    }

    @Test
    void opensASealedKeyAsOpenSslWritesIt() throws Exception {
        Path store = keystore("sealed", "portals.example.gov.uk", 90);
        Map<String, String> files = pem(store);
        PrivateKey key = (PrivateKey)
                KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getKey("portals", PASSWORD.toCharArray());
        Cipher cipher = Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256")
                        .generateSecret(new PBEKeySpec(PASSWORD.toCharArray())),
                new PBEParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2048));
        AlgorithmParameters how = AlgorithmParameters.getInstance("PBES2");
        how.init(cipher.getParameters().getEncoded());
        byte[] sealed = new EncryptedPrivateKeyInfo(how, cipher.doFinal(key.getEncoded())).getEncoded();
        Path file = Files.writeString(folder.resolve("sealed.key"), block("ENCRYPTED PRIVATE KEY", sealed));
        Map<String, String> given = with(files, Certificate.KEY, file.toString());
        assertTrue(sentence(given).contains("wrong or missing"));
        assertTrue(
                door(with(given, Certificate.PASSWORD, PASSWORD)).certificate().isPresent());
    }

    @Test
    void keepsTheKeyOfALiveInstanceOutsideOfItsData() throws Exception {
        Options options =
                Options.parse(List.of("--live", "--data", folder.resolve("data").toString()), folder);
        Given nothing = Given.of(Map.of(), name -> null);
        Door door = Door.of(options, nothing, Instant.now());
        assertEquals(
                folder.resolve("data-key").resolve("master.key").toString(),
                Settings.of(options, nothing, door, 8080).get(Settings.KEY_FILE));
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path wrong : List.of(folder.resolve("data").resolve("a.key"), file.resolve("a.key"), folder)) {
            Given given = Given.of(Map.of(Settings.KEY_FILE, wrong.toString()), name -> null);
            String said = oneLine(assertThrows(StartException.class, () -> Settings.of(options, given, door, 8080)));
            assertTrue(said.contains(wrong.toString()), said);
        }
    }

    @Test
    void refusesWhatCannotBeRead() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no certificate");
        assertTrue(sentence(Map.of(), "--tls-keystore", folder + "/none.p12").startsWith("There is no file"));
        assertTrue(sentence(Map.of(), "--tls-keystore", text.toString()).contains("is no PKCS#12 keystore"));
        assertTrue(sentence(Map.of(), "--tls-certificate", text.toString()).contains("needs its key"));
        assertTrue(sentence(Map.of(), "--tls-certificate", text.toString(), "--tls-key", text.toString())
                .startsWith("There is no certificate in"));
        assertTrue(sentence(Map.of(), "--tls-keystore", "a", "--tls-key", "b").startsWith("Two certificates"));
        Map<String, String> files = new HashMap<>(pem(keystore("old", "portals.example.gov.uk", 90)));
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertTrue(sentence(with(files, Certificate.KEY, old.toString())).contains("openssl pkcs8"));
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertTrue(sentence(with(files, Certificate.CERTIFICATE, damaged.toString()))
                .contains("cannot be read"));
    }

    @Test
    void refusesACertificateOutsideOfItsTime() throws Exception {
        Path store = keystore("short", "portals.example.gov.uk", 1);
        Map<String, String> given = Map.of(Certificate.KEYSTORE, store.toString(), Certificate.PASSWORD, PASSWORD);
        assertTrue(door(given).certificate().isPresent());
        Instant now = Instant.now();
        assertTrue(refusal(given, now.plus(Duration.ofDays(2))).contains(" ended on "));
        assertTrue(refusal(given, now.minus(Duration.ofDays(2))).contains(" counts only from "));
    }

    @Test
    void refusesAKeyThatIsAnothers() throws Exception {
        Map<String, String> one = pem(keystore("one", "portals.example.gov.uk", 90));
        Map<String, String> two = pem(keystore("two", "portals.example.gov.uk", 90));
        Map<String, String> curve = pem(keystore("curve", "portals.example.gov.uk", 90, "-keyalg", "RSA"));
        assertTrue(sentence(with(one, Certificate.KEY, value(two))).startsWith("The key does not belong"));
        assertTrue(sentence(with(one, Certificate.KEY, value(curve))).contains("another kind"));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        for (String wrong : List.of(
                "portals.example.gov.uk", "ftp://x", "https://", "https://x/path", "https://a b", "https://u@x")) {
            assertTrue(sentence(Map.of(Door.BASE, wrong)).contains(wrong + " is none"), wrong);
        }
    }

    @Test
    void givesTheHttpServiceAFileThatItsOwnerAloneCanRead() throws Exception {
        Path store = keystore("given", "portals.example.gov.uk", 90);
        char[] password = "made-up".toCharArray();
        Path written = door(Map.of(Certificate.KEYSTORE, store.toString(), Certificate.PASSWORD, PASSWORD))
                .certificate()
                .orElseThrow()
                .write(folder, password);
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(written)));
        assertTrue(KeyStore.getInstance(written.toFile(), password).isKeyEntry("guildhall"));
        assertFalse(Files.readString(written, StandardCharsets.ISO_8859_1).contains(PASSWORD));
    }

    private Door door(Map<String, String> environment, String... arguments) throws StartException {
        return door(environment, Instant.now(), arguments);
    }

    private Door door(Map<String, String> settings, Instant now, String... arguments) throws StartException {
        Options options = Options.parse(List.of(arguments), folder);
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(options.settings());
        return Door.of(options, Given.of(all, name -> null), now);
    }

    private String sentence(Map<String, String> settings, String... arguments) {
        return oneLine(assertThrows(StartException.class, () -> door(settings, arguments)));
    }

    private String refusal(Map<String, String> settings, Instant now) {
        return oneLine(assertThrows(StartException.class, () -> door(settings, now)));
    }

    private static String oneLine(StartException refusal) {
        assertEquals(1, refusal.sentence().lines().count(), refusal.sentence());
        return refusal.sentence();
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static String value(Map<String, String> settings) {
        return String.valueOf(settings.get(Certificate.KEY));
    }

    private Path keystore(String name, String host, int days, String... more) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "portals",
                "-dname",
                "CN=Portals",
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                Integer.toString(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more.length == 0 ? List.of("-keyalg", "EC") : List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return file;
    }

    private Map<String, String> pem(Path keystore) throws Exception {
        KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        java.security.cert.Certificate own = store.getCertificate("portals");
        PrivateKey key = (PrivateKey) store.getKey("portals", PASSWORD.toCharArray());
        Path certificate = Files.writeString(
                folder.resolve(keystore.getFileName() + ".pem"),
                "subject=as some tools write\n" + block("CERTIFICATE", own.getEncoded()));
        Path keyFile = Files.writeString(
                folder.resolve(keystore.getFileName() + ".key"), block("PRIVATE KEY", key.getEncoded()));
        return Map.of(Certificate.CERTIFICATE, certificate.toString(), Certificate.KEY, keyFile.toString());
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }
}
