/** The clock and the council's working days. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.time;
