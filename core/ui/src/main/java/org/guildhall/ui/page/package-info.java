/** What pages are made of: heading, question page with error summary, buttons, links, notices. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.5.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.page;
