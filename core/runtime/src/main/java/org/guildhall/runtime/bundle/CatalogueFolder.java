package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.guildhall.api.error.RefusedException;

/** A catalogue in a folder that this machine can read; its files lie in that folder or below. */
record CatalogueFolder(Path index) implements CataloguePlace {
    @Override
    public void copy(String file, long most, OutputStream out) throws IOException {
        Path wanted = file.equals(INDEX) ? index : inside(file);
        if (!Files.isRegularFile(wanted) || !Files.isReadable(wanted)) {
            throw new RefusedException("catalogue.missing", wanted);
        }
        try (InputStream in = Files.newInputStream(wanted)) {
            CataloguePlace.copy(in, String.valueOf(wanted.getFileName()), most, out);
        }
    }

    private Path inside(String file) throws IOException {
        Path folder = Objects.requireNonNull(index.getParent(), "a file lies in a folder");
        try {
            Path wanted = folder.resolve(file).normalize();
            boolean there = Files.exists(wanted);
            // a link may lead out of the folder
            boolean inside = there
                    ? wanted.toRealPath().startsWith(folder.toRealPath())
                    : wanted.startsWith(folder) && !file.contains("://");
            if (!inside) {
                throw new RefusedException("catalogue.elsewhere", file);
            }
            return wanted;
        } catch (InvalidPathException e) {
            throw CataloguePlace.refused("catalogue.elsewhere", e, file);
        }
    }
}
