/** Lists of things: queue, documents, summary lists and cards, tags, time line. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.2.0")
@org.jspecify.annotations.NullMarked
package org.guildhall.ui.list;
