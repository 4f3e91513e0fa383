package org.guildhall.finance.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;
import org.guildhall.finance.intake.ApiIntake;

/**
 * A document as a form (RFC 7578): its values first, then the part {@code file}, which is read as it comes and lies nowhere in
 * between.
 */
final class MultipartCall implements ApiIntake.Upload {
    private static final int LONGEST_VALUE = 8 * 1024;
    private static final int PARTS = 32;
    private static final String FILE = "file";

    private final ContentDigest digest;
    private final FileItemIterator parts;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final FileItemStream file;

    /** Reads as far as the file. */
    MultipartCall(String contentType, ContentDigest digest, List<String> known) throws IOException {
        this.digest = digest;
        try {
            FileUpload reader = new FileUpload();
            reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
            reader.setFileCountMax(PARTS);
            parts = reader.getItemIterator(new Body(contentType, digest.body()));
            file = untilFile(known);
        } catch (FileUploadException malformed) {
            throw new Problem(Problem.Kind.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private FileItemStream untilFile(List<String> known) throws FileUploadException, IOException {
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            String name = String.valueOf(part.getFieldName());
            if (name.equals(FILE)) {
                return part;
            }
            if (!known.contains(name) || values.containsKey(name)) {
                throw new Problem(Problem.Kind.MALFORMED, "part \"" + name + "\"");
            }
            values.put(name, value(part));
        }
        throw new Problem(Problem.Kind.MALFORMED, "part \"" + FILE + "\"");
    }

    private static String value(FileItemStream part) throws IOException {
        try (InputStream bytes = part.openStream()) {
            byte[] value = bytes.readNBytes(LONGEST_VALUE + 1);
            if (value.length > LONGEST_VALUE) {
                throw new Problem(Problem.Kind.TOO_LARGE, part.getFieldName());
            }
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    Map<String, String> values() {
        return values;
    }

    @Override
    public String name() {
        String name = file.getName();
        return name == null ? "" : name.strip();
    }

    @Override
    public InputStream open() {
        try {
            return new Unbroken(file.openStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void end() {
        try {
            if (parts.hasNext()) {
                throw new Problem(
                        Problem.Kind.MALFORMED, "part \"" + parts.next().getFieldName() + "\"");
            }
            digest.body().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (FileUploadException malformed) {
            throw new Problem(Problem.Kind.MALFORMED, String.valueOf(malformed.getMessage()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        digest.check();
    }

    private record Body(String contentType, InputStream bytes) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface still wants it beside its successor
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return bytes;
        }
    }

    /** A sender who goes away in the middle has sent nothing: no row is refused for it, and it can be sent again. */
    private static final class Unbroken extends FilterInputStream {
        Unbroken(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                return super.read(into, from, length);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
