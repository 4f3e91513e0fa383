/** Tokens by which other systems use the addresses that portals keep for them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.token;
