package org.guildhall.send;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.permission.Permission;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** What this portal contributes: a tile and the page that says what will be here, and the rights that its services ask for. */
@Component
@Designate(ocd = SendSettings.class)
public final class SendPortal implements Portal {
    private final Words words;

    /** Made by the framework. */
    @Activate
    public SendPortal(@Reference Words words) {
        this.words = words;
    }

    @Override
    public String name() {
        return SendPermissions.PORTAL;
    }

    @Override
    public List<Page> pages() {
        return List.of(Page.of(SendPermissions.PORTAL, AboutView.class, () -> new AboutView(words), Access.PUBLIC));
    }

    @Override
    public List<Permission> permissions() {
        return SendPermissions.all();
    }

    @Override
    public Optional<Tile> tile() {
        return Optional.of(new Tile("send.title", "send.tile", SendPermissions.PORTAL, Access.PUBLIC));
    }
}
