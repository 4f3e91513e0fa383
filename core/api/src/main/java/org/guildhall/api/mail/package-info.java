/** Mail that is written in the caller's transaction and sent after it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.4.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.mail;
