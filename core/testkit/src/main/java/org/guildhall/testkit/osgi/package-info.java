/** Tests that run inside an OSGi framework, by Pax Exam. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.testkit.osgi;
