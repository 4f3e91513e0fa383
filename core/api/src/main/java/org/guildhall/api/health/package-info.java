/** What keeps an instance from doing its work, in words for its administrators. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.3.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.api.health;
