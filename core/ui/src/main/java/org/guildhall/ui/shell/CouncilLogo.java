package org.guildhall.ui.shell;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.instance.Instance;
import org.guildhall.vaadin.HttpSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The council's logo: a picture in the data folder's {@code council} folder, named by a setting. */
@Component(
        service = {Servlet.class, CouncilLogo.class},
        property = {
            "osgi.http.whiteboard.servlet.pattern=/council-logo",
            "osgi.http.whiteboard.context.select=" + HttpSessions.CONTEXT_SELECT
        })
public final class CouncilLogo extends HttpServlet {
    private static final Map<String, String> TYPES =
            Map.of("svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg", "webp", "image/webp");

    private final Instance instance;

    /** Reads the setting anew each time. */
    @Activate
    public CouncilLogo(@Reference Instance instance) {
        this.instance = instance;
    }

    /** Address of the logo with the time of its last change, if there is one. */
    Optional<String> address() {
        return file().map(
                        file -> "council-logo?v=" + Long.toString(file.toFile().lastModified(), 36));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(type(file.get()));
        response.setHeader("Cache-Control", "max-age=3600");
        response.setContentLengthLong(Files.size(file.get()));
        Files.copy(file.get(), response.getOutputStream());
    }

    private Optional<Path> file() {
        String name = instance.council().logo();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path folder = instance.folder("council").toAbsolutePath().normalize();
        Path file = folder.resolve(name).normalize();
        return folder.equals(file.getParent()) && Files.isRegularFile(file) && TYPES.containsKey(ending(file))
                ? Optional.of(file)
                : Optional.empty();
    }

    private static String type(Path file) {
        return TYPES.getOrDefault(ending(file), "application/octet-stream");
    }

    private static String ending(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
