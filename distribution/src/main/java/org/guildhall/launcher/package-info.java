/** Starts the product: one framework, the platform's jars on the class path as its bundles, and the portals as ordinary bundles. */
@NullMarked
package org.guildhall.launcher;

import org.jspecify.annotations.NullMarked;
