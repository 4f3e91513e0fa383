/** The text catalogues of all bundles with the council's wording on top. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.text;
