package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.guildhall.api.error.RefusedException;

/** Where a catalogue and its files lie; nothing is read from anywhere else. */
interface CataloguePlace {
    /** Stands for the catalogue itself among the files. */
    String INDEX = "";

    /**
     * Copies a file.
     *
     * @param file as the catalogue names it, or {@link #INDEX}
     * @param most bytes that it may have
     * @throws RefusedException if it cannot be had, lies elsewhere, or is larger
     */
    void copy(String file, long most, OutputStream out) throws IOException;

    /**
     * The place that the council names.
     *
     * @param below the folder that a path without a slash begins at
     * @throws RefusedException if nothing can lie there
     */
    static CataloguePlace of(String source, Path below, int seconds) {
        if (source.isEmpty()) {
            throw new RefusedException("catalogue.none");
        }
        if (!source.contains("://")) {
            try {
                return new CatalogueFolder(
                        below.resolve(source).toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                throw refused("catalogue.source", e, source);
            }
        }
        try {
            URI address = new URI(source);
            if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
                throw new RefusedException("catalogue.https", source);
            }
            if (address.getRawUserInfo() != null) {
                throw new RefusedException("catalogue.user");
            }
            return new CatalogueServer(address, seconds);
        } catch (URISyntaxException e) {
            throw refused("catalogue.source", e, source);
        }
    }

    /** Copies what is there, and refuses when there is more. */
    static void copy(InputStream in, String name, long most, OutputStream out) throws IOException {
        long left = most;
        byte[] buffer = new byte[64 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            left -= length;
            if (left < 0) {
                throw new RefusedException("catalogue.too-large", name, most);
            }
            out.write(buffer, 0, length);
        }
    }

    /** A no with the exception that led to it. */
    static RefusedException refused(String textKey, Exception cause, Object... values) {
        RefusedException refused = new RefusedException(textKey, values);
        refused.initCause(cause);
        return refused;
    }
}
