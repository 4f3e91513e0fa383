/** The council's gazetteer. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.address;
