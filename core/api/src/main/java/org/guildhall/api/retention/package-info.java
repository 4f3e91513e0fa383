/** How long records are kept, and how those whose time is over are deleted (UK GDPR article 5(1)(e)). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.retention;
