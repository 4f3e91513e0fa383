package org.guildhall.runtime.document;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.guildhall.api.document.DocumentContent;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.error.UnavailableException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The stable address of each document, {@code /documents/<uuid>}; {@code ?view=1} shows a PDF or picture in the tab. Who asks is
 * bound to the request by the filters of the same servlet context.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-documents",
            "osgi.http.whiteboard.servlet.pattern=/documents/*",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class DocumentServlet extends HttpServlet {
    /** Types that a browser shows without running anything of the file. */
    private static final Set<String> SHOWN =
            Set.of("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp");

    /** The browser's own PDF viewer needs its frame, its styles and pictures; no script of the file runs. */
    private static final String VIEWER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " object-src 'self'; frame-src 'self'; frame-ancestors 'self'";

    private static final String FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final transient Documents documents;

    @Activate
    public DocumentServlet(@Reference Documents documents) {
        this.documents = documents;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Referrer-Policy", "same-origin");
        try {
            serve(request, response, documents.open(id(request)));
        } catch (NotFoundException none) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, none);
        } catch (NotPermittedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        } catch (UnavailableException away) {
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, away);
        } catch (RefusedException notNow) {
            refuse(request, response, HttpServletResponse.SC_CONFLICT, notNow);
        }
    }

    /** Leaves it to the context's page for the status to say so; without one the status alone answers. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception reason)
            throws IOException {
        if (response.isCommitted()) {
            // the bytes were on their way: the answer is cut off, so that nobody takes the part for the whole
            throw new IOException("The answer broke off", reason);
        }
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        response.sendError(status);
    }

    private static DocumentId id(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        try {
            return DocumentId.parse(path.substring(Math.min(1, path.length())));
        } catch (IllegalArgumentException none) {
            throw new NotFoundException("document at " + path);
        }
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response, DocumentContent content)
            throws IOException {
        StoredDocument document = content.document();
        boolean shown = request.getParameter("view") != null && SHOWN.contains(document.mediaType());
        String tag = '"' + document.sha256() + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Security-Policy", shown ? VIEWER_POLICY : FILE_POLICY);
        response.setHeader("X-Frame-Options", shown ? "SAMEORIGIN" : "DENY");
        response.setHeader("Content-Disposition", disposition(shown ? "inline" : "attachment", document.fileName()));
        response.setContentType(document.mediaType());
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String onlyIf = request.getHeader("If-Range");
        ByteRange range = onlyIf == null || onlyIf.equals(tag)
                ? ByteRange.parse(request.getHeader("Range"), document.size())
                : ByteRange.WHOLE;
        boolean body = !request.getMethod().equals("HEAD");
        switch (range) {
            case ByteRange.Whole whole -> {
                response.setContentLengthLong(document.size());
                if (body) {
                    content.writeTo(response.getOutputStream());
                }
            }
            case ByteRange.Part part -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        "Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + document.size());
                response.setContentLengthLong(part.last() - part.first() + 1);
                if (body) {
                    content.writeTo(response.getOutputStream(), part.first(), part.last());
                }
            }
            case ByteRange.Unsatisfiable none -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader("Content-Range", "bytes */" + document.size());
                response.setContentLength(0);
            }
        }
    }

    private static boolean matches(String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String known : header.split(",")) {
            String bare = known.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 6266: a plain name for old clients, and the name as it is (RFC 8187). */
    static String disposition(String kind, String fileName) {
        String plain = fileName.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%;]", "_");
        StringBuilder coded = new StringBuilder();
        for (byte each : fileName.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean same = letter < 0x80 && (Character.isLetterOrDigit(letter) || "!#$&+-.^_`|~".indexOf(letter) >= 0);
            coded.append(same ? String.valueOf(letter) : "%%%02X".formatted(each & 0xff));
        }
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + coded;
    }
}
