/** What a portal contributes to the shell, all of it taken back when the portal goes. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.3.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.portal;
