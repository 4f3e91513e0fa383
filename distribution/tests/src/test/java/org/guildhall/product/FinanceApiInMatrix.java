package org.guildhall.product;

import static org.guildhall.product.Matrix.ADMINISTRATOR;
import static org.guildhall.product.Matrix.MANAGER;
import static org.guildhall.product.Matrix.OFFICER;
import static org.guildhall.product.Matrix.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every call that the API describes × a token for each single thing, one that was revoked, none, and somebody who is signed in. */
final class FinanceApiInMatrix {
    private static final String BASE = "api/finance/v1";
    private static final String EVERYBODY = "";
    private static final String SEND = "Send financial documents";
    private static final String RECALL = "Recall financial documents";
    private static final String PERSONS = "Send records of persons";
    private static final String READ = "See what became of imports";
    private static final String REVOKED = "revoked";

    /** What each call asks of a token. */
    private static final Map<String, String> CALLS = Map.of(
            "GET /openapi.yaml", EVERYBODY,
            "POST /documents", SEND,
            "POST /recalls", RECALL,
            "POST /persons", PERSONS,
            "POST /runs/finish", SEND,
            "GET /runs/{run}", READ,
            "GET /runs/{run}/lines", READ);

    /** Whole calls, so that nothing is wrong with them but the token; none of them brings anything. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /documents",
                    "--x\r\nContent-Disposition: form-data; name=\"external_id\"\r\n\r\nA\r\n"
                            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                            + "Content-Type: application/pdf\r\n\r\n%PDF-\r\n--x--\r\n",
            "POST /recalls", "{\"external_id\": \"MATRIX-0\", \"reason\": \"None\"}",
            "POST /persons", "{\"persons\": [{\"person_ref\": \"MATRIX-0\"}]}");

    /** The permission that a token is refused with. */
    private static final Map<String, String> PERMISSIONS = Map.of(
            SEND, "finance:documents:write",
            RECALL, "finance:documents:recall",
            PERSONS, "finance:persons:write",
            READ, "finance:imports:read");

    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** A token for each thing; their names are markers. */
    void make(Matrix matrix) {
        Visitor administrator = matrix.visitor(ADMINISTRATOR);
        for (String scope : PERMISSIONS.keySet()) {
            tokens.put(scope, token(administrator, matrix.marker("token " + scope, ADMINISTRATOR), scope));
        }
        String gone = matrix.marker("token gone", ADMINISTRATOR);
        tokens.put(REVOKED, token(administrator, gone, READ));
        administrator.open("admin/tokens");
        administrator
                .page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(gone))
                .getByRole(AriaRole.LINK)
                .click();
        administrator.reached(gone);
        matrix.object("token", administrator.page().url().replaceAll(".*/", ""));
        administrator.press("Revoke this token").press("Yes, revoke it").sees("The token is revoked.");
    }

    /** Takes a letter back. */
    void recall(Matrix matrix, String externalId, String reason) {
        String body = "{\"external_id\": \"" + externalId + "\", \"reason\": \"" + reason + "\"}";
        HttpResponse<String> answer = send(matrix, "POST", "/recalls", body, "Bearer " + tokens.get(RECALL), "");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String token(Visitor administrator, String name, String scope) {
        administrator.open("admin/tokens/new");
        return FinanceApiTest.make(administrator, name, List.of(scope));
    }

    void look(Matrix matrix) {
        Set<String> lines = new HashSet<>(CALLS.keySet());
        for (String call : described(matrix)) {
            if (!lines.remove(call)) {
                matrix.wrong(
                        "The API call \"" + call + "\" has no line: add it to CALLS with the scope that it asks for");
                continue;
            }
            String scope = CALLS.getOrDefault(call, EVERYBODY);
            for (String held : tokens.keySet()) {
                int expected = held.equals(REVOKED) ? 401 : held.equals(scope) ? 0 : 403;
                answer(matrix, call, "a token to " + held, "Bearer " + tokens.get(held), "", scope, expected);
            }
            answer(matrix, call, "nobody", "", "", scope, 401);
            for (String role : new String[] {OWNER, OFFICER, MANAGER, ADMINISTRATOR}) {
                answer(matrix, call, role, "", matrix.cookies(role), scope, 401);
            }
        }
        lines.forEach(call -> matrix.wrong("The API has no call \"" + call + "\": its line goes"));
    }

    private static void answer(
            Matrix matrix, String call, String caller, String token, String cookies, String scope, int refusal) {
        String[] way = call.split(" ", 2);
        HttpResponse<String> answer = send(
                matrix,
                way[0],
                way[1].replace("{run}", matrix.id("run")),
                BODIES.getOrDefault(call, ""),
                token,
                cookies);
        boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
        int expected = scope.equals(EVERYBODY) ? 0 : refusal;
        if (expected == 0 ? refused : answer.statusCode() != expected) {
            matrix.wrong(call + " answers " + caller + " with " + answer.statusCode());
        }
        if (expected != 0) {
            matrix.reached(caller, call, answer.headers() + answer.body());
        }
    }

    private static List<String> described(Matrix matrix) {
        List<String> calls = new ArrayList<>();
        String path = "";
        boolean inPaths = false;
        for (String line :
                send(matrix, "GET", "/openapi.yaml", "", "", "").body().lines().toList()) {
            if (!line.startsWith(" ")) {
                inPaths = line.startsWith("paths:");
            } else if (inPaths && line.matches(" {2}/\\S*:")) {
                path = line.strip().replaceAll(":$", "");
            } else if (inPaths && line.matches(" {4}(get|put|post|delete|patch|head):")) {
                calls.add(line.strip().replaceAll(":$", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        return calls;
    }

    private static HttpResponse<String> send(
            Matrix matrix, String method, String path, String body, String token, String cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(matrix.product().url(BASE + path)))
                .header(
                        "Content-Type",
                        path.equals("/documents") ? "multipart/form-data; boundary=x" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
