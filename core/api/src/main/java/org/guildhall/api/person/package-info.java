/** People whom the council cares for, and who may see whose what. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.3.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.person;
