/** Fields of forms: native controls with label, hint and problem tied to them for every reader. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.2.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.field;
