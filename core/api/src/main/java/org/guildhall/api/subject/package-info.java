/** What is kept of one person, to be handed to them (UK GDPR article 15). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.2.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.subject;
