/** Forms as data, shown page by page on a draft. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.5.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.form;
