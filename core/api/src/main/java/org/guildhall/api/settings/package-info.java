/** Settings that administrators change while the instance runs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.3.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.settings;
