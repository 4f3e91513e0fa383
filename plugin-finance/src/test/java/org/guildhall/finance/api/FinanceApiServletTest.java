package org.guildhall.finance.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.guildhall.api.account.Account;
import org.guildhall.api.token.NewApiToken;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.intake.FinanceScopes;
import org.guildhall.runtime.token.KeptTokens;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What other systems send wrong is told to them, and is no failure of ours. */
@EachDatabase
@Tag("F15")
class FinanceApiServletTest {
    private final FinanceFixture core;
    private final FinanceApiServlet servlet;
    private final String token;

    FinanceApiServletTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        KeptTokens tokens = core.newTokens();
        tokens.add(new FinanceScopes());
        servlet = new FinanceApiServlet(tokens, core.newIntake(tokens), core.texts, core.ids());
        Account administrator = core.newAdministrator();
        token = core.as(
                        administrator,
                        () -> tokens.issue(new NewApiToken(
                                "Ledger",
                                Set.of("finance:persons:write", "finance:documents:recall"),
                                core.clock.instant().plus(Duration.ofDays(90)))))
                .secret();
    }

    @Test
    void whatIsNullIsMissing() throws IOException {
        for (String body : List.of("null", "{}", "{\"persons\":null}", "{\"persons\":[null]}", "{\"persons\":[]}")) {
            Answer answer = post("/persons", token, body(body));
            assertEquals(400, answer.status, body);
            assertEquals("application/problem+json", answer.type);
        }
        for (String body : List.of(
                "{\"external_id\":\"A-1\",\"reason\":null}",
                "{\"external_id\":null,\"reason\":\"Why\"}",
                "{\"external_id\":null}")) {
            Answer answer = post("/recalls", token, body(body));
            assertTrue(answer.status == 404 || answer.status == 422, body + " " + answer.status);
            assertEquals("application/problem+json", answer.type);
        }
    }

    @Test
    void readsNoEndlessBodyOfAStranger() throws IOException {
        AtomicLong read = new AtomicLong();
        Answer answer = post("/persons", "none", new Endless(read));
        assertEquals(401, answer.status);
        assertEquals("close", answer.headers.get("Connection"));
        assertTrue(read.get() < 5_000_000, "read: " + read);
        Answer small = post("/persons", "none", body("{}"));
        assertEquals(401, small.status);
        assertNull(small.headers.get("Connection"), "what is short leaves the connection open");
    }

    private static ServletInputStream body(String json) {
        return new Body(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer post(String path, String secret, ServletInputStream body) throws IOException {
        Map<String, Object> attributes = new HashMap<>();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getPathInfo" -> path;
                    case "getMethod" -> "POST";
                    case "getContentType" -> "application/json";
                    case "getInputStream" -> body;
                    case "getHeader" -> arguments[0].equals("Authorization") ? "Bearer " + secret : null;
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        Answer answer = new Answer();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "setHeader" -> answer.headers.put((String) arguments[0], (String) arguments[1]);
                        case "setStatus" -> answer.status = (int) arguments[0];
                        case "setContentType" -> answer.type = (String) arguments[0];
                        case "setContentLength" -> {}
                        case "getOutputStream" -> {
                            return answer;
                        }
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
        servlet.service(request, response);
        return answer;
    }

    private static final class Answer extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<String, String> headers = new HashMap<>();
        private int status;
        private String type = "";

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(@Nullable WriteListener listener) {
            throw new IllegalStateException("Written without waiting");
        }
    }

    private static class Body extends ServletInputStream {
        private final InputStream bytes;

        Body(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(@Nullable ReadListener listener) {
            throw new IllegalStateException("Read without waiting");
        }
    }

    /** What somebody sends who never stops. */
    private static final class Endless extends Body {
        private final AtomicLong read;

        Endless(AtomicLong read) {
            super(InputStream.nullInputStream());
            this.read = read;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (read.addAndGet(length) > 50_000_000) {
                throw new IllegalStateException("It has read too much");
            }
            return length;
        }
    }
}
