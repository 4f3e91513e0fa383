package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks for pages of other portals five times a second, signed in and not, and keeps what was not as it should be. */
final class OtherPages implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final List<Asked> PAGES = List.of(
            new Asked("", "Welcome to Guildhall Portals", false),
            new Asked("", "Welcome, ", true),
            new Asked("sign-in", Labels.LOGIN_1, false),
            new Asked("my-details", Labels.MY_DETAILS, true),
            new Asked("register", Labels.STEP_1, false),
            new Asked("admin/audit", Labels.AUDIT, true),
            new Asked("privacy", "Privacy policy", false),
            new Asked("accessibility", "Accessibility statement", true));
    private static final List<String> WRONG = List.of(
            Labels.NOT_FOUND,
            Labels.FORBIDDEN,
            Labels.UNAVAILABLE,
            "This cannot be shown now",
            "Sorry, there is a problem with the service");

    private final Product product;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<?>> answers = new ConcurrentLinkedQueue<>();
    private long begun;

    /**
     * A page with its title.
     *
     * @param title what it is called, or how that begins
     */
    private record Asked(String path, String title, boolean signedIn) {}

    OtherPages(Product product) {
        this.product = product;
    }

    void begin(String cookies) {
        begun = System.nanoTime();
        var unused = clock.scheduleAtFixedRate(() -> ask(cookies), 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(String cookies) {
        Asked page = PAGES.get(answers.size() % PAGES.size());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(product.url(page.path()))).timeout(Await.LIMIT);
        if (page.signedIn()) {
            request.header("Cookie", cookies);
        }
        // not one after the other: a slow answer must not put the next question off
        answers.add(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) ->
                        failure == null ? judge(page, answer) : wrong.add(page.path() + " failed: " + failure)));
    }

    private boolean judge(Asked page, HttpResponse<String> answer) {
        String body = answer.body();
        if (answer.statusCode() != 200) {
            return wrong.add(page.path() + " answered " + answer.statusCode());
        }
        if (!Pattern.compile("\"" + page.title() + "[^\"]* - Guildhall Portals\"")
                .matcher(body)
                .find()) {
            return wrong.add(page.path() + " has another title than " + page.title());
        }
        return WRONG.stream().anyMatch(words -> body.contains(words) && wrong.add(page.path() + " says " + words));
    }

    /** All were answered as ever, and they were asked as often as they should have been. */
    void wereNotDisturbed() {
        clock.shutdown();
        long due = (System.nanoTime() - begun) / PACE.toNanos();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        assertEquals(List.of(), List.copyOf(wrong), "the other pages were not disturbed");
        assertTrue(answers.size() >= 0.8 * due, answers.size() + " asked of " + due + " due");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }
}
