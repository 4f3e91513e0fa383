package org.guildhall.finance.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F15")
class MultipartCallTest {
    private static final String VALUE =
            "--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nLlythyr Siân\r\n";
    private static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"â.pdf\"\r\n\r\n%PDF-1.4\r\n";
    private static final String END = "--x--\r\n";

    @Test
    void readsTheValuesAndThenTheFileAsItComes() throws IOException {
        MultipartCall call = call(VALUE + FILE + END, digest(VALUE + FILE + END));
        assertEquals(Map.of("description", "Llythyr Siân"), call.values());
        assertEquals("â.pdf", call.name());
        try (InputStream bytes = call.open()) {
            assertEquals("%PDF-1.4", new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
        call.end();
    }

    @Test
    void refusesABodyThatIsNotWhatItsDigestSays() throws IOException {
        MultipartCall call = call(VALUE + FILE + END, digest("another body"));
        call.open().close();
        assertEquals(Problem.Kind.DIGEST, assertThrows(Problem.class, call::end).kind());
    }

    @Test
    void refusesWhatComesAfterTheFileWhatIsUnknownTwiceOrMissing() throws IOException {
        MultipartCall late = call(FILE + VALUE + END, null);
        late.open().close();
        assertThrows(Problem.class, late::end);
        assertThrows(Problem.class, () -> call(VALUE + VALUE + FILE + END, null));
        assertThrows(Problem.class, () -> call(VALUE.replace("description", "colour") + FILE + END, null));
        assertThrows(Problem.class, () -> call(VALUE + END, null));
        assertThrows(Problem.class, () -> call(VALUE.replace("Siân", "x".repeat(9_000)) + FILE + END, null));
    }

    private static MultipartCall call(String body, @Nullable String digest) throws IOException {
        return new MultipartCall(
                "multipart/form-data; boundary=x",
                new ContentDigest(digest, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                List.of("description"));
    }

    private static String digest(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha-512=:AAAA:, sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
