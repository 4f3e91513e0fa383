package org.guildhall.runtime.persistence;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A unit in an OSGi bundle. */
record BundleSource(Bundle bundle) implements UnitSource {
    @Override
    public String name() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    @Override
    public ClassLoader loader() {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }

    @Override
    public URL root() {
        return bundle.getEntry("/");
    }

    @Override
    public @Nullable URL entry(String path) {
        return bundle.getEntry(path);
    }

    @Override
    public List<URL> entries(String folder, String suffix) {
        Enumeration<URL> found = bundle.findEntries(folder, "*" + suffix, false);
        return found == null ? List.of() : Collections.list(found);
    }
}
