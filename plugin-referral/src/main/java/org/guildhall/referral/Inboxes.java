package org.guildhall.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.error.NotFoundException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The inboxes that ship, in the order in which people see them ({@code inboxes/inboxes.json}). */
@Component(service = Inboxes.class)
public final class Inboxes {
    private final List<Inbox> all;

    /** Reads the file. */
    @Activate
    public Inboxes() {
        try (InputStream json = Inboxes.class.getResourceAsStream("/inboxes/inboxes.json")) {
            if (json == null) {
                throw new IllegalStateException("The bundle has lost its inboxes");
            }
            all = JsonMapper.builder().build().readValue(json.readAllBytes(), new TypeReference<List<Inbox>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All of them. */
    public List<Inbox> all() {
        return all;
    }

    /** The inbox of this id. */
    public Optional<Inbox> find(String id) {
        return all.stream().filter(inbox -> inbox.id().equals(id)).findFirst();
    }

    /**
     * The inbox of this id.
     *
     * @throws NotFoundException if there is none
     */
    public Inbox get(String id) {
        return find(id).orElseThrow(() -> new NotFoundException("inbox " + id));
    }
}
