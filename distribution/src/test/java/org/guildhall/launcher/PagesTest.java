package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.guildhall.vaadin.PageRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser gets by plain HTTP. */
class PagesTest {

    @TempDir
    static Path folder;

    static PagesFramework framework;
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        framework = new PagesFramework(folder);
        framework.install(Hello.version("1.0.0", "Hello from one").build(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        framework.close();
    }

    static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(framework.address(path))).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersAPageWithThePrebuiltFrontEnd() throws Exception {
        HttpResponse<String> response = get("/hello");
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("VAADIN/build/indexhtml"), response.body());
        assertTrue(response.body().contains("lang=\"en\""), response.body());
    }

    @Test
    void answersAnUnknownPathWith404() throws Exception {
        assertEquals(404, get("/nowhere").statusCode());
    }

    @Test
    void answersAForbiddenPageWith403() throws Exception {
        assertEquals(403, get("/secret").statusCode());
    }

    @Test
    void sendsAStrangerToSignIn() throws Exception {
        HttpResponse<String> response = get("/mine");
        assertEquals(302, response.statusCode());
        assertEquals(
                "/hello?next=mine", response.headers().firstValue("Location").orElse(""));
    }

    @Test
    void servesScriptsCompressedAndForever() throws Exception {
        String page = get("/hello").body();
        int start = page.indexOf("VAADIN/build/indexhtml");
        String script = "/" + page.substring(start, page.indexOf('"', start));
        HttpResponse<String> response = get(script, "Accept-Encoding", "gzip, br");
        assertEquals(200, response.statusCode());
        assertEquals("br", response.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/javascript"));
        assertTrue(response.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void answersAMissingFileWith404AndNoPage() throws Exception {
        HttpResponse<String> response = get("/VAADIN/build/none.js");
        assertEquals(404, response.statusCode());
        assertFalse(response.body().contains("<html"));
    }

    @Test
    void servesABundlesFilesAndKnowsThemAgain() throws Exception {
        HttpResponse<String> first = get("/hello/hello.css");
        assertEquals(200, first.statusCode());
        assertEquals("h1 { color: green; }", first.body());
        String tag = first.headers().firstValue("ETag").orElse("");
        assertEquals(304, get("/hello/hello.css", "If-None-Match", tag).statusCode());
    }

    @Test
    void letsOnlyScriptsWithTheNonceRun() throws Exception {
        HttpResponse<String> response = get("/hello");
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("'strict-dynamic'"), policy);
        assertFalse(policy.contains("unsafe-eval"), policy);
        assertEquals(
                response.body().split("<script", -1).length, response.body().split("<script[^>]*nonce=", -1).length);
    }

    @Test
    void listsThePagesWithTheirBundles() {
        assertTrue(framework.service(PageRegistry.class).pages().stream()
                .anyMatch(page -> page.path().equals("hello")
                        && page.bundle().equals("hello")
                        && page.view().equals("hello.HelloView")));
    }
}
