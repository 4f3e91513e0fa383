package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents and records by the API: its guide, command by command, and what it says no to. */
class FinanceApiTest {
    private static final Pattern BLOCK =
            Pattern.compile("```bash\n(.*?)```\\s*(?:[^`]*?```json\n(.*?)```)?", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NONE = "00000000-0000-7000-8000-000000000000";
    private static final List<String> SCOPES = List.of(
            "Send financial documents",
            "Recall financial documents",
            "Send records of persons",
            "See what became of imports");

    @Test
    @Tag("F15")
    void theGuideWorksCommandByCommandAndOfficersSeeWhatCame() throws IOException, InterruptedException {
        Product product = Product.shared();
        try (Visitor administrator = Visitor.of(product);
                Visitor officer = Visitor.of(product)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("API tokens").reached("API tokens");
            Looks.check(administrator.page(), "tokens-none");
            administrator.follow("Make a token").reached("Make a token");
            administrator.press("Make the token");
            administrator
                    .sees("Enter a name of at most 100 characters that says which system uses the token")
                    .sees("Choose at least one thing that the token is for");
            Looks.check(administrator.page(), "token-problems");
            String token = make(administrator, "Guide", SCOPES);
            Looks.check(administrator.page(), "token-made");
            Path folder = Product.freshFolder("api-guide");
            Files.copy(DemoLetters.file("invoice-2026-10.pdf"), folder.resolve("invoice.pdf"));
            int run = runGuide(product, token, folder);
            assertTrue(run >= 8, "blocks of the guide: " + run);

            administrator.follow("API tokens").reached("API tokens");
            Locator row = administrator
                    .page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Guide"));
            assertThat(row).containsText("In use");
            assertThat(row).not().containsText("Never");
            assertFalse(administrator.page().content().contains(token), "nobody sees it again");
            Looks.check(administrator.page(), "tokens");
            administrator.press("Cymraeg").reached("Tocynnau API");
            Looks.check(administrator.page(), "tokens-cy");
            administrator.press("English").reached("API tokens");
            administrator.press(row.getByRole(AriaRole.LINK)).reached("Guide");
            Looks.check(administrator.page(), "token");
            administrator.press("Revoke this token").reached("Revoke the token of Guide?");
            Looks.check(administrator.page(), "token-revoke");
            administrator.press("Yes, revoke it").sees("The token is revoked.");
            assertEquals(401, send(product, "GET", "/runs/" + NONE, token).statusCode());

            SignIn.demo(officer, SignIn.OFFICER);
            officer.follow(Labels.IMPORTS).reached(Labels.IMPORTS);
            assertThat(officer.page()
                            .getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("API: Guide")))
                    .hasCount(2);
            Looks.check(officer.page(), "imports-by-api");
        }
    }

    @Test
    @Tag("F15")
    void saysNoInTheFormOfProblemDetails() throws IOException, InterruptedException {
        Product product = Product.shared();
        try (Visitor administrator = Visitor.of(product)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/tokens/new");
            String token = make(administrator, "Reader", List.of("See what became of imports"));
            assertProblem(401, "unauthorised", send(product, "GET", "/runs/" + NONE, ""));
            assertProblem(
                    401, "unauthorised", send(product, "GET", "/runs/" + NONE, "gh_000000000000_" + "A".repeat(43)));
            assertProblem(404, "not-found", send(product, "GET", "/runs/" + NONE, token));
            assertProblem(404, "not-found", send(product, "GET", "/nowhere", token));
            HttpResponse<String> method = send(product, "DELETE", "/documents", token);
            assertProblem(405, "method", method);
            assertEquals("POST", method.headers().firstValue("Allow").orElse(""));
            assertProblem(415, "media-type", send(product, "POST", "/documents", token));
            assertProblem(403, "forbidden", send(product, "POST", "/runs/finish", token));
            assertProblem(
                    403,
                    "forbidden",
                    send(
                            product,
                            "POST",
                            "/recalls",
                            token,
                            "application/json",
                            "{\"external_id\":\"A\",\"reason\":\"B\"}"));
            assertProblem(
                    400, "malformed", send(product, "POST", "/persons", token, "application/json", "{\"persons\": 3}"));
            assertProblem(
                    400,
                    "malformed",
                    send(
                            product,
                            "POST",
                            "/documents",
                            token,
                            "multipart/form-data; boundary=x",
                            "--x\r\nContent-Disposition: form-data; name=\"colour\"\r\n\r\nred\r\n--x--\r\n"));
            HttpResponse<String> description = send(product, "GET", "/openapi.yaml", "");
            assertEquals(200, description.statusCode());
            assertTrue(description.body().startsWith("openapi: 3.1.0"));
        }
    }

