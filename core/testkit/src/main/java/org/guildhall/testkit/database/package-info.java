/** Runs the same storage tests on Derby and on a PostgreSQL of their own. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.testkit.database;
