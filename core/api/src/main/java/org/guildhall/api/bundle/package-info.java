/** The portals that are installed, and how administrators change the set while the server runs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.2.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.bundle;