    @Test
    @Tag("F15")
    @Tag("E3")
    void aRecalledDocumentIsOpenToNobodyAnyMoreAndOfficersSeeWhoHadReadIt() {
        Product product = Product.shared();
        String letter = "Filed for the wrong person";
        DemoLetters.drop(product, DemoLetters.Row.of("RECALL-1", "CF1001", "invoice", letter, "invoice-2026-10.pdf"));
        try (Visitor citizen = Visitor.of(product);
                Visitor officer = Visitor.of(product)) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            citizen.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
            citizen.type(citizen.search("Search"), letter);
            String path = citizen.link(letter).getAttribute("href").replaceAll("\\?.*", "");
            assertEquals(200, status(citizen, path));

            SignIn.demo(officer, SignIn.OFFICER);
            officer.follow(Labels.PEOPLE).reached(Labels.PEOPLE);
            officer.type("Search for a person", "Edith Pemberton");
            officer.press(officer.link("Edith Pemberton")).reached("Edith Pemberton");
            officer.follow("View documents").reached("Documents of Edith Pemberton");
            officer.type(officer.search("Search"), letter);
            Looks.check(officer.page(), "documents-officer");
            officer.press("Readers and recall " + letter).reached(letter);
            assertThat(officer.page().getByRole(AriaRole.TABLE)).containsText(SignIn.CITIZEN);
            Looks.check(officer.page(), "document-record");
            officer.press("Recall this document").reached("Recall this document?");
            officer.press("Recall this document").sees("Say why it is recalled, in at most 1000 characters");
            Looks.check(officer.page(), "document-recall");
            officer.type("Why was it recalled?", "It is about somebody else").press("Recall this document");
            officer.sees("The document is recalled. Its readers cannot open it any more.");

            assertEquals(403, status(citizen, path), "at once");
            citizen.type(citizen.search("Search"), letter + " ");
            citizen.type(citizen.search("Search"), letter);
            assertThat(citizen.link(letter)).hasCount(0);
            assertEquals(200, status(officer, path));

            officer.press("Delete the file").reached("Delete the file for good?");
            officer.press("Delete the file").sees("The file is deleted. The record stays.");
            Looks.check(officer.page(), "document-deleted");
            assertEquals(404, status(officer, path));
            officer.press("Cymraeg").sees("Pwy sydd wedi'i hagor");
            Looks.check(officer.page(), "document-deleted-cy");
            // the language is remembered, and others sign in with this account
            officer.press("English").sees("Who has opened it");
        }
    }

    @Test
    @Tag("F14")
    void documentsAreFilteredByKindDateAndWhetherTheyWereRead() {
        Product product = Product.shared();
        DemoLetters.drop(
                product,
                DemoLetters.Row.of(
                        "FILTER-1", "CF1001", "remittance-advice", "Never opened", "remittance-2026-10.pdf"));
        try (Visitor citizen = Visitor.of(product)) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            citizen.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
            assertThat(citizen.link("Never opened")).isVisible();
            citizen.select("Kind", "Invoice");
            assertThat(citizen.link("Never opened")).hasCount(0);
            citizen.select("Kind", "All kinds");
            citizen.select("Show", "Not read yet");
            assertThat(citizen.link("Never opened")).isVisible();
            String path = citizen.link("Never opened").getAttribute("href").replaceAll("\\?.*", "");
            assertEquals(200, status(citizen, path));
            citizen.select("Show", "All documents");
            assertThat(citizen.link("Never opened")).isVisible();
            citizen.select("Show", "Not read yet");
            assertThat(citizen.link("Never opened")).hasCount(0);
            citizen.select("Show", "All documents");
            citizen.page().getByText("Filter by document date").click();
            date(citizen, "From", "1", "13", "2026");
            citizen.press("Show documents of these dates");
            citizen.sees("Enter a real date, such as 6 4 2026, or leave it empty");
            Looks.check(citizen.page(), "documents-date-problem");
            date(citizen, "From", "6", "10", "2026");
            citizen.press("Show documents of these dates");
            assertThat(citizen.link("Never opened")).hasCount(0);
            date(citizen, "From", "5", "10", "2026");
            citizen.press("Show documents of these dates");
            assertThat(citizen.link("Never opened")).isVisible();
            Looks.check(citizen.page(), "documents-dates");
            citizen.press("Clear the dates");
            assertThat(citizen.link("Never opened")).isVisible();
        }
    }

    private static void date(Visitor visitor, String legend, String day, String month, String year) {
        Locator group = visitor.group(legend);
        visitor.type(group.getByLabel("Day"), day);
        visitor.type(group.getByLabel("Month"), month);
        visitor.type(group.getByLabel("Year"), year);
    }

    /** Makes a token on the page that asks for it; what it says. */
    static String make(Visitor administrator, String name, List<String> scopes) {
        administrator.type("Which system will use it?", name);
        scopes.forEach(administrator::tickBox);
        administrator.press("Make the token").reached("The token for " + name);
        return administrator.page().locator("#token").innerText().strip();
    }

    private static int runGuide(Product product, String token, Path folder) throws IOException, InterruptedException {
        Path guide = Path.of(System.getProperty("guildhall.source"), "plugin-finance/docs/api.md");
        Matcher block = BLOCK.matcher(Files.readString(guide));
        int run = 0;
        while (block.find()) {
            ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.group(1))
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("errors.txt").toFile());
            builder.environment().put("API", product.url("api/finance/v1"));
            builder.environment().put("TOKEN", token);
            Process shell = builder.start();
            shell.getOutputStream().close();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, shell.waitFor(), () -> block.group(1) + said);
            run++;
            if (block.group(2) != null) {
                assertLike(JSON.readTree(block.group(2)), JSON.readTree(said), block.group(1));
            }
        }
        return run;
    }

    /** The same members; the same values, but for those that the guide cannot know: ids, times, and what it leaves out by dots. */
    private static void assertLike(JsonNode told, JsonNode said, String where) {
        if (told.isObject()) {
            assertEquals(new TreeSet<>(told.propertyNames()), new TreeSet<>(said.propertyNames()), where + "\n" + said);
            told.propertyNames().forEach(name -> assertLike(told.get(name), said.get(name), where + "\n" + name));
        } else if (told.isArray()) {
            assertTrue(said.size() >= told.size(), where + "\n" + said);
            for (int each = 0; each < told.size(); each++) {
                assertLike(told.get(each), said.get(each), where);
            }
        } else if (told.isString()
                && (told.stringValue().endsWith("...") || told.stringValue().endsWith("Z"))) {
            assertFalse(said.stringValue().isEmpty(), where);
        } else {
            assertEquals(told, said, where);
        }
    }

    private static void assertProblem(int status, String kind, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals("urn:guildhall:finance:" + kind, problem.get("type").stringValue());
        assertEquals(status, problem.get("status").intValue());
        assertFalse(problem.get("title").stringValue().isEmpty());
        assertFalse(problem.get("detail").stringValue().contains("finance.api"), answer.body());
        if (status == 401) {
            assertTrue(
                    answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        }
    }

    private static HttpResponse<String> send(Product product, String method, String path, String token)
            throws IOException, InterruptedException {
        return send(product, method, path, token, "text/plain", "");
    }

    private static HttpResponse<String> send(
            Product product, String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.url("api/finance/v1" + path)))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int status(Visitor visitor, String path) {
        return visitor.page().request().get(visitor.product().url(path)).status();
    }
}
