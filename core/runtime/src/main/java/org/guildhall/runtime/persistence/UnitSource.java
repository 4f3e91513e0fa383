package org.guildhall.runtime.persistence;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a unit's descriptor and migrations lie: a bundle, or a folder or jar of the class path. */
interface UnitSource {
    /** Name for the log. */
    String name();

    ClassLoader loader();

    /** The root that holds the classes. */
    URL root();

    @Nullable
    URL entry(String path);

    /** The files right below the folder that end so. */
    List<URL> entries(String folder, String suffix);
}
