package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live instance on the council's own certificate, and one behind a proxy. */
class LiveTlsTest {
    private static final String PASSWORD = "open-sesame";
    private static final String CLIENT = "203.0.113.9";
    private static final Pattern LINK = Pattern.compile("http\\S+/first-administrator\\S*");
    private static final String HSTS = "strict-transport-security";

    @TempDir
    Path folder;

    @Test
    void answersOverHttpsAloneByTheCouncilsOwnCertificate() throws Exception {
        Path keystore = keystore("localhost", 30);
        try (Product product = live("tls", "--host", "127.0.0.1", "--tls-keystore", keystore.toString())
                .with("GUILDHALL_TLS_PASSWORD", PASSWORD)) {
            String address = ready(product);
            assertTrue(address.startsWith("https://localhost:"), address);
            try (HttpClient client = trusting(keystore)) {
                HttpResponse<String> page = get(client, address + "/", Map.of());
                assertEquals(200, page.statusCode());
                assertEquals(List.of("max-age=31536000"), page.headers().allValues(HSTS));
                assertSessionCookie(page, true);
                assertEquals(
                        List.of("max-age=31536000"),
                        get(client, address + "/no-such-page", Map.of())
                                .headers()
                                .allValues(HSTS));
                HttpResponse<String> ready = get(client, address + "/health/ready", Map.of());
                assertEquals(200, ready.statusCode());
                assertTrue(ready.body().startsWith("ok\nNo mail server is set"), ready.body());
            }
            assertThrows(
                    IOException.class,
                    () -> get(HttpClient.newHttpClient(), address.replace("https:", "http:") + "/", Map.of()));
            setUpTheFirstAdministrator(product, Map.of(), address, "127.0.0.1");
            assertEquals(0, product.stop() % 143, "it stops in good order");
            assertFalse(Files.exists(product.data().resolve("cache").resolve("tls.p12")), "no key stays behind");
            assertFalse(String.join("\n", product.console()).contains("Exception"), "a quiet console");
        }
    }

    @Test
    void believesWhatAListedProxySays() throws Exception {
        try (Product product = live("proxied", "--trusted-proxies", "127.0.0.1, 10.0.0.0/8")) {
            String address = ready(product);
            try (HttpClient client = HttpClient.newHttpClient()) {
                Map<String, String> forwarded = Map.of(
                        "X-Forwarded-For", "198.51.100.1, " + CLIENT + ", 10.3.2.1", "X-Forwarded-Proto", "https");
                HttpResponse<String> page = get(client, address + "/", forwarded);
                assertEquals(200, page.statusCode());
                assertEquals(List.of("max-age=31536000"), page.headers().allValues(HSTS));
                assertSessionCookie(page, true);
                assertEquals(
                        List.of(),
                        get(client, address + "/", Map.of()).headers().allValues(HSTS));
                assertEquals(
                        List.of(),
                        get(client, address + "/", Map.of("Forwarded", "proto=https"))
                                .headers()
                                .allValues(HSTS));
                setUpTheFirstAdministrator(product, forwarded, address, CLIENT);
            }
        }
    }

