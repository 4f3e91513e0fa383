package org.guildhall.finance.api;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.text.Texts;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.api.token.TokenCheck;
import org.guildhall.finance.document.RecordedDocument;
import org.guildhall.finance.intake.ApiIntake;
import org.guildhall.finance.intake.ImportLine;
import org.guildhall.finance.intake.ImportRun;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses below {@code /api/finance/v1}, as {@code openapi.yaml} describes them. It reads what is sent and says what came of it;
 * {@link ApiIntake} asks what the token is for and does the work.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-finance-api",
            "osgi.http.whiteboard.servlet.pattern=" + FinanceApiServlet.BASE + "/*",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class FinanceApiServlet extends HttpServlet {
    static final String BASE = "/api/finance/v1";

    private static final Logger LOG = LoggerFactory.getLogger(FinanceApiServlet.class);
    private static final int LONGEST_JSON = 2_000_000;
    private static final int MOST_PERSONS = 1_000;

    /** How much of a body is read, to no purpose, for callers whom nobody knows. */
    private static final int MOST_OF_STRANGERS = 4_000_000;

    /** Where a request says that its caller is known. */
    private static final String KNOWN = FinanceApiServlet.class.getName() + ".known";

    /** How much of an id is its time and its version, and the same for all of a moment. */
    private static final int TIME = 24;

    private static final int BUFFER = 8_192;

    private static final String KEY = "Idempotency-Key";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, List<Map<String, String>>>> PERSONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final transient ApiTokens tokens;
    private final transient ApiIntake intake;
    private final transient Texts texts;
    private final transient Ids ids;

    /** Hands what is sent to the intake. */
    @Activate
    public FinanceApiServlet(
            @Reference ApiTokens tokens, @Reference ApiIntake intake, @Reference Texts texts, @Reference Ids ids) {
        this.tokens = tokens;
        this.intake = intake;
        this.texts = texts;
        this.ids = ids;
    }

    /** What can be asked for; the description has exactly these. */
    enum Route {
        DESCRIPTION("GET", "/openapi.yaml"),
        SEND_DOCUMENT("POST", "/documents"),
        RECALL("POST", "/recalls"),
        SEND_PERSONS("POST", "/persons"),
        FINISH("POST", "/runs/finish"),
        RUN("GET", "/runs/{run}"),
        LINES("GET", "/runs/{run}/lines");

        private final String method;
        private final String path;

        Route(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        private boolean leadsTo(String asked) {
            String[] mine = path.split("/");
            String[] theirs = asked.split("/");
            if (mine.length != theirs.length) {
                return false;
            }
            for (int part = 0; part < mine.length; part++) {
                if (!mine[part].startsWith("{") && !mine[part].equals(theirs[part])) {
                    return false;
                }
            }
            return true;
        }

        static List<Route> at(String asked) {
            return List.of(values()).stream()
                    .filter(route -> route.leadsTo(asked))
                    .toList();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            answer(request, response);
        } catch (Problem problem) {
            refuse(request, response, problem);
        } catch (NotFoundException none) {
            refuse(request, response, new Problem(Problem.Kind.NOT_FOUND));
        } catch (NotPermittedException notForThis) {
            refuse(request, response, new Problem(Problem.Kind.FORBIDDEN, String.valueOf(notForThis.getMessage())));
        } catch (RefusedException refused) {
            refuse(request, response, problem(refused));
        } catch (InvalidInputException invalid) {
            refuse(
                    request,
                    response,
                    new Problem(Problem.Kind.REFUSED)
                            .because(
                                    invalid.problems().stream().map(this::words).toList()));
        } catch (UncheckedIOException | IOException broken) {
            LOG.info("A call of another system broke off", broken);
            refuse(request, response, new Problem(Problem.Kind.MALFORMED, "the body broke off"));
        } catch (RuntimeException failed) {
            String reference = ids.next().toString().substring(TIME).toUpperCase(Locale.ROOT);
            LOG.error("A call of another system failed, reference {}", reference, failed);
            refuse(request, response, new Problem(Problem.Kind.FAILED, reference).with("reference", reference));
        }
    }

    private String words(FieldProblem problem) {
        return texts.get(Texts.ENGLISH, problem.textKey(), problem.arguments().toArray());
    }

    private Problem problem(RefusedException refused) {
        Problem.Kind kind =
                refused.textKey().equals("finance.api.key.other") ? Problem.Kind.KEY_USED : Problem.Kind.REFUSED;
        return new Problem(kind).because(List.of(texts.get(Texts.ENGLISH, refused.textKey(), refused.arguments())));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<Route> here = Route.at(path);
        if (here.isEmpty()) {
            throw new Problem(Problem.Kind.NOT_FOUND);
        }
        Route route = here.stream()
                .filter(each -> each.method.equals(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> notThisMethod(response, here));
        if (route == Route.DESCRIPTION) {
            describe(response);
            return;
        }
        ApiToken caller = caller(request, response);
        switch (route) {
            case DESCRIPTION -> throw new IllegalStateException("answered above");
            case SEND_DOCUMENT -> document(caller, request, response);
            case SEND_PERSONS -> persons(caller, request, response);
            case RECALL -> recall(caller, request, response);
            case FINISH -> {
                ImportRun run = intake.finish(caller).orElse(null);
                if (run == null) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    send(response, HttpServletResponse.SC_OK, told(run));
                }
            }
            case RUN -> send(response, HttpServletResponse.SC_OK, told(intake.run(caller, id(path))));
            case LINES -> lines(caller, request, response, id(path));
        }
    }

    private static Problem notThisMethod(HttpServletResponse response, List<Route> here) {
        String allowed = String.join(
                ", ", here.stream().map(Route::method).sorted().distinct().toList());
        response.setHeader("Allow", allowed);
        return new Problem(Problem.Kind.METHOD, allowed);
    }

    private ApiToken caller(HttpServletRequest request, HttpServletResponse response) {
        return switch (tokens.check(request.getHeader("Authorization"))) {
            case TokenCheck.Known known -> {
                request.setAttribute(KNOWN, true);
                yield known.token();
            }
            case TokenCheck.Missing missing -> throw unauthorised(response, "");
            case TokenCheck.Refused refused -> throw unauthorised(response, ", error=\"invalid_token\"");
        };
    }

    private static Problem unauthorised(HttpServletResponse response, String more) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"finance\"" + more);
        return new Problem(Problem.Kind.UNAUTHORISED);
    }

    private static UUID id(String path) {
        try {
            return UUID.fromString(path.split("/")[2]);
        } catch (IllegalArgumentException noId) {
            throw new Problem(Problem.Kind.NOT_FOUND);
        }
    }

    private void document(ApiToken caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Problem(Problem.Kind.MEDIA_TYPE, "multipart/form-data");
        }
        ContentDigest digest = new ContentDigest(request.getHeader("Content-Digest"), request.getInputStream());
        MultipartCall call = new MultipartCall(type, digest, ApiIntake.documentFields());
        ApiIntake.Answer answer = intake.document(caller, call.values(), call, request.getHeader(KEY));
        if (answer.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("external_id", answer.externalId());
        told.put("outcome", answer.outcome());
        told.put("run", answer.run().toString());
        told.put("line", answer.line());
        if (!answer.reasons().isEmpty()) {
            Problem refused = new Problem(Problem.Kind.REFUSED);
            told.forEach(refused::with);
            throw refused.because(answer.reasons());
        }
        drain(request);
        send(
                response,
                answer.outcome().equals("taken") && !answer.replayed()
                        ? HttpServletResponse.SC_CREATED
                        : HttpServletResponse.SC_OK,
                told);
    }

    private void persons(ApiToken caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Map<String, String>> records = json(request, PERSONS).get("persons");
        if (records == null || records.isEmpty() || records.size() > MOST_PERSONS) {
            throw new Problem(Problem.Kind.MALFORMED, "\"persons\": 1 to " + MOST_PERSONS);
        }
        if (records.stream().anyMatch(Objects::isNull)) {
            throw new Problem(Problem.Kind.MALFORMED, "\"persons\": null");
        }
        for (Map<String, String> each : records) {
            List<String> unknown = each.keySet().stream()
                    .filter(name -> !ApiIntake.personFields().contains(name))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new Problem(Problem.Kind.MALFORMED, "\"" + unknown.getFirst() + "\"");
            }
        }
        ApiIntake.RunAnswer answer = intake.persons(caller, withoutNulls(records), request.getHeader(KEY));
        if (answer.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        Map<String, Object> told = told(answer.run());
        told.put("lines", answer.lines().stream().map(FinanceApiServlet::told).toList());
        send(response, HttpServletResponse.SC_OK, told);
    }

    /** What is null in JSON is not given. */
    private static List<Map<String, String>> withoutNulls(List<Map<String, String>> records) {
        List<Map<String, String>> given = new ArrayList<>();
        for (Map<String, String> each : records) {
            Map<String, String> values = new LinkedHashMap<>();
            each.forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value);
                }
            });
            given.add(values);
        }
        return given;
    }

    private void recall(ApiToken caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = json(request, VALUES);
        RecordedDocument recalled = intake.recall(caller, given(values, "external_id"), given(values, "reason"));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("external_id", recalled.externalId());
        told.put("person_ref", recalled.person().reference());
        told.put("recalled_at", String.valueOf(recalled.document().recalledAt()));
        send(response, HttpServletResponse.SC_OK, told);
    }

    private static String given(Map<String, String> values, String name) {
        return Objects.requireNonNullElse(values.get(name), "");
    }

    private void lines(ApiToken caller, HttpServletRequest request, HttpServletResponse response, UUID run)
            throws IOException {
        boolean onlyRefused = "refused".equals(request.getParameter("outcome"));
        List<ImportLine> lines = intake.lines(caller, run, onlyRefused, number(request.getParameter("after")));
        send(
                response,
                HttpServletResponse.SC_OK,
                Map.of("lines", lines.stream().map(FinanceApiServlet::told).toList()));
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new Problem(Problem.Kind.MALFORMED, "\"after\"");
        }
    }

    private static Map<String, Object> told(ImportRun run) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("run", run.id().toString());
        told.put("kind", run.kind().name().toLowerCase(Locale.ROOT));
        told.put("started_at", run.startedAt().toString());
        if (run.finishedAt() != null) {
            told.put("finished_at", run.finishedAt().toString());
        }
        told.put("taken", run.taken());
        told.put("already_here", run.alreadyHere());
        told.put("refused", run.refused());
        return told;
    }

    private static Map<String, Object> told(ImportLine line) {
        return Map.of(
                "line",
                line.line(),
                "external_id",
                line.externalId(),
                "outcome",
                line.outcome(),
                "reason",
                line.reason());
    }

    private static <T> T json(HttpServletRequest request, TypeReference<T> type) throws IOException {
        String contentType = request.getContentType();
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Problem(Problem.Kind.MEDIA_TYPE, "application/json");
        }
        ContentDigest digest = new ContentDigest(request.getHeader("Content-Digest"), request.getInputStream());
        byte[] body = digest.body().readNBytes(LONGEST_JSON + 1);
        if (body.length > LONGEST_JSON) {
            throw new Problem(Problem.Kind.TOO_LARGE, "JSON");
        }
        digest.check();
        try {
            T value = JSON.readValue(body, type);
            if (value == null) {
                throw new Problem(Problem.Kind.MALFORMED, "null");
            }
            return value;
        } catch (JacksonException malformed) {
            throw new Problem(Problem.Kind.MALFORMED, String.valueOf(malformed.getOriginalMessage()));
        }
    }

    private static void describe(HttpServletResponse response) throws IOException {
        try (InputStream description = FinanceApiServlet.class.getResourceAsStream("/api/openapi.yaml")) {
            if (description == null) {
                throw new IllegalStateException("no description");
            }
            response.setContentType("application/yaml;charset=utf-8");
            description.transferTo(response.getOutputStream());
        }
    }

    /** So that a sender in the middle of a large file reads the answer instead of finding the connection cut. */
    private static void drain(HttpServletRequest request) throws IOException {
        request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Whether no more came than this. */
    private static boolean drain(HttpServletRequest request, int most) throws IOException {
        InputStream body = request.getInputStream();
        byte[] some = new byte[BUFFER];
        long read = 0;
        while (read <= most) {
            int more = body.read(some);
            if (more < 0) {
                return true;
            }
            read += more;
        }
        return false;
    }

    private static void send(HttpServletResponse response, int status, Map<String, Object> answer) throws IOException {
        send(response, status, "application/json", answer);
    }

    private static void send(HttpServletResponse response, int status, String type, Map<String, Object> answer)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        try {
            if (request.getAttribute(KNOWN) != null) {
                drain(request);
            } else if (!drain(request, MOST_OF_STRANGERS)) {
                response.setHeader("Connection", "close");
            }
        } catch (IOException gone) {
            LOG.debug("The rest of a refused call was not sent", gone);
        }
        Problem.Kind kind = problem.kind();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", "urn:guildhall:finance:" + kind.code());
        told.put("title", texts.get(Texts.ENGLISH, "finance.api." + kind.code()));
        told.put("status", kind.status());
        told.put("detail", texts.get(Texts.ENGLISH, "finance.api." + kind.code() + ".detail", problem.values()));
        told.putAll(problem.more());
        send(response, kind.status(), "application/problem+json", told);
    }
}
