package org.guildhall.referral;

import java.util.List;
import java.util.Optional;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.portal.Tile;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this portal contributes: a tile and the page that says what will be here. */
@Component
public final class ReferralPortal implements Portal {
    private static final String NAME = "referral";

    private final Words words;

    /** Made by the framework. */
    @Activate
    public ReferralPortal(@Reference Words words) {
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Page> pages() {
        return List.of(Page.of(NAME, AboutView.class, () -> new AboutView(words), Access.PUBLIC));
    }

    @Override
    public Optional<Tile> tile() {
        return Optional.of(new Tile("referral.title", "referral.tile", NAME, Access.PUBLIC));
    }
}
