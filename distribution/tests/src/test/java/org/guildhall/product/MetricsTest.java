package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator opens the figures to a monitoring program, and to nobody else. */
class MetricsTest {
    private static final String TOKEN = "weir-lantern-heron-4172";

    @Test
    @Tag("I7")
    void anAdministratorSetsATokenAndTheFiguresAreReadWithIt() throws IOException, InterruptedException {
        try (Product product = Product.at(Product.freshFolder("metrics")).start();
                Visitor administrator = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            assertEquals(404, metrics(product, "").statusCode());
            assertEquals(404, metrics(product, TOKEN).statusCode());
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/settings/org.guildhall.metrics");
            administrator.reached("Metrics").typeSecret("Token", TOKEN).press("Save");
            administrator.sees("The settings are saved. They act now.");

            // to be an administrator opens nothing: the token does
            APIResponse signedIn = administrator.page().request().get(product.url("metrics"));
            assertEquals(401, signedIn.status());
            assertEquals(401, metrics(product, TOKEN + "x").statusCode());
            HttpResponse<String> answer = metrics(product, TOKEN);
            assertEquals(200, answer.statusCode());
            String figures = answer.body();
            assertTrue(figures.contains("guildhall_portals{state=\"running\"} "), figures);
            assertTrue(figures.contains("guildhall_http_requests_total{status=\"200\"} "), figures);
            assertTrue(figures.contains("guildhall_sign_ins_total{result=\"ok\"} 1"), figures);
            assertTrue(figures.contains("guildhall_sessions_open 1"), figures);
            assertTrue(figures.contains("guildhall_database_up 1"), figures);
            assertFalse(figures.contains("example.org"), figures);
        }
    }

    private static HttpResponse<String> metrics(Product product, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.url("metrics")));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
