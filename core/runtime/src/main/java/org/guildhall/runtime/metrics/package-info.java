/** Figures of this node, for whoever watches it (decision 0038). */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.metrics;
