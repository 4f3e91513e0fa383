package org.guildhall.runtime.persistence;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Where a bundle's files lie: an OSGi bundle, or a folder or jar of the class path. */
public interface UnitSource {
    /** Name for the log. */
    String name();

    /** The loader of its classes. */
    ClassLoader loader();

    /** The root that holds the classes. */
    URL root();

    @Nullable
    URL entry(String path);

    /** The files right below the folder that end so. */
    List<URL> entries(String folder, String suffix);

    /** An OSGi bundle. */
    static UnitSource of(Bundle bundle) {
        return new BundleSource(bundle);
    }

    /** The folder or jar that the class was loaded from. */
    static UnitSource of(Class<?> anchor) {
        return new ClassPathSource(anchor);
    }
}
