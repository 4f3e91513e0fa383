package org.guildhall.runtime.subject;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectAccess;
import org.guildhall.runtime.time.London;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends what is kept of somebody as a ZIP archive, {@code /subject-data/account/ID} or {@code /subject-data/person/ID}. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=guildhall-subject-data",
            "osgi.http.whiteboard.servlet.pattern=/subject-data/*",
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=guildhall)"
        })
public final class SubjectServlet extends HttpServlet {
    private final transient SubjectAccess subjects;
    private final transient Clock clock;

    @Activate
    public SubjectServlet(@Reference SubjectAccess subjects, @Reference Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/zip");
        // names nobody: it lies in the downloads of whoever answers the request
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"subject-data-" + LocalDate.now(clock.withZone(London.ZONE)) + ".zip\"");
        try {
            // the service asks before it writes, so that the answer can still say no
            send(path.split("/"), response.getOutputStream());
        } catch (NotFoundException none) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, none);
        } catch (NotPermittedException refused) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, refused);
        }
    }

    private void send(String[] parts, OutputStream out) throws IOException {
        UUID id = id(parts);
        switch (parts[1]) {
            case "account" -> subjects.exportAccount(new AccountId(id), out);
            case "person" -> subjects.exportPerson(new PersonId(id), out);
            default -> throw new NotFoundException("subject " + parts[1]);
        }
    }

    private static UUID id(String[] parts) {
        try {
            if (parts.length == 3) {
                return UUID.fromString(parts[2]);
            }
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("subject " + parts[2]);
        }
        throw new NotFoundException("subject of " + parts.length + " parts");
    }

    /** Leaves it to the context's page for the status to say so. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Exception reason)
            throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The archive broke off", reason);
        }
        response.reset();
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        response.sendError(status);
    }
}
