package org.guildhall.vaadin.internal;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with no more in its body than is good to hold in memory, where Flow puts what a page's scripts send. Files that people
 * choose go past it: they are read as they come, by those who know how large one may be.
 */
final class BoundedBody extends HttpServletRequestWrapper {

    /** A message of a page has a few hundred bytes; the longest text that a page takes, a few tens of thousands. */
    static final int MOST = 512 * 1_024;

    private static final String UPLOADS = "/VAADIN/dynamic/";

    private final byte[] body;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    private BoundedBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** The request, as it may be served; empty for one with too large a body. */
    static Optional<HttpServletRequest> of(HttpServletRequest request) throws IOException {
        if (isUpload(request)) {
            return Optional.of(request);
        }
        long stated = request.getContentLengthLong();
        if (stated > MOST) {
            return Optional.empty();
        }
        if (stated >= 0) {
            // the server gives no more than that
            return Optional.of(request);
        }
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        return body.length > MOST ? Optional.empty() : Optional.of(new BoundedBody(request, body));
    }

    /** Flow takes a request for a message by its parameter, wherever it is sent to. */
    private static boolean isUpload(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info != null
                && info.startsWith(UPLOADS)
                && request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) == null;
    }

    @Override
    public ServletInputStream getInputStream() {
        if (stream == null) {
            stream = new Read(body);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        if (reader == null) {
            reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), charset()));
        }
        return reader;
    }

    private Charset charset() {
        String name = getCharacterEncoding();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** What has been read already. */
    private static final class Read extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Read(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Read without waiting: it is all here");
        }
    }
}
