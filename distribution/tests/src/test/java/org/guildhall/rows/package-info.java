/** Which rows of the specification are shown by a passing test. */
@org.jspecify.annotations.NullMarked
package org.guildhall.rows;
