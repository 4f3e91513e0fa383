/** Copies are read back, and judged by veraPDF. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.pdf;
