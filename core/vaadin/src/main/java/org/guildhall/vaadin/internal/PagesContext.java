package org.guildhall.vaadin.internal;

import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.servlet.context.ServletContextHelper;

/** The servlet context of the pages: resources come from bundles, with types that browsers accept for module scripts. */
final class PagesContext extends ServletContextHelper {

    private final StaticAssets assets;

    PagesContext(Bundle bundle, StaticAssets assets) {
        super(bundle);
        this.assets = assets;
    }

    @Override
    public @Nullable URL getResource(String name) {
        return assets.resource(name);
    }

    @Override
    public @Nullable String getMimeType(String name) {
        return MimeTypes.of(name);
    }
}
