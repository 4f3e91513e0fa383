/** Who is acting, and their signed-in sessions. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.4.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.session;
