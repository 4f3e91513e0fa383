/** The portals that are installed: the shipped ones, those dropped into the staging folder, and what became of them. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.bundle;
