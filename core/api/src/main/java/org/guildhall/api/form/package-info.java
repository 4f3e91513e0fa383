/** Forms as data, their answers and drafts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.5.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.form;
