/** What people have sent, as a PDF to print and keep. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.pdf;
