/** Vaadin views from OSGi bundles: pages that come and go, who may see them, and the sessions that outlive them. */
@NullMarked
@Version("0.3.0")
package org.guildhall.vaadin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
