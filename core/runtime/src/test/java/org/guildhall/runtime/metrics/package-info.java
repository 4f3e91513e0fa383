/** The figures of a node, read as a monitoring program reads them. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.metrics;
