/** Work that is done on a schedule, once, on whichever node holds the lease. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.2.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.job;