    @Test
    void readsTheStandardsHeaderOfAProxyThatWritesIt() throws Exception {
        try (Product product = live("standard", "--trusted-proxies", "127.0.0.1")
                .with("GUILDHALL_TRUSTED_PROXIES_HEADER", "forwarded")) {
            String address = ready(product);
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertEquals(
                        List.of("max-age=31536000"),
                        get(client, address + "/", Map.of("Forwarded", "for=" + CLIENT + ";proto=https"))
                                .headers()
                                .allValues(HSTS));
                assertEquals(
                        List.of(),
                        get(client, address + "/", Map.of("X-Forwarded-Proto", "https"))
                                .headers()
                                .allValues(HSTS));
            }
        }
    }

    @Test
    void doesNotBelieveAnybodyElse() throws Exception {
        try (Product product = live("unlisted", "--host", "127.0.0.1", "--trusted-proxies", "10.0.0.0/8")) {
            String address = ready(product);
            try (HttpClient client = HttpClient.newHttpClient()) {
                Map<String, String> forwarded =
                        Map.of("X-Forwarded-For", CLIENT, "X-Forwarded-Proto", "https", "Forwarded", "for=" + CLIENT);
                HttpResponse<String> page = get(client, address + "/", forwarded);
                assertEquals(200, page.statusCode());
                assertEquals(List.of(), page.headers().allValues(HSTS));
                setUpTheFirstAdministrator(product, forwarded, address, "127.0.0.1");
            }
        }
    }

    @Test
    void saysInOneLineWhyItCannotUseACertificate() throws Exception {
        Path keystore = keystore("portals.example.gov.uk", 30);
        assertRefused("The password of the keystore in", live("wrong", "--tls-keystore", keystore.toString()));
        assertRefused(
                "The certificate is for portals.example.gov.uk and not for other.example.gov.uk",
                live("other", "--tls-keystore", keystore.toString(), "--base-address", "https://other.example.gov.uk")
                        .with("GUILDHALL_TLS_PASSWORD", PASSWORD));
        assertRefused("A live instance listens on 127.0.0.1 alone", live("open", "--host", "0.0.0.0"));
    }

    private static void assertRefused(String words, Product product) throws Exception {
        try (product) {
            CompletableFuture<String> ready = product.launch();
            assertThrows(ExecutionException.class, () -> ready.get(60, TimeUnit.SECONDS));
            List<String> console = product.console();
            assertEquals(1, console.size(), console.toString());
            assertTrue(console.getFirst().startsWith(words), console.toString());
        }
    }

    /** In a browser, through a proxy if there are headers to bring; then its owner's list of sessions shows where it came from. */
    private static void setUpTheFirstAdministrator(
            Product product, Map<String, String> headers, String address, String client) throws IOException {
        Matcher link = LINK.matcher(String.join("\n", product.console()));
        assertTrue(link.find(), product.console().toString());
        assertTrue(link.group().startsWith(address), link.group());
        if (headers.isEmpty()) {
            setUpTheFirstAdministrator(link.group(), address, client);
            return;
        }
        try (HeadedProxy proxy = HeadedProxy.before(address, headers)) {
            setUpTheFirstAdministrator(link.group().replace(address, proxy.address()), proxy.address(), client);
        }
    }

    private static void setUpTheFirstAdministrator(String link, String address, String client) {
        Browser browser = java.util.Objects.requireNonNull(Chrome.person().browser());
        try (BrowserContext profile = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setIgnoreHTTPSErrors(true))) {
            Page page = profile.newPage();
            page.navigate(link);
            page.getByLabel("Forename").fill("Ada");
            page.getByLabel("Surname").fill("Morgan");
            page.getByLabel("Email address").fill("ada@example.org");
            page.getByLabel(Pattern.compile("^Password\\*?$")).fill("Quiet Lantern 58 boats");
            page.getByLabel(Pattern.compile("^Confirm password\\*?$")).fill("Quiet Lantern 58 boats");
            page.getByText("Create the account").click();
            assertThat(page.locator("header summary")).containsText("Ada");
            for (Cookie cookie : profile.cookies()) {
                assertTrue(cookie.httpOnly && cookie.sameSite == SameSiteAttribute.LAX, cookie.name);
            }
            page.navigate(address + "/my-details/sessions");
            assertThat(page.getByText(client)).isVisible();
            page.navigate(address + "/admin/health");
            assertThat(page.getByText("No mail server is set")).isVisible();
        }
    }

    private static void assertSessionCookie(HttpResponse<String> page, boolean secure) {
        String cookie = page.headers().allValues("set-cookie").stream()
                .filter(set -> set.startsWith("guildhall="))
                .findFirst()
                .orElseThrow();
        assertEquals(secure, cookie.contains("; Secure"), cookie);
        assertTrue(cookie.contains("; HttpOnly"), cookie);
        assertTrue(cookie.contains("; SameSite=Lax"), cookie);
    }

    private static Product live(String name, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("--live"));
        all.addAll(List.of(arguments));
        Path key = Product.freshFolder("live-" + name + "-key").resolve("master.key");
        return Product.at(Product.freshFolder("live-" + name), all.toArray(String[]::new))
                .with("GUILDHALL_KEY_FILE", key.toString());
    }

    private static String ready(Product product) throws Exception {
        return product.launch().get(150, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(HttpClient client, String address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting(Path keystore) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", own.getCertificate("portals"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private Path keystore(String host, int days) throws IOException, InterruptedException {
        Path file = folder.resolve(host + ".p12");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "portals",
                        "-keyalg",
                        "EC",
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
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return file;
    }
}
