package org.guildhall.ui.page;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.UUID;
import org.guildhall.api.error.NotFoundException;

/** Ids in the addresses of pages. */
public final class PathPart {
    private PathPart() {}

    /** The id of this name in the address that is being entered. */
    public static UUID id(BeforeEnterEvent event, String name) {
        String text = event.getRouteParameters().get(name).orElse("");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(event.getLocation().getPath());
        }
    }
}
